import { expect, test } from "vitest";
import { runWith } from "./run-with.ts";

test.each([
  ["analise talk.vtt", "unknown command 'analise'", "Did you mean analyze?", "onrecord --help"],
  [
    "analyze talk.vtt --recipee wisdom",
    "unknown option '--recipee'",
    "Did you mean --recipe?",
    "analyze --help",
  ],
  ["analyze", "missing required argument 'source'", "", 'See "onrecord analyze --help".'],
  ["search talk.vtt", "missing required argument 'query'", "", 'See "onrecord search --help".'],
  ["show a.vtt b.vtt", "too many arguments for 'show'", "", 'See "onrecord show --help".'],
  ["analyze a.vtt --lang spanish", "'spanish' is invalid", "such as es, en or pt-BR", "analyze --help"],
  ["search a.vtt b --from soon", "'soon' is invalid", "754, 12:34 or 1:02:03", "search --help"],
  ["search a.vtt b --limit 0", "'0' is invalid", "Give a whole number above 0.", "search --help"],
  [
    "analyze a.vtt --max-calls many",
    "'many' is invalid",
    "Give a whole number, 0 or more.",
    "analyze --help",
  ],
  ["ask a.vtt b --model judge=builtin", 'No agent "judge"', "router, summarizer, fact-checker", "ask --help"],
  ["ask a.vtt ?!", 'The question "?!" has no words.', "Write what you want to know", "onrecord"],
  ["verify a.vtt b.md --quotes q.jsonl", '"b.md" and rows', "Give either an article or", "onrecord"],
])("%s", async (line, ...parts) => {
  const { code, out, error, opened } = await runWith(line);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toMatch(/^onrecord: /);
  for (const part of parts) expect(error).toContain(part);
  expect(opened).toEqual([]);
});
