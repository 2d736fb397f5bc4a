import { expect, test } from "vitest";
import { parseMcpSource } from "../../../mcp-servers/client/mcp-source.ts";

const servers = ["files", "youtube", "github.com/ada/files"];

test.each([
  ["mcp:files", { kind: "server", server: "files" }],
  ["mcp:files/", { kind: "server", server: "files" }],
  ["mcp:files/read_text_file", { kind: "tool", server: "files", tool: "read_text_file" }],
  ["mcp:files/notes/read", { kind: "tool", server: "files", tool: "notes/read" }],
  ["mcp:github.com/ada/files/read", { kind: "tool", server: "github.com/ada/files", tool: "read" }],
  ["mcp:files/note://42/a", { kind: "resource", server: "files", uri: "note://42/a" }],
  ["mcp:files/urn:isbn:1", { kind: "resource", server: "files", uri: "urn:isbn:1" }],
])("%s is read", (source, expected) => {
  expect(parseMcpSource(source, servers)).toEqual(expected);
});

test.each([
  [
    "mcp:flies/read",
    servers,
    'There is no MCP server "flies". Did you mean "files"? Known: files, youtube, github.com/ada/files. Others go under "mcpServers" into onrecord.config.json.',
  ],
  ["mcp:", servers, 'There is no MCP server "". Known: files, youtube'],
  [
    "mcp:files/read",
    [],
    'There is no MCP server "files": the settings name none. Put it under "mcpServers" into onrecord.config.json, or name a host\'s file with --servers .mcp.json.',
  ],
])("%s with the servers %j is refused", (source, known, message) => {
  const expected = expect.objectContaining({ code: "bad_usage", message: expect.stringContaining(message) });
  expect(() => parseMcpSource(source, known)).toThrow(expected);
});
