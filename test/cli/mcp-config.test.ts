import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { runWith } from "./run-with.ts";

/** A folder to work in, with a folder `talks` and something where the built program would be. */
function workplace(): { readonly cwd: string; readonly machine: { readonly program: string } } {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "talks"));
  writeFileSync(join(cwd, "main.js"), "");
  return { cwd, machine: { program: join(cwd, "main.js") } };
}

test("prints the block for Claude Desktop, and on standard error where it belongs", async () => {
  const { cwd, machine } = workplace();
  const { code, out, error, opened } = await runWith("mcp config claude-desktop --root talks", {
    cwd,
    machine,
  });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    mcpServers: {
      onrecord: {
        command: "/opt/node",
        args: [machine.program, "mcp", "transcripts", "--root", join(cwd, "talks")],
      },
    },
  });
  expect(error).toBe(
    "It belongs into /people/ada/.config/Claude/claude_desktop_config.json; --write puts it there. Quit Claude Desktop and start it again.\n",
  );
  expect(opened).toEqual([]);
});

test("in a project the servers may read the project where nothing else is said", async () => {
  const place = workplace();
  const inVscode = await runWith("mcp config vscode --quiet", place);
  expect(inVscode.error).toBe("");
  expect(JSON.parse(inVscode.out)).toEqual({
    servers: {
      onrecord: {
        type: "stdio",
        command: "/opt/node",
        args: [place.machine.program, "mcp", "transcripts", "--root", "$" + "{workspaceFolder}"],
      },
    },
  });
  const inClaudeCode = await runWith("mcp config claude-code --quiet", place);
  expect(JSON.parse(inClaudeCode.out).mcpServers.onrecord.args.slice(-2)).toEqual(["--root", place.cwd]);
});

test("the address of a store is written without a password, or not at all", async () => {
  const { cwd, machine } = workplace();
  const run = (store: string) =>
    runWith("mcp config cursor --json", { cwd, machine, variables: { ONRECORD_HOME: store } });
  const kept = JSON.parse((await run("postgres://ada@host/db")).out);
  expect(kept.mcpServers.onrecord.env).toEqual({ ONRECORD_HOME: "postgres://ada@host/db" });
  const refused = await run("postgres://ada:s3cret@host/db");
  expect(refused.code).toBe(2);
  expect(refused.out + refused.error).toMatch(/would hold the password .* put it into ~\/\.pgpass/);
  expect(refused.out + refused.error).not.toContain("s3cret");
});

test("both servers, several folders and the store stand in the block", async () => {
  const { cwd, machine } = workplace();
  const line = "mcp config cursor --server all --root talks --root . --json";
  const { out } = await runWith(line, { cwd, machine, variables: { ONRECORD_HOME: "kept" } });
  const args = ["--root", join(cwd, "talks"), "--root", cwd];
  const env = { ONRECORD_HOME: join(cwd, "kept") };
  const entry = { type: "stdio", command: "/opt/node", env };
  expect(JSON.parse(out)).toEqual({
    host: "cursor",
    file: "/people/ada/.cursor/mcp.json",
    mcpServers: {
      onrecord: { ...entry, args: [machine.program, "mcp", "transcripts", ...args] },
      "onrecord-agents": { ...entry, args: [machine.program, "mcp", "agents", ...args] },
    },
  });
});

test("--write puts the block into the file and says what it was before", async () => {
  const place = workplace();
  const file = join(place.cwd, "host.json");
  writeFileSync(file, '{"theme": "dark"}');
  const first = await runWith("mcp config claude-desktop --file host.json --write", place);
  expect(first).toMatchObject({
    code: 0,
    out: `${file} was changed. As it was: ${file}.backup\n`,
    error: "Quit Claude Desktop and start it again.\n",
  });
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
    theme: "dark",
    mcpServers: { onrecord: { command: "/opt/node" } },
  });
  const again = await runWith("mcp config claude-desktop --file host.json --write", place);
  expect(again.out).toBe(`${file} says so already.\n`);
  const inProject = await runWith("mcp config vscode --write --json", place);
  expect(JSON.parse(inProject.out)).toMatchObject({
    host: "vscode",
    file: join(place.cwd, ".vscode", "mcp.json"),
    state: "created",
  });
});

test("a file that cannot be read is left as it is", async () => {
  const place = workplace();
  const file = join(place.cwd, "host.json");
  writeFileSync(file, "{ not json");
  const { code, out, error } = await runWith("mcp config cursor --file host.json --write", place);
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(error).toBe(
    `onrecord: ${file} is no JSON (line 1, column 3), so Cursor cannot read it either. It is left as it is. Correct it, or name another file with --file.\n`,
  );
  expect(readFileSync(file, "utf8")).toBe("{ not json");
});

test.each([
  ["mcp config claude-desktop --scope project --write", 2, "Claude Desktop knows no projects. Name the file"],
  ["mcp config claude-code --scope user --write", 2, "claude mcp add-json --scope user"],
  ["mcp config cursor --root nowhere", 2, 'There is no folder "nowhere".'],
  ["mcp config vscode --http", 2, "VS Code is told to start the server itself. Leave out --http."],
  ["mcp config emacs", 2, "Allowed choices are claude-desktop, vscode, claude-code, cursor"],
  ["mcp config", 2, "missing required argument 'host'"],
] as const)("%s exits %i: %s", async (line, code, message) => {
  const ran = await runWith(line, workplace());
  expect(ran.code).toBe(code);
  expect(ran.error).toContain(message);
  expect(ran.out).toBe("");
});

test("in WSL a host on Windows starts the server through wsl.exe", async () => {
  const { cwd, machine } = workplace();
  const variables = { WSL_DISTRO_NAME: "Debian" };
  const { out } = await runWith("mcp config claude-desktop", { cwd, machine, variables });
  expect(JSON.parse(out).mcpServers.onrecord).toEqual({
    command: "C:\\Windows\\System32\\wsl.exe",
    args: ["--distribution", "Debian", "--exec", "/opt/node", machine.program, "mcp", "transcripts"],
  });
});

test("without a built program it says how to build one", async () => {
  const { code, error } = await runWith("mcp config vscode");
  expect(code).toBe(1);
  expect(error).toBe(
    'onrecord: There is no built program at /opt/onrecord/main.js, which is what hosts start. Run "npm run build" first.\n',
  );
});

test("doctor --mcp says what is wrong with a server that does not start", async () => {
  const { cwd } = workplace();
  const program = join(cwd, "broken.js");
  writeFileSync(program, "process.stderr.write('no such table\\n'); process.exit(1);");
  const machine = { program, node: process.execPath, home: "/people/ada" };
  const { code, out, opened } = await runWith("doctor --mcp", { cwd, machine });
  expect(code).toBe(1);
  expect(out).toContain(
    "broken    MCP server onrecord: It ended with exit code 1 before it answered. Its last words: no such table\n",
  );
  expect(out).toContain("broken    MCP server onrecord-agents: ");
  expect(out).toContain("Run it yourself to see more: ");
  expect(opened).toEqual([]);
});
