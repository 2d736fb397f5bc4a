import { expect, test } from "vitest";
import { parseModels } from "../../cli/parse-models.ts";

test.each([
  ["builtin", { "*": ["builtin"] }],
  ["translator=apertium/eng-spa", { translator: ["apertium/eng-spa"] }],
  ["fact-checker=builtin,ollama/qwen3:8b", { "fact-checker": ["builtin", "ollama/qwen3:8b"] }],
  ["ollama/qwen3:8b?think=low", { "*": ["ollama/qwen3:8b?think=low"] }],
  ["answerer=ollama/qwen3:8b?think=low", { answerer: ["ollama/qwen3:8b?think=low"] }],
  ["*=builtin", { "*": ["builtin"] }],
])("reads %s", (text, choice) => {
  expect(parseModels(text)).toEqual(choice);
});

test("adds to the choices read before, and the last one of an agent counts", () => {
  const before = { "*": ["builtin"], router: ["a/b"] };
  expect(parseModels("router=c/d", before)).toEqual({ "*": ["builtin"], router: ["c/d"] });
});

test("an unknown agent is refused with the ones there are", () => {
  expect(() => parseModels("summariser=builtin")).toThrow(
    'No agent "summariser". Agents: router, summarizer, fact-checker, quote-verifier, translator, answerer.',
  );
});

test.each(["", "router=", "a/b,", ","])("a missing model name is refused: %j", (text) => {
  expect(() => parseModels(text)).toThrow("Name a model, such as builtin");
});
