import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Shown } from "../../app/app.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { transcript } from "./fake-app.ts";
import { runWith } from "./run-with.ts";

const shown: Shown = {
  status: "repaired",
  format: "vtt",
  warnings: ["cues_out_of_order: sorted"],
  transcript,
};
const script = fileURLToPath(new URL("../mcp-servers/client/scripted-server.mjs", import.meta.url));

/** A working folder whose settings name the scripted server `archive` and a server far away. */
function folderWithServers(behaviour = "works"): string {
  const cwd = temporaryFolder();
  const mcpServers = {
    archive: { command: process.execPath, args: [script, behaviour] },
    far: { url: "https://host.example/mcp" },
  };
  writeFileSync(join(cwd, "onrecord.config.json"), JSON.stringify({ mcpServers }));
  return cwd;
}

test("import stores files and prints what to name them by", async () => {
  const ran = await runWith("import talk.vtt -", { app: { show: async () => shown } });
  expect(ran.code).toBe(0);
  expect(ran.calls.slice(0, 2)).toEqual([
    ["show", "talk.vtt"],
    ["show", "-"],
  ]);
  const one = `id        harbour-talk-01234567
title     Harbour talk
segments  2, length 1:02:05
language  en
source    talk.vtt
warning   cues_out_of_order: sorted
`;
  expect(ran.out).toBe(`${one}\n${one}`);
});

test("import --json prints a list with an item for each source, and null for what is absent", async () => {
  const broken: Shown = {
    status: "error",
    format: "unknown",
    warnings: [],
    error: { code: "not_a_transcript", message: "It is a picture." },
  };
  const ran = await runWith("import talk.vtt a.png --json", {
    app: { show: async (source) => (source === "a.png" ? broken : shown) },
  });
  expect(ran.code).toBe(3);
  expect(ran.error).toBe("onrecord: It is a picture.\n");
  expect(JSON.parse(ran.out)).toEqual([
    {
      status: "repaired",
      id: "harbour-talk-01234567",
      sha256: transcript.sha256,
      title: "Harbour talk",
      language: "en",
      duration: 3725,
      segments: 2,
      speakers: [{ name: "Ada", segments: 1 }],
      source: { uri: "talk.vtt", format: "vtt" },
      warnings: ["cues_out_of_order: sorted"],
    },
    {
      status: "error",
      id: null,
      sha256: null,
      title: null,
      language: null,
      duration: null,
      segments: 0,
      speakers: [],
      source: { uri: "a.png", format: "unknown" },
      warnings: [],
      error: { code: "not_a_transcript", message: "It is a picture." },
    },
  ]);
});

test("import of nothing that can be read exits 1", async () => {
  const empty: Shown = { status: "empty", format: "unknown", warnings: [] };
  const ran = await runWith("import blank.txt", { app: { show: async () => empty } });
  expect(ran).toMatchObject({
    code: 1,
    out: "",
    error: 'onrecord: "blank.txt" holds no words. Name a transcript.\n',
  });
});

test("a tool of an MCP server is called, and what it gives is added with where it came from", async () => {
  const cwd = folderWithServers();
  const ran = await runWith("import mcp:archive/get_captions id=42", {
    cwd,
    app: { add: async () => shown },
  });
  expect(ran.error).toBe("");
  expect(ran.code).toBe(0);
  expect(ran.calls[0]).toMatchObject([
    "add",
    { uri: "mcp:archive/get_captions?id=42", name: "archive get_captions" },
  ]);
});

test("--tools lists what a server offers", async () => {
  const cwd = folderWithServers();
  const { code, out } = await runWith("import mcp:archive --tools", { cwd });
  expect(code).toBe(0);
  expect(out).toBe("TOOL          ARGUMENTS  WHAT IT DOES\nget_captions  id=        Gives captions.\n");
});

test("--tools --json lists it for programs", async () => {
  const cwd = folderWithServers();
  const { out } = await runWith("import mcp:archive --tools --json", { cwd });
  const argument = { name: "id", types: ["string"], required: true, description: null };
  expect(JSON.parse(out)).toEqual({
    server: "archive",
    tools: [{ name: "get_captions", title: null, description: "Gives captions.", arguments: [argument] }],
    resources: [],
  });
});

test("servers of a host's file are used only when it is named", async () => {
  const cwd = folderWithServers();
  const servers = { notes: { type: "stdio", command: process.execPath, args: [script, "works"] } };
  writeFileSync(join(cwd, ".mcp.json"), JSON.stringify({ servers }));
  const line = "import mcp:notes/get_captions id=42";
  expect(await runWith(line, { cwd })).toMatchObject({ code: 2 });
  const app = { add: async () => shown };
  expect(await runWith(`${line} --servers .mcp.json`, { cwd, app })).toMatchObject({ code: 0 });
});

test("a server that fails leaves one line, exit code 1 and nothing stored", async () => {
  const cwd = folderWithServers("failed-tool");
  const ran = await runWith("import mcp:archive/get_captions id=42", { cwd });
  expect(ran.code).toBe(1);
  expect(ran.out).toBe("");
  expect(ran.error).toBe(
    'onrecord: The tool "get_captions" of the MCP server "archive" failed: No video with that id. Check its arguments with "onrecord import mcp:archive --tools".\n',
  );
  expect(ran.calls.map(([name]) => name)).toEqual(["close"]);
});

test.each([
  ["import mcp:archvie/get_captions", 2, 'There is no MCP server "archvie". Did you mean "archive"?'],
  ["import mcp:archive", 2, '"mcp:archive" names no tool. Write mcp:archive/<tool> key=value…'],
  ["import mcp:archive/get_caption id=1", 2, 'has no tool "get_caption". Did you mean "get_captions"?'],
  ["import mcp:archive/get_captions name=1", 2, 'has no argument "name". It takes: id.'],
  ["import mcp:archive/get_captions", 2, 'The tool "get_captions" also needs id. Add id=….'],
  ["import talk.vtt mcp:archive/get_captions", 2, '"mcp:archive/get_captions" stands behind other sources.'],
  ["import talk.vtt --tools", 2, "--tools and --resource ask an MCP server"],
  ["import mcp:archive/get_captions --resource a://b", 2, "A resource takes no tool and no arguments."],
  ["import mcp:archive --resource a://b", 1, "answered with an error: Method not found"],
  [
    "import mcp:far/get --local-only",
    1,
    'The MCP server "far" runs at host.example, and only this machine may be asked.',
  ],
  ["import mcp:archive/get_captions id=1 --timeout 0", 2, "Give a number above 0."],
  ["import", 2, "missing required argument 'source'"],
])("%s: exit %i, %s", async (line, code, message) => {
  const ran = await runWith(line, { cwd: folderWithServers() });
  expect(ran.error).toContain(message);
  expect(ran).toMatchObject({ code, out: "" });
});
