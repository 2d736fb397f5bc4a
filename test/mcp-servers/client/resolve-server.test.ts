import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readServersFile } from "../../../mcp-servers/client/read-servers-file.ts";
import { resolveServer } from "../../../mcp-servers/client/resolve-server.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** `$NAME` stands for a reference here, so that the linter sees no template. */
const ref = (text: string): string => text.replaceAll(/\$([\w:-]+)/g, "$" + "{$1}");
const variables = { TOKEN: "planted-secret-1", EMPTY: "", HOME: "/people/ada" };

test("a command is resolved with its variables, and the folder against the working folder", () => {
  const cwd = temporaryFolder();
  const server = resolveServer(
    "notes",
    {
      command: "npx",
      args: ["-y", "notes", ref("--home=$userHome"), ref("$workspaceFolder/a"), "$PLAIN {}"],
      env: {
        KEY: ref("Bearer $TOKEN"),
        OTHER: ref("$env:TOKEN"),
        MODE: ref("$MISSING:-fast"),
        NONE: ref("$EMPTY"),
      },
    },
    { variables, cwd, localOnly: true },
  );
  expect(server).toEqual({
    kind: "stdio",
    name: "notes",
    command: "npx",
    args: ["-y", "notes", "--home=/people/ada", `${cwd}/a`, "$PLAIN {}"],
    env: { KEY: "Bearer planted-secret-1", OTHER: "planted-secret-1", MODE: "fast", NONE: "" },
    cwd,
    secrets: ["Bearer planted-secret-1", "planted-secret-1", "fast", "", "--home=/people/ada", `${cwd}/a`],
  });
});

test("an address is resolved, and a login in it becomes a header", () => {
  const settings = { url: ref("https://ada:$TOKEN@host.example/mcp"), headers: { "x-key": ref("$TOKEN") } };
  expect(resolveServer("notes", settings, { variables, cwd: "/", localOnly: false })).toMatchObject({
    kind: "http",
    url: new URL("https://host.example/mcp"),
    headers: { authorization: "Basic YWRhOnBsYW50ZWQtc2VjcmV0LTE=", "x-key": "planted-secret-1" },
    way: "streamable",
  });
});

test.each([
  "http://127.0.0.1:8080/mcp",
  "http://localhost/mcp",
  "http://a.localhost/mcp",
  "http://[::1]:1/mcp",
])("%s is on this machine", (url) => {
  const server = resolveServer("notes", { url }, { variables, cwd: "/", localOnly: true });
  expect(server.kind).toBe("http");
});

test.each(["https://host.example/mcp", "http://10.0.0.7/mcp", "http://127.0.0.1.host.example/mcp"])(
  "%s is refused when nothing may leave the machine",
  (url) => {
    expect(() => resolveServer("notes", { url }, { variables, cwd: "/", localOnly: true })).toThrow(
      expect.objectContaining({ code: "not_local" }),
    );
  },
);

describe("what cannot be resolved is told", () => {
  test.each([
    [{ command: ref("$MISSING") }, "needs the environment variable MISSING, which is not set."],
    [{ url: "https://h.example", headers: { a: ref("$input:key") } }, 'asks for the input "key"'],
    [{ url: "ftp://host.example/" }, "is no http:// or https:// address"],
    [{ url: "host.example" }, "is no http:// or https:// address"],
    [{ command: "a", cwd: "/no/such/folder/here" }, 'The folder of the MCP server "notes" is not there.'],
  ])("%j", (settings, message) => {
    expect(() => resolveServer("notes", settings, { variables, cwd: "/", localOnly: false })).toThrow(
      message,
    );
  });
});

function readFile(text: string) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "mcp.json"), text);
  return readServersFile("mcp.json", cwd);
}

test("servers are read out of the file of Claude Code and out of that of VS Code", () => {
  expect(readFile('{"mcpServers": {"a b": {"command": "x", "disabled": true}}, "theme": 1}')).toEqual({
    "a b": { command: "x" },
  });
  const file = `{
    // Mine.
    "inputs": [{"id": "key"}],
    "servers": {"notes": {"type": "http", "url": "https://host.example/mcp", "gallery": {}},
      "old": {"type": "streamableHttp", "url": "https://host.example/old"},},
  }`;
  expect(readFile(file)).toEqual({
    notes: { type: "http", url: "https://host.example/mcp" },
    old: { type: "http", url: "https://host.example/old" },
  });
});

test.each([
  ["{", '"mcp.json" is no JSON.'],
  ["[]", '"mcp.json" names no MCP servers.'],
  ['{"mcpServers": {"a": {}}}', '"a": a server has either "command" or "url".'],
  ['{"mcpServers": {"a": {"command": 3}}}', '"mcp.json" cannot be used: "a.command": '],
])("the file %s is refused", (text, message) => {
  expect(() => readFile(text)).toThrow(message);
});

test("a file that is not there is told by its name", () => {
  expect(() => readServersFile("mcp.json", temporaryFolder())).toThrow(
    'There is no file "mcp.json" there. Check the path after --servers.',
  );
});
