import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { generateTalk } from "../bench/generate-talk.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./run-program.ts";

const Answer = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.number(),
  result: z.looseObject({
    content: z.array(z.looseObject({ type: z.string(), text: z.string() })),
    structuredContent: z.looseObject({
      error: z.exactOptional(z.looseObject({ code: z.string(), next: z.string().min(1) })),
    }),
    isError: z.exactOptional(z.boolean()),
  }),
});

const Listed = z.looseObject({
  id: z.literal(1),
  result: z.looseObject({
    tools: z.array(
      z.looseObject({
        name: z.string(),
        inputSchema: z.looseObject({ properties: z.record(z.string(), z.unknown()) }),
      }),
    ),
  }),
});

const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(
    null,
    "",
    "ferry",
    "long",
    "0:30",
    "s0003",
    40_000,
    "detailed",
    "the boat",
    "\0",
    "../x",
    "ferry.vtt",
  ),
  fc.array(fc.oneof(fc.string(), fc.record({ quote: fc.string() }), fc.record({ claim: fc.string() })), {
    maxLength: 3,
  }),
  fc.dictionary(fc.constantFrom("text", "speaker", "quote"), fc.string(), { maxKeys: 2 }),
);

/** Arguments that a model would send, so that answers are looked at too; what a tool does not take is left out. */
const sensible = fc.record(
  {
    source: fc.constantFrom("ferry.vtt", "long.vtt"),
    text: fc.constant(smallVtt),
    transcript: fc.constantFrom("ferry", "long"),
    query: fc.constantFrom("the boat", "people", "and it was"),
    from: fc.constantFrom("0:10", 20, "s0002"),
    cursor: value,
    limit: fc.integer({ min: 0, max: 60 }),
    max_characters: fc.constantFrom(2_000, 12_000, 40_000, 50_000),
    quotes: fc.array(fc.record({ quote: fc.string({ minLength: 1 }) }), { minLength: 1, maxLength: 20 }),
    claims: fc.array(fc.record({ claim: fc.string({ minLength: 1 }) }), { minLength: 1, maxLength: 20 }),
    task: fc.constantFrom("brief_me", "verify_article"),
    response_format: fc.constantFrom("concise", "detailed"),
  },
  { requiredKeys: ["transcript", "query", "quotes", "claims", "task", "source"] },
);

/** Speaks to the built server line by line; gives every line of its standard output. */
async function speak(messages: readonly object[], folder: string): Promise<readonly string[]> {
  const args = [program, "mcp", "transcripts", "--root", folder, "--store", join(folder, "store")];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  const wanted = messages.filter((message) => "id" in message).length;
  const answered = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (lines.push(line) === wanted) resolve();
    });
  });
  for (const message of messages) child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  await answered;
  child.stdin.end();
  return lines;
}

const clientInfo = { name: "fuzz", version: "1" };
const opening = [
  { id: 0, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo } },
  { method: "notifications/initialized" },
];

test("2,000 calls with any arguments: each answered by one line of JSON-RPC within bounds, each error with a next step", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  writeFileSync(join(folder, "long.vtt"), generateTalk(30_000, 9).captions);
  const opens = ["ferry.vtt", "long.vtt"].map((source, at) => ({
    id: at + 2,
    method: "tools/call",
    params: { name: "open_transcript", arguments: { source } },
  }));
  const first = [...opening, { id: 1, method: "tools/list", params: {} }, ...opens];
  const listed = (await speak(first, folder)).find((line) => line.includes("inputSchema")) ?? "";
  const { tools } = Listed.parse(JSON.parse(listed)).result;
  const anyCall = fc.constantFrom(...tools).chain(({ name, inputSchema }) =>
    fc.record({
      name: fc.constant(name),
      arguments: fc.oneof(
        fc.dictionary(fc.constantFrom(...Object.keys(inputSchema.properties), "extra"), value),
        sensible.map((all) =>
          Object.fromEntries(Object.entries(all).filter(([key]) => key in inputSchema.properties)),
        ),
      ),
    }),
  );
  const calls = fc.sample(anyCall, { numRuns: 2_000, seed: 6 });
  const messages = calls.map((params, at) => ({ id: at + 1, method: "tools/call", params }));
  const [, ...lines] = await speak([...opening, ...messages], folder);
  const answers = lines.map((line) => Answer.parse(JSON.parse(line)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(calls.length);
  for (const { result } of answers) {
    const text = result.content.map((block) => block.text).join("\n");
    const structure = JSON.stringify(result.structuredContent);
    expect(Math.max(text.length, structure.length)).toBeLessThanOrEqual(40_000);
    expect(`${text}${structure}`).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(`${text}${structure}`).not.toContain(folder);
    expect(result.isError === true).toBe(result.structuredContent.error !== undefined);
    if (result.isError === true) expect(text).toMatch(/\nNext: \S/);
    expect(result.structuredContent.error?.code).not.toBe("internal");
  }
  expect(answers.filter(({ result }) => result.isError !== true).length).toBeGreaterThan(300);
});
