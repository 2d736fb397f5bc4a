import { describe, expect, test } from "vitest";
import type { ServerTool } from "../../../mcp-servers/client/protocol-shapes.ts";
import { readCallArguments } from "../../../mcp-servers/client/read-call-arguments.ts";

const tool: ServerTool = {
  name: "get_transcript",
  inputSchema: {
    type: "object",
    properties: {
      url: { type: "string" },
      lines: { type: "integer" },
      speed: { type: "number" },
      timed: { type: "boolean" },
      tags: { type: "array", items: { type: "string" } },
      pages: { type: "array", items: { type: "integer" } },
      filter: { type: "object" },
      lang: { anyOf: [{ type: "string" }, { type: "null" }] },
      limit: { anyOf: [{ type: "integer" }, { type: "null" }] },
      format: { $ref: "#/$defs/Format" },
      id: { type: ["string", "number"] },
      anything: {},
    },
    required: ["url"],
    $defs: { Format: { enum: ["vtt", "srt"] } },
  },
};

describe("a word becomes the value that the schema wants", () => {
  test.each([
    ["url=https://host.example/watch?v=a:=b&t=3", { url: "https://host.example/watch?v=a:=b&t=3" }],
    ["url=", { url: "" }],
    ["lines=20", { lines: 20 }],
    ["lines=-3", { lines: -3 }],
    ["lines:=21", { lines: 21 }],
    ["speed=1.5", { speed: 1.5 }],
    ["timed=yes", { timed: true }],
    ["timed=FALSE", { timed: false }],
    ["timed=0", { timed: false }],
    ["tags=a, b", { tags: ["a, b"] }],
    ['tags=["a", "b"]', { tags: ["a", "b"] }],
    ["pages=7", { pages: [7] }],
    ['filter={"from": 3}', { filter: { from: 3 } }],
    ["lang=12", { lang: "12" }],
    ["lang:=null", { lang: null }],
    ["limit=12", { limit: 12 }],
    ["format=srt", { format: "srt" }],
    ["id=042", { id: "042" }],
    ["anything=1", { anything: "1" }],
  ])("%s", (word, expected) => {
    expect(readCallArguments(["url=u", word].slice(word.startsWith("url") ? 1 : 0), tool)).toEqual({
      url: "u",
      ...expected,
    });
  });
});

test("an argument that is given again makes a list longer", () => {
  expect(readCallArguments(["url=u", "tags=a", "tags=b", "pages=1", "pages:=[2, 3]"], tool)).toEqual({
    url: "u",
    tags: ["a", "b"],
    pages: [1, 2, 3],
  });
});

test.each([
  [["lines=20"], 'The tool "get_transcript" also needs url. Add url=….'],
  [["uri=u"], 'The tool "get_transcript" has no argument "uri". Did you mean "url"? It takes: url, lines,'],
  [["url=u", "lines=many"], '"lines" has to be a whole number, and "many" is none. Write lines=10.'],
  [["url=u", "lines=1.5"], '"lines" has to be a whole number'],
  [["url=u", "timed=perhaps"], '"timed" has to be true or false, and "perhaps" is none. Write timed=true.'],
  [["url=u", "filter=3"], '"filter" has to be a JSON object'],
  [["url=u", "format=ssa"], '"format" cannot be "ssa". Valid: vtt, srt.'],
  [["url=u", "lines:=many"], '"lines" is no JSON. Write lines:=20'],
  [["url=u", "url=v"], '"url" is given twice, and is no list. Give it once.'],
  [["u"], '"u" is no argument of a tool. Write key=value'],
  [["=u"], '"=u" is no argument of a tool.'],
])("%j is refused: %s", (words, message) => {
  const expected = expect.objectContaining({ code: "bad_usage", message: expect.stringContaining(message) });
  expect(() => readCallArguments(words, tool)).toThrow(expected);
});

test.each([
  { type: "object", properties: { url: {} }, additionalProperties: true },
  { type: "object", properties: { url: {} }, additionalProperties: { type: "string" } },
  { type: "object" },
  {},
])("arguments that the schema %j does not name are passed on when it lets them be", (inputSchema) => {
  expect(readCallArguments(["video=7"], { name: "get", inputSchema })).toEqual({ video: "7" });
});

test("a tool that takes nothing refuses arguments, where its schema says so", () => {
  const inputSchema = { type: "object", properties: {}, additionalProperties: false };
  expect(() => readCallArguments(["video=7"], { name: "get", inputSchema })).toThrow(
    'The tool "get" has no argument "video". It takes none.',
  );
});

test("a schema that refers to itself is read to an end", () => {
  const inputSchema = {
    type: "object",
    properties: { node: { $ref: "#/properties/node" } },
    anyOf: [{ $ref: "#" }],
  };
  expect(readCallArguments(["node=1"], { name: "get", inputSchema })).toEqual({ node: "1" });
});
