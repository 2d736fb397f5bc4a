import { expect, test } from "vitest";
import { findConfigFile, type Machine, startsThroughWsl } from "../../../mcp-servers/install/config-file.ts";
import type { ConfigScope, HostName } from "../../../mcp-servers/install/hosts.ts";

/** A machine with these folders, each with the names in it. */
function machine(
  platform: string,
  variables: Machine["variables"] = {},
  folders: Readonly<Record<string, readonly string[]>> = {},
): Machine {
  const isWindows = platform === "win32";
  return {
    platform,
    home: isWindows ? "C:\\Users\\Ada" : "/people/ada",
    cwd: isWindows ? "D:\\talks" : "/srv/talks",
    variables,
    listFolder: (path) => folders[path] ?? [],
  };
}

const wsl = { WSL_DISTRO_NAME: "Debian" };

test.each<[HostName, ConfigScope, string, string]>([
  [
    "claude-desktop",
    "user",
    "darwin",
    "/people/ada/Library/Application Support/Claude/claude_desktop_config.json",
  ],
  ["claude-desktop", "user", "linux", "/people/ada/.config/Claude/claude_desktop_config.json"],
  ["claude-desktop", "user", "win32", "C:\\Users\\Ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json"],
  ["vscode", "project", "linux", "/srv/talks/.vscode/mcp.json"],
  ["vscode", "project", "win32", "D:\\talks\\.vscode\\mcp.json"],
  ["vscode", "user", "darwin", "/people/ada/Library/Application Support/Code/User/mcp.json"],
  ["vscode", "user", "linux", "/people/ada/.config/Code/User/mcp.json"],
  ["vscode", "user", "win32", "C:\\Users\\Ada\\AppData\\Roaming\\Code\\User\\mcp.json"],
  ["claude-code", "project", "linux", "/srv/talks/.mcp.json"],
  ["claude-code", "project", "win32", "D:\\talks\\.mcp.json"],
  ["cursor", "user", "darwin", "/people/ada/.cursor/mcp.json"],
  ["cursor", "user", "win32", "C:\\Users\\Ada\\.cursor\\mcp.json"],
  ["cursor", "project", "linux", "/srv/talks/.cursor/mcp.json"],
])("%s for the %s on %s: %s", (...[host, scope, platform, path]) => {
  expect(findConfigFile(host, scope, machine(platform))).toEqual({ found: "yes", path });
});

test.each([
  ["linux", { XDG_CONFIG_HOME: "/set" }, "/set/Claude/claude_desktop_config.json"],
  ["linux", { XDG_CONFIG_HOME: "set" }, "/people/ada/.config/Claude/claude_desktop_config.json"],
  ["win32", { APPDATA: "E:\\data" }, "E:\\data\\Claude\\claude_desktop_config.json"],
])("on %s with %j Claude Desktop reads %s", (platform, variables, path) => {
  expect(findConfigFile("claude-desktop", "user", machine(platform, variables))).toEqual({
    found: "yes",
    path,
  });
});

test("on Windows the folder of the packaged Claude Desktop counts before the documented one", () => {
  const local = "C:\\Users\\Ada\\AppData\\Local";
  const roaming = "C:\\Users\\Ada\\AppData\\Roaming";
  const packaged = `${local}\\Packages\\Claude_x1y2\\LocalCache\\Roaming`;
  const folders = {
    [roaming]: ["Claude"],
    [`${local}\\Packages`]: ["Other_1", "Claude_never", "Claude_x1y2"],
    [packaged]: ["Claude"],
  };
  expect(findConfigFile("claude-desktop", "user", machine("win32", {}, folders))).toEqual({
    found: "yes",
    path: `${packaged}\\Claude\\claude_desktop_config.json`,
  });
  const newest = { ...folders, [`${local}\\Claude-Data`]: ["claude_x1y2", "logs"] };
  expect(findConfigFile("claude-desktop", "user", machine("win32", {}, newest))).toEqual({
    found: "yes",
    path: `${local}\\Claude-Data\\claude_x1y2\\claude_desktop_config.json`,
  });
});

test("in WSL the file is that of the one Windows user who has the host", () => {
  const folders = {
    "/mnt/c/Users": ["Public", "ada"],
    "/mnt/c/Users/ada": [".cursor", "AppData"],
    "/mnt/c/Users/ada/AppData/Roaming": ["Claude"],
  };
  const here = machine("linux", wsl, folders);
  expect(findConfigFile("claude-desktop", "user", here)).toEqual({
    found: "yes",
    path: "/mnt/c/Users/ada/AppData/Roaming/Claude/claude_desktop_config.json",
  });
  expect(findConfigFile("cursor", "user", here)).toEqual({
    found: "yes",
    path: "/mnt/c/Users/ada/.cursor/mcp.json",
  });
});

test.each<[HostName, ConfigScope, Machine, string]>([
  ["claude-desktop", "project", machine("linux"), "Claude Desktop knows no projects."],
  ["claude-code", "user", machine("linux"), "claude mcp add-json --scope user"],
  ["claude-desktop", "user", machine("linux", wsl), "No user under /mnt/c/Users has it."],
  [
    "cursor",
    "user",
    machine("linux", wsl, {
      "/mnt/c/Users": ["ada", "bo"],
      "/mnt/c/Users/ada": [".cursor"],
      "/mnt/c/Users/bo": [".cursor"],
    }),
    "Several users under /mnt/c/Users have it.",
  ],
  ["vscode", "user", machine("linux", wsl), "MCP: Open Remote User Configuration"],
])("%s for the %s has no file that could be known: case %#", (...[host, scope, here, reason]) => {
  expect(findConfigFile(host, scope, here)).toEqual({ found: "no", reason: expect.stringContaining(reason) });
});

test.each<[HostName, ConfigScope, boolean]>([
  ["claude-desktop", "user", true],
  ["cursor", "user", true],
  ["cursor", "project", false],
  ["vscode", "project", false],
  ["claude-code", "project", false],
])("in WSL, %s for the %s starts servers from Windows: %s", (host, scope, expected) => {
  expect(startsThroughWsl(host, scope, machine("linux", wsl))).toBe(expected);
  expect(startsThroughWsl(host, scope, machine("linux"))).toBe(false);
});
