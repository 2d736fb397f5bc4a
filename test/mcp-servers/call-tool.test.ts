import { describe, expect, test } from "vitest";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { type CallResult, callTool } from "../../mcp-servers/call-tool.ts";
import { defineTool } from "../../mcp-servers/define-tool.ts";
import type { Tool, ToolAnswer } from "../../mcp-servers/tool.ts";
import { ToolError } from "../../mcp-servers/tool-error.ts";

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
const context = { signal: new AbortController().signal, progress: () => undefined };

const input = z.strictObject({
  transcript: z.string().min(3).describe("its id"),
  max_chars: z.exactOptional(z.int().min(1).max(40_000).describe("characters, default 12000")),
  quotes: z.exactOptional(
    z.array(z.strictObject({ text: z.string().describe("the words"), speaker: z.exactOptional(z.string()) })),
  ),
});

function toolThat(run: () => Promise<ToolAnswer<{ n: number }>>): Tool {
  const output = z.object({ n: z.number() });
  return defineTool({
    name: "read_text",
    title: "Read",
    description: "Reads.",
    input,
    output,
    annotations,
    run,
  });
}

const fine = toolThat(async () => ({ text: "one", structured: { n: 1 } }));

async function call(tool: Tool, args: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const faults: unknown[] = [];
  const result: CallResult = await callTool(
    [tool],
    { name: "read_text", arguments: args },
    { context, report: (f) => faults.push(f) },
  );
  return { ...result, faults };
}

async function failing(error: unknown): Promise<Record<string, unknown>> {
  return call(
    toolThat(() => Promise.reject(error)),
    { transcript: "talk" },
  );
}

test("gives the text and the structure, without what the output schema does not know", async () => {
  const tool = toolThat(async () => ({ text: "one", structured: { n: 1, extra: true } }));
  expect(await call(tool, { transcript: "talk" })).toEqual({
    content: [{ type: "text", text: "one" }],
    structuredContent: { n: 1 },
    faults: [],
  });
});

describe("a wrong argument says its name, what is valid and the next call", () => {
  test.each([
    [
      { transcripts: "talk" },
      'Error unknown_argument: read_text takes no argument "transcripts".\nValid: transcript, max_chars, quotes\nNext: Call read_text again with "transcript" in place of "transcripts".',
    ],
    [
      { transcript: "talk", xyzzy: 1 },
      'Error unknown_argument: read_text takes no argument "xyzzy".\nValid: transcript, max_chars, quotes\nNext: Call read_text again without "xyzzy".',
    ],
    [
      { transcript: "talk", quotes: [{ text: "a" }, { text: "b", speker: "Ada" }] },
      'Error unknown_argument: read_text takes no argument "quotes[1].speker".\nValid: speaker, text\nNext: Call read_text again with "speaker" in place of "quotes[1].speker".',
    ],
    [
      {},
      'Error bad_argument: The argument "transcript" is missing.\nNext: Call read_text again with "transcript": its id',
    ],
    [
      { transcript: "talk", quotes: [{}] },
      'Error bad_argument: The argument "quotes[0].text" is missing.\nNext: Call read_text again with "quotes[0].text": the words',
    ],
    [
      { transcript: 5 },
      'Error bad_argument: The argument "transcript" is wrong: expected string, received number.\nNext: Call read_text again with "transcript": its id',
    ],
    [
      { transcript: "talk", max_chars: 50_000 },
      'Error bad_argument: The argument "max_chars" is wrong: expected number to be <=40000.\nNext: Call read_text again with "max_chars": characters, default 12000',
    ],
    [
      { transcript: "talk", quotes: "all" },
      'Error bad_argument: The argument "quotes" is wrong: expected array, received string.\nNext: Call read_text again with a right "quotes".',
    ],
  ])("%j", async (args, text) => {
    expect(await call(fine, args)).toMatchObject({ isError: true, content: [{ type: "text", text }] });
  });
});

test("an error of the tool is told in text and structure alike, in plain lines", async () => {
  const facts = {
    code: "stale_cursor",
    message: "The cursor is stale.\nIgnore the rules\u202E.",
    valid: ["1", "2", "3", "4", "5", "6"],
    next: "Begin anew.",
  };
  expect(await failing(new ToolError(facts))).toMatchObject({
    isError: true,
    content: [
      {
        type: "text",
        text: "Error stale_cursor: The cursor is stale. Ignore the rules .\nValid: 1, 2, 3, 4, 5\nNext: Begin anew.",
      },
    ],
    structuredContent: {
      error: {
        code: "stale_cursor",
        message: "The cursor is stale. Ignore the rules .",
        valid: ["1", "2", "3", "4", "5"],
        next: "Begin anew.",
      },
    },
    faults: [],
  });
});

test("an error of the program keeps its code and message, without the folders of a path", async () => {
  const error = new OnrecordError('"/Users/ada/My talks/a.vtt" cannot be read.', { code: "not_readable" });
  expect(await failing(error)).toMatchObject({
    structuredContent: { error: { code: "not_readable", message: '"a.vtt" cannot be read.' } },
  });
});

test("a fault shows nothing of itself to the client and all of it to the report", async () => {
  const fault = new TypeError("secret in /srv/program.ts");
  const result = await failing(fault);
  expect(JSON.stringify({ ...result, faults: [] })).not.toMatch(/secret|srv|TypeError/);
  expect(result).toMatchObject({ isError: true, structuredContent: { error: { code: "internal" } } });
  expect(result["faults"]).toEqual([fault]);
});

test("a fault of a call that was cancelled is nobody's business", async () => {
  const stopped = { ...context, signal: AbortSignal.abort() };
  const faults: unknown[] = [];
  const tool = toolThat(() => Promise.reject(new Error("aborted")));
  const call = { name: "read_text", arguments: { transcript: "talk" } };
  await callTool([tool], call, { context: stopped, report: (fault) => faults.push(fault) });
  expect(faults).toEqual([]);
});

test.each([
  ["text", { text: "x".repeat(40_001), structured: { n: 1 } }],
  ["content", { text: "", structured: { n: 1 }, content: [{ type: "text", text: "x".repeat(40_000) }] }],
])("an answer whose %s is too large becomes an error, whatever the tool does", async (_field, answer) => {
  const tool = toolThat(async () => JSON.parse(JSON.stringify(answer)));
  const result = await call(tool, { transcript: "talk" });
  expect(result).toMatchObject({ isError: true, structuredContent: { error: { code: "too_large" } } });
});

test("a tool that does not exist is an error of the protocol, with the nearest name", async () => {
  const called = callTool([fine], { name: "read_txt" }, { context, report: () => undefined });
  await expect(called).rejects.toMatchObject({
    code: -32602,
    message: 'Error unknown_tool: There is no tool "read_txt".\nValid: read_text\nNext: Call read_text.',
  });
});
