import { describe, expect, test } from "vitest";
import type { McpConnection } from "../../../mcp-servers/client/connect-to-server.ts";
import { importFromResource, importFromTool } from "../../../mcp-servers/client/import-from-server.ts";
import { type ResourceContent, ToolResult } from "../../../mcp-servers/client/protocol-shapes.ts";
import type { ReachableServer } from "../../../mcp-servers/client/resolve-server.ts";
import { captions } from "./http-archive.ts";

const server: ReachableServer = {
  kind: "stdio",
  name: "archive",
  command: "archive",
  args: [],
  env: {},
  cwd: "/",
  secrets: [],
};

const inputSchema = { type: "object", properties: { path: { type: "string" } } };

/** A server whose tool `get` answers this, with these resources by URI. */
function connection(
  answer: unknown,
  resources: Readonly<Record<string, ResourceContent>> = {},
): McpConnection {
  return {
    listTools: async () => [
      { name: "get", inputSchema },
      { name: "search", inputSchema },
    ],
    listResources: async () => [],
    callTool: async () => ToolResult.parse(answer),
    readResource: async (uri) => [resources[uri] ?? {}],
  };
}

async function take(answer: unknown, resources?: Readonly<Record<string, ResourceContent>>) {
  const call = { tool: "get", words: ["path=talks/talk.vtt"] };
  const files = await importFromTool(server, connection(answer, resources), call);
  return files.map(({ bytes, uri, name }) => ({ text: new TextDecoder().decode(bytes), uri, name }));
}

const text = (...texts: readonly string[]) => texts.map((one) => ({ type: "text", text: one }));
const from = "mcp:archive/get?path=talks/talk.vtt";
const rows = [
  { text: "The ferry sails at nine.", start: 1, duration: 3 },
  { text: "It sails at ten.", start: 4, duration: 4 },
];

describe("the transcript is found in what a tool answers", () => {
  test.each([
    ["text", { content: text(captions) }, captions],
    [
      "plain talk",
      { content: text("Mara: The ferry sails at nine.\nJonas: At ten.") },
      "Mara: The ferry sails at nine.\nJonas: At ten.",
    ],
    [
      "parts in several texts",
      { content: text("Mara: The ferry sails.", "Jonas: It does not.") },
      "Mara: The ferry sails.\nJonas: It does not.",
    ],
    [
      "one of several texts",
      { content: text("Found one video, four minutes long, with captions.", captions) },
      captions,
    ],
    [
      "rows of JSON in several texts",
      { content: text(...rows.map((row) => JSON.stringify(row))) },
      JSON.stringify(rows),
    ],
    [
      "text inside JSON",
      { content: text(JSON.stringify({ id: "1", captions, note: "x".repeat(500) })) },
      captions,
    ],
    [
      "a list inside JSON",
      { content: text(JSON.stringify({ video: { transcript: rows } })) },
      JSON.stringify(rows),
    ],
    ["the structured answer alone", { structuredContent: { result: captions } }, captions],
    ["rows in the structured answer", { structuredContent: { items: rows } }, JSON.stringify(rows)],
    [
      "the structured answer beside a remark",
      { content: text("Here are the captions you asked for."), structuredContent: { items: rows } },
      JSON.stringify(rows),
    ],
  ])("as %s", async (_name, answer, expected) => {
    expect(await take(answer)).toEqual([{ text: expected, uri: from, name: "talk.vtt" }]);
  });

  test("as embedded files, one after the other", async () => {
    const other = captions.replace("nine", "noon");
    const content = [
      ...text("Two files."),
      { type: "resource", resource: { uri: "file:///a/one.vtt", mimeType: "text/vtt", text: captions } },
      {
        type: "resource",
        resource: { uri: "file:///a/two.vtt", blob: Buffer.from(other).toString("base64") },
      },
      {
        type: "resource",
        resource: { uri: "file:///a/one.png", mimeType: "image/png", blob: "aGVsbG8gd29ybGQ=" },
      },
    ];
    expect(await take({ content })).toEqual([
      { text: captions, uri: `${from}#one.vtt`, name: "one.vtt" },
      { text: other, uri: `${from}#two.vtt`, name: "two.vtt" },
    ]);
  });

  test("behind a link, which is read from the same server", async () => {
    const content = [
      ...text("The captions are linked here."),
      { type: "resource_link", uri: "note://42/talk", name: "talk" },
    ];
    expect(await take({ content }, { "note://42/talk": { text: captions } })).toEqual([
      { text: captions, uri: `${from}#note://42/talk`, name: "talk" },
    ]);
  });

  test("with the title that the server gives", async () => {
    const structuredContent = { title: "Ferries, A/B", captions };
    expect(await take({ structuredContent })).toMatchObject([{ name: "Ferries, A B" }]);
  });

  test("beside blocks of a kind that is not known", async () => {
    expect(await take({ content: [{ type: "hologram", data: 3 }, ...text(captions)] })).toHaveLength(1);
  });
});

test.each([
  [{ content: text('{"error": "no such video"}') }, "not_a_transcript"],
  [{ content: [{ type: "image", data: "aGk=", mimeType: "image/png" }] }, "empty_input"],
  [{ content: text("   ") }, "empty_input"],
  [{}, "empty_input"],
])("an answer with no transcript, %j, is refused", async (answer, code) => {
  await expect(take(answer)).rejects.toMatchObject({ code });
});

test("a tool that is not there is told, with those that are", async () => {
  const call = { tool: "gett", words: [] };
  await expect(importFromTool(server, connection({}), call)).rejects.toMatchObject({
    code: "bad_usage",
    message:
      'The MCP server "archive" has no tool "gett". Did you mean "get"? It has: get, search. See what they take with "onrecord import mcp:archive --tools".',
  });
});

test("a resource is read by its URI", async () => {
  const resources = { "note://42/talk.vtt": { uri: "note://42/talk.vtt", text: captions } };
  const [file] = await importFromResource(server, connection({}, resources), "note://42/talk.vtt");
  expect(file).toMatchObject({ uri: "mcp:archive/note://42/talk.vtt", name: "talk.vtt" });
});

test("a resource with no words in it is refused", async () => {
  await expect(importFromResource(server, connection({}), "note://43")).rejects.toMatchObject({
    code: "empty_input",
  });
});
