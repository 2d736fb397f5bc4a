import { expect, test } from "vitest";
import { listTools } from "../../../mcp-servers/hosts/list-tools.ts";
import { taskNames } from "../../../mcp-servers/transcripts/tasks.ts";
import { formatClock } from "../../../transcript/format-clock.ts";
import { generateTalk } from "../../bench/generate-talk.ts";
import { smallVtt } from "../../small-transcript.ts";
import { type Answered, insideFence, type OpenServer, openServer } from "./open-server.ts";

const { captions, sentences } = generateTalk(2000, 11);

/** A call of each tool in each of its formats, over a small and a long transcript. */
async function callAll({ call, paste }: OpenServer): Promise<Map<string, Answered>> {
  const small = await paste(smallVtt, "ferry");
  const long = await paste(captions, "long talk");
  const answers = new Map<string, Answered>();
  for (const response_format of ["concise", "detailed"]) {
    const calls: [string, Record<string, unknown>][] = [
      ["open_transcript", { source: small }],
      ["open_transcript", { source: long }],
      ["list_transcripts", {}],
      ["list_transcripts", { limit: 1 }],
      ["search_transcript", { query: "boat", transcript: small }],
      ["search_transcript", { query: "really good people" }],
      ["search_transcript", { query: "really good people", transcript: long, limit: 3 }],
      ["read_transcript", { transcript: small }],
      ["read_transcript", { transcript: long }],
      ["read_transcript", { transcript: long, from: "3:00", max_characters: 3000 }],
      ["verify_quotes", { transcript: long, quotes: sentences.slice(40, 46) }],
      ["verify_quotes", { transcript: small, quotes: ["The second boat costs 19,500 euros a month"] }],
      ["check_claims", { transcript: small, claims: ["The second boat costs 20,000 euros a month."] }],
      ["check_claims", { transcript: long, claims: sentences.slice(50, 53) }],
    ];
    for (const [name, args] of calls) {
      const given = { ...args, response_format };
      answers.set(`${name} ${JSON.stringify(given)}`, await call(name, given));
    }
  }
  for (const task of taskNames)
    answers.set(`get_instructions ${task}`, await call("get_instructions", { task, transcript: small }));
  return answers;
}

/** Every fact of a structure that a model could use: ids, names, numbers, calls, cursors; times as clocks. */
function factsOf(value: unknown, key = ""): string[] {
  if (typeof value === "number")
    return [["start", "end", "duration"].includes(key) ? formatClock(value) : String(value)];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item) => factsOf(item, key));
  return Object.entries(value ?? {}).flatMap(([name, item]) => factsOf(item, name));
}

test("text and structure say the same facts in every tool, and two servers the same bytes", async () => {
  const answers = await callAll(openServer());
  expect([...(await callAll(openServer()))]).toEqual([...answers]);
  expect(answers.size).toBe(31);
  for (const [call, { text, facts, isError }] of answers) {
    expect(isError, call).toBe(false);
    for (const fact of factsOf(facts)) expect(text, `${call}: ${fact}`).toContain(fact);
    // The other way round: ids, times, cursors and verdicts of the text.
    const structure = [...factsOf(facts), JSON.stringify(facts)].join("\n");
    for (const [found] of text.matchAll(
      /\bs\d{4,}\b|\b\d{15}\b|[a-z-]+-[0-9a-f]{8}\b|\b\d+:\d\d(?::\d\d)?\b/g,
    ))
      expect(structure, `${call}: ${found}`).toContain(found);
    for (const [found] of text.matchAll(
      /\b(?:said|altered|misattributed|not_said|supported|contradicted)\b/g,
    ))
      expect(structure, `${call}: ${found}`).toContain(found);
    if (typeof facts["excerpt"] === "string") expect(insideFence(text)).toBe(insideFence(facts["excerpt"]));
    expect(JSON.stringify(facts)).not.toContain("null");
    expect(text).not.toMatch(/undefined|\bnull\b|NaN/);
  }
});

test("seven tools with all hints, each described by what, when, limits and an example", () => {
  const { tools, instructions, prompts } = openServer().server;
  expect(tools.map(({ name }) => name)).toEqual([
    "open_transcript",
    "search_transcript",
    "read_transcript",
    "verify_quotes",
    "check_claims",
    "list_transcripts",
    "get_instructions",
  ]);
  for (const tool of tools) {
    expect(tool.description.length).toBeLessThanOrEqual(1000);
    expect(tool.description).toMatch(new RegExp(`Use it .*Example: ${tool.name} \\{.*\\}$`));
    const example: unknown = JSON.parse(
      tool.description.slice(tool.description.indexOf(`Example: ${tool.name} `) + 10 + tool.name.length),
    );
    expect(tool.input.safeParse(example).success).toBe(true);
    for (const [name, field] of Object.entries(tool.input.shape))
      expect((field as { description?: string }).description, `${tool.name} ${name}`).toMatch(/\S/);
    expect(Object.values(tool.annotations)).toHaveLength(4);
    expect(tool.annotations).toMatchObject({
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    });
    expect(tool.annotations.readOnlyHint).toBe(tool.name !== "open_transcript");
  }
  expect(JSON.stringify({ tools: listTools(tools)() }).length).toBeLessThanOrEqual(12_000);
  expect(instructions.length).toBeLessThanOrEqual(1500);
  for (const word of [
    "open_transcript",
    "search_transcript",
    "read_transcript",
    "verify_quotes",
    "list_transcripts",
    "=====",
    "never",
  ])
    expect(instructions.slice(0, 500)).toContain(word);
  expect(prompts.map(({ name }) => name)).toEqual([...taskNames]);
});
