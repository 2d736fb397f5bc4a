import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createCursorLinks, createVscodeLinks } from "../../mcp-servers/install/install-links.ts";
import { readJsonc } from "../../mcp-servers/install/read-jsonc.ts";
import { readExamples } from "./read-examples.ts";
import { program } from "./run-program.ts";
import { speakToServer } from "./speak-to-server.ts";

const top = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", top), "utf8");
const [, section = ""] = readme.split("\n## Use it from Claude Desktop, VS Code, Claude Code or Cursor\n");
const hosts = section.split(/^## /m)[0]?.split(/^### /m).slice(1) ?? [];

const Entry = z.strictObject({
  type: z.literal("stdio").optional(),
  command: z.string(),
  args: z.array(z.string()),
});
type Entry = z.infer<typeof Entry>;

const folder = mkdtempSync(join(tmpdir(), "onrecord-readme-mcp-"));
const project = join(folder, "project");
const bin = join(folder, "bin");

beforeAll(() => {
  mkdirSync(project);
  mkdirSync(bin);
  writeFileSync(join(bin, "onrecord"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(bin, "onrecord"), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts what an entry says as its host would, in the folder of a project, and gives the names of its tools. */
async function listTools(entry: Entry): Promise<readonly string[]> {
  const filledIn: Readonly<Record<string, string>> = {
    workspaceFolder: project,
    userHome: homedir(),
    "input:folder": project,
  };
  const args = entry.args.map((arg) =>
    arg.replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
      const value = filledIn[name];
      if (value === undefined) throw new Error(`No host fills in ${name}.`);
      return value;
    }),
  );
  const env = {
    PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
    ONRECORD_HOME: join(folder, "store"),
  };
  const { results, code } = await speakToServer(
    { command: join(bin, entry.command), args, env, cwd: project },
    [["tools/list"]],
  );
  expect(code).toBe(0);
  const { tools } = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })) }).parse(results[0]);
  return tools.map(({ name }) => name);
}

test.each([
  ["Claude Desktop", "mcpServers"],
  ["VS Code", "servers"],
  ["Claude Code", "mcpServers"],
  ["Cursor", "mcpServers"],
])("the block for %s starts a server that lists its tools", async (title, key) => {
  const text = hosts.find((host) => host.startsWith(`${title}\n`)) ?? "";
  const block = readExamples(text).find(({ language }) => language === "json")?.text ?? "";
  const servers = z.record(z.string(), Entry).parse(JSON.parse(block)[key]);
  expect(Object.keys(servers)).toEqual(["onrecord"]);
  for (const entry of Object.values(servers)) {
    expect(entry.command).toBe("onrecord");
    expect(await listTools(entry)).toContain("open_transcript");
  }
});

test("the link for VS Code is the one of its entry, which starts a server", async () => {
  const [link = ""] = /https:\/\/insiders\.vscode\.dev\/[^)\s]+/.exec(section) ?? [];
  const { searchParams } = new URL(link);
  const entry = Entry.parse(JSON.parse(searchParams.get("config") ?? ""));
  const inputs = JSON.parse(searchParams.get("inputs") ?? "");
  expect(link).toBe(createVscodeLinks("onrecord", { ...entry, type: "stdio" }, inputs).web);
  expect(await listTools(entry)).toContain("open_transcript");
});

test("the link for Cursor is the one of its entry, which starts a server", async () => {
  const [link = ""] = /https:\/\/cursor\.com\/[^)\s]+/.exec(section) ?? [];
  const config = new URL(link).searchParams.get("config") ?? "";
  const entry = Entry.parse(JSON.parse(Buffer.from(config, "base64").toString("utf8")));
  expect(link).toBe(createCursorLinks("onrecord", { ...entry, type: "stdio" }).web);
  expect(await listTools(entry)).toContain("open_transcript");
});

test("the arguments of server.json, filled in, start a server", async () => {
  const Argument = z.looseObject({ name: z.string().optional(), value: z.string().optional() });
  const Registered = z.looseObject({
    version: z.string(),
    description: z.string().max(100),
    packages: z.tuple([
      z.looseObject({ identifier: z.string(), version: z.string(), packageArguments: z.array(Argument) }),
    ]),
  });
  const { version, packages } = Registered.parse(
    JSON.parse(readFileSync(new URL("server.json", top), "utf8")),
  );
  const own = JSON.parse(readFileSync(new URL("package.json", top), "utf8"));
  const [{ identifier, packageArguments, version: packed }] = packages;
  expect({ identifier, version, packed }).toEqual({
    identifier: own.name,
    version: own.version,
    packed: own.version,
  });
  const args = packageArguments.flatMap(({ name, value = project }) =>
    name === undefined ? [value] : [name, value],
  );
  expect(await listTools({ command: identifier, args })).toContain("open_transcript");
});

test("the servers of .vscode/mcp.json start from this clone", async () => {
  const text = readFileSync(new URL(".vscode/mcp.json", top), "utf8");
  const { servers } = z.object({ servers: z.record(z.string(), Entry) }).parse(readJsonc(text).value);
  const clone = program.slice(0, -"/dist/cli/main.js".length);
  for (const { command, args } of Object.values(servers)) {
    expect(command).toBe("node");
    const { results } = await speakToServer(
      {
        command: process.execPath,
        args: args.map((arg) => arg.replace("$" + "{workspaceFolder}", clone)),
        env: { ONRECORD_HOME: join(folder, "store") },
        cwd: clone,
      },
      [["tools/call", { name: "open_transcript", arguments: { source: "harbour-meeting.vtt" } }]],
    );
    expect(JSON.stringify(results)).toContain("Renn");
  }
});
