import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hosts } from "../../../mcp-servers/install/hosts.ts";
import { writeConfig } from "../../../mcp-servers/install/write-config.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const entries = { onrecord: { command: "/node", args: ["/main.js", "mcp", "transcripts"] } };

test("makes a file, and its folder, where there is none", () => {
  const file = join(temporaryFolder(), "Claude", "config.json");
  expect(writeConfig(file, hosts["claude-desktop"], entries)).toEqual({ file, state: "created" });
  expect(readFileSync(file, "utf8")).toBe(`{
  "mcpServers": {
    "onrecord": {
      "command": "/node",
      "args": [
        "/main.js",
        "mcp",
        "transcripts"
      ]
    }
  }
}
`);
  expect(readdirSync(join(file, ".."))).toEqual(["config.json"]);
});

test("keeps all else in the file and a copy of it as it was", () => {
  const file = join(temporaryFolder(), "mcp.json");
  const before =
    '{\n  // talks\n  "inputs": [],\n  "servers": {\n    "other": { "command": "x" }, // keep\n  },\n}\n';
  writeFileSync(file, before);
  chmodSync(file, 0o600);
  expect(writeConfig(file, hosts.vscode, entries)).toEqual({
    file,
    state: "changed",
    backup: `${file}.backup`,
  });
  expect(readFileSync(`${file}.backup`, "utf8")).toBe(before);
  const after = readFileSync(file, "utf8");
  expect(
    after.startsWith(
      '{\n  // talks\n  "inputs": [],\n  "servers": {\n    "other": { "command": "x" }, // keep\n',
    ),
  ).toBe(true);
  expect(after).toContain('"onrecord": {\n      "command": "/node",');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a second run changes nothing and makes no copy; a third with other folders keeps both copies", () => {
  const folder = temporaryFolder();
  const file = join(folder, "mcp.json");
  writeFileSync(file, "{}");
  writeConfig(file, hosts.cursor, entries);
  const written = readFileSync(file, "utf8");
  expect(writeConfig(file, hosts.cursor, entries)).toEqual({ file, state: "unchanged" });
  expect(readFileSync(file, "utf8")).toBe(written);
  const other = { onrecord: { command: "/node", args: ["/main.js"] } };
  expect(writeConfig(file, hosts.cursor, other)).toMatchObject({ backup: `${file}.backup-2` });
  expect(readdirSync(folder).sort()).toEqual(["mcp.json", "mcp.json.backup", "mcp.json.backup-2"]);
  expect(readFileSync(`${file}.backup`, "utf8")).toBe("{}");
});

test("an entry of ours is brought up to date and keeps what the user added", () => {
  const file = join(temporaryFolder(), "mcp.json");
  writeFileSync(
    file,
    '{"mcpServers": {"onrecord": {"command": "/old", "args": [], "env": {"LANG": "de"}, "disabled": true}}}',
  );
  const withStore = { onrecord: { command: "/node", args: ["/main.js"], env: { ONRECORD_HOME: "/store" } } };
  writeConfig(file, hosts["claude-desktop"], withStore);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    mcpServers: {
      onrecord: {
        command: "/node",
        args: ["/main.js"],
        env: { LANG: "de", ONRECORD_HOME: "/store" },
        disabled: true,
      },
    },
  });
});

test("an entry with an address gives way to one with a command", () => {
  const file = join(temporaryFolder(), "mcp.json");
  writeFileSync(file, '{"mcpServers": {"onrecord": {"type": "http", "url": "http://localhost:1"}}}');
  writeConfig(file, hosts.cursor, entries);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ mcpServers: entries });
});

test("behind a link the file that is meant is changed, and the link stays", () => {
  const folder = temporaryFolder();
  const real = join(folder, "dotfiles.json");
  const file = join(folder, "mcp.json");
  writeFileSync(real, "{}");
  symlinkSync(real, file);
  writeConfig(file, hosts.cursor, entries);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(real, "utf8"))).toEqual({ mcpServers: entries });
});

test.each([
  ["claude-desktop", "{ no json", "bad_input", "is no JSON (line 1, column 3)"],
  ["claude-desktop", "{} // mine", "bad_input", "has comments or commas that are no JSON"],
  ["claude-desktop", "[]", "bad_input", "holds no JSON object"],
  ["vscode", '{"servers": []}', "bad_input", '"servers" in'],
  ["claude-desktop", "\ufeff{\u0000", "bad_input", "is no JSON"],
] as const)("for %s, %j is left alone: %s", (...[host, text, code, message]) => {
  const folder = temporaryFolder();
  const file = join(folder, "config.json");
  writeFileSync(file, text);
  expect(() => writeConfig(file, hosts[host], entries)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(readdirSync(folder)).toEqual(["config.json"]);
});

test("bytes that are no UTF-8 and folders are left alone", () => {
  const folder = temporaryFolder();
  const file = join(folder, "config.json");
  writeFileSync(file, Buffer.from("\ufeff{}", "utf16le"));
  expect(() => writeConfig(file, hosts.cursor, entries)).toThrow(/is not UTF-8\. It is left as it is\./);
  const inFolder = join(folder, "there");
  mkdirSync(inFolder);
  expect(() => writeConfig(inFolder, hosts.cursor, entries)).toThrow(/is no regular file/);
  expect(existsSync(`${file}.backup`)).toBe(false);
});
