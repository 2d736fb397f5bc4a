import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { captions, createArchive, listen, serveStreamable } from "../mcp-servers/client/http-archive.ts";
import { stillAlive } from "../mcp-servers/client/scripted-servers.ts";
import { type ProgramRun, runProgram } from "./run-program.ts";

const filesystem = fileURLToPath(
  new URL("../../node_modules/@modelcontextprotocol/server-filesystem/dist/index.js", import.meta.url),
);
const scripted = fileURLToPath(new URL("../mcp-servers/client/scripted-server.mjs", import.meta.url));

let folder = "";
const pids = (): string => join(folder, "pids");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onrecord-import-"));
  mkdirSync(join(folder, "talks"));
  writeFileSync(join(folder, "talks", "ferry.vtt"), captions);
  writeFileSync(join(folder, "talks", "picture.png"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
});

beforeEach(() => rmSync(join(folder, "store"), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in the folder, with these MCP servers in its settings. */
function run(mcpServers: object, args: readonly string[]): Promise<ProgramRun> {
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ mcpServers }));
  const variables = { ONRECORD_HOME: join(folder, "store"), ARCHIVE_KEY: "planted-secret-1" };
  return runProgram(args, { cwd: folder, variables });
}

const imported = {
  status: "ok",
  title: "ferry",
  language: "en",
  duration: 8,
  segments: 2,
  speakers: [
    { name: "Mara", segments: 1 },
    { name: "Jonas", segments: 1 },
  ],
  warnings: [],
};

describe("a file server from the npm registry, over stdio", () => {
  const files = { command: process.execPath, args: [filesystem, "talks"] };

  test("gives a caption file, which is stored with where it came from and is a source by its id", async () => {
    const path = `path=${join(folder, "talks", "ferry.vtt")}`;
    const { code, out, error } = await run({ files }, ["import", "mcp:files/read_text_file", path, "--json"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const source = { uri: "mcp:files/read_text_file?path=ferry.vtt", format: "vtt" };
    const [{ id, sha256, ...rest }] = JSON.parse(out);
    expect(rest).toEqual({ ...imported, source });
    expect(id).toBe(`ferry-${sha256.slice(0, 8)}`);
    const shown = await run({}, ["show", "ferry", "--json"]);
    expect(JSON.parse(shown.out).segments.map((segment: { text: string }) => segment.text)).toEqual([
      "The ferry sails at nine.",
      "It sails at ten.",
    ]);
  });

  test("is asked for a part of a file by a number", async () => {
    const words = [`path=${join(folder, "talks", "ferry.vtt")}`, "head=4"];
    const { out } = await run({ files }, ["import", "mcp:files/read_text_file", ...words, "--json"]);
    expect(JSON.parse(out)).toMatchObject([
      { segments: 1, source: { uri: "mcp:files/read_text_file?path=ferry.vtt&head=4" } },
    ]);
  });

  test("lists its tools", async () => {
    const { code, out } = await run({ files }, ["import", "mcp:files", "--tools"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^TOOL +ARGUMENTS +WHAT IT DOES\n/);
    expect(out).toMatch(
      /^read_text_file +path= \[tail=<number>\] \[head=<number>\] +Read the complete contents/m,
    );
  });

  test("refuses a file outside its folder, in one line", async () => {
    const { code, out, error } = await run({ files }, [
      "import",
      "mcp:files/read_text_file",
      "path=/etc/passwd",
    ]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(
      /^onrecord: The tool "read_text_file" of the MCP server "files" failed: Access denied.*"onrecord import mcp:files --tools"\.\n$/,
    );
  });
});

test("a server over HTTP is given the key that stands in the environment", async () => {
  const { url, requests } = await serveStreamable(
    createArchive({ content: [{ type: "text", text: captions }] }),
  );
  const headers = { Authorization: "Bearer $" + "{ARCHIVE_KEY}" };
  const words = ["import", "mcp:archive/get_captions", "id=ferry.vtt", "--local-only", "--json"];
  const { code, out, error } = await run({ archive: { url, headers } }, words);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  const source = { uri: "mcp:archive/get_captions?id=ferry.vtt", format: "vtt" };
  expect(JSON.parse(out)).toMatchObject([{ ...imported, source }]);
  expect(requests[0]?.headers.authorization).toBe("Bearer planted-secret-1");
  const config = await run({ archive: { url, headers } }, ["import", "--print-config", "x"]);
  expect(JSON.parse(config.out).mcpServers).toEqual({ archive: { url, headers } });
});

describe("a server that does not behave ends in one line, exit code 1, with nothing stored and nothing left", () => {
  test.each([
    ["hang-at-start", "did not answer within 1 seconds"],
    ["hang-at-call", "did not answer within 1 seconds"],
    [
      "die-at-start",
      "ended with exit code 3 before it answered. Its last words: Error: the variable ARCHIVE",
    ],
    [
      "die-at-call",
      "ended with exit code 7 before it answered. Its last words: Fatal: no disk for [secret] left.",
    ],
    ["error-at-call", "answered with an error: the archive is closed."],
    ["failed-tool", "failed: No video with that id."],
    ["endless-junk", "writes to its standard output what is no message of the protocol: starting up."],
    ["huge-at-call", "answered with more than 50 MB, the most that is read."],
    ["endless-at-call", "answered with more than 50 MB, the most that is read."],
  ])("%s: %s", async (behaviour, message) => {
    const env = { PIDS: pids(), KEY: "$" + "{ARCHIVE_KEY}" };
    const archive = { command: process.execPath, args: [scripted, behaviour], env };
    const timeout = behaviour.startsWith("hang") ? "1" : "60";
    const ran = await run({ archive }, ["import", "mcp:archive/get_captions", "id=42", "--timeout", timeout]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.error).toMatch(/^onrecord: [^\n]{20,}\.\n$/);
    expect(ran.error).toContain(message);
    expect(stillAlive(pids())).toEqual([]);
    expect(JSON.parse((await run({}, ["list", "--json"])).out)).toEqual([]);
  });

  test.each([
    [401, "wants a key or refuses the one it was given (HTTP 401)."],
    [404, "has nothing to talk to at that address (HTTP 404)."],
    [500, "failed (HTTP 500)"],
  ])("HTTP %i: %s", async (status, message) => {
    const address = await listen((_request, response) => response.writeHead(status).end());
    const ran = await run({ archive: { url: `${address}/mcp` } }, [
      "import",
      "mcp:archive/get_captions",
      "id=42",
    ]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.error).toMatch(/^onrecord: [^\n]{20,}\.\n$/);
    expect(ran.error).toContain(message);
  });
});

test("an address that is not on this machine is not asked when nothing may leave it", async () => {
  const archive = { url: "https://host.example/mcp" };
  const ran = await run({ archive }, ["import", "mcp:archive/get_captions", "id=42", "--local-only"]);
  expect(ran).toMatchObject({ code: 1, out: "" });
  expect(ran.error).toContain(
    'The MCP server "archive" runs at host.example, and only this machine may be asked.',
  );
});
