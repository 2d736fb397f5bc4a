import { posix, win32 } from "node:path";
import type { ConfigScope, HostName } from "./hosts.ts";

/** What has to be known of a machine to say where a host keeps its servers. */
export interface Machine {
  /** As in `process.platform`. */
  readonly platform: string;
  readonly home: string;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Names of what is in a folder, in any order; none when there is no such folder. */
  listFolder(path: string): readonly string[];
}

/** A host's file, or why it has to be named. */
export type ConfigFile =
  | { readonly found: "yes"; readonly path: string }
  | { readonly found: "no"; readonly reason: string };

const desktopFile = "claude_desktop_config.json";
/** Where WSL mounts the Windows drive unless it is told otherwise. */
const windowsUsers = "/mnt/c/Users";

/** Whether this is Linux under Windows (WSL), where graphical hosts are Windows programs. */
function isWsl(machine: Machine): boolean {
  return machine.platform === "linux" && (machine.variables["WSL_DISTRO_NAME"] ?? "") !== "";
}

/** Whether the host is a Windows program that has to start the server inside WSL. */
export function startsThroughWsl(host: HostName, scope: ConfigScope, machine: Machine): boolean {
  return isWsl(machine) && scope === "user" && (host === "claude-desktop" || host === "cursor");
}

/** The file in which a host keeps its servers; it need not exist yet. */
export function findConfigFile(host: HostName, scope: ConfigScope, machine: Machine): ConfigFile {
  switch (host) {
    case "claude-desktop":
      return scope === "user" ? desktopConfig(machine) : missing("Claude Desktop knows no projects.");
    case "vscode":
      return scope === "user" ? vscodeUserConfig(machine) : inProject(machine, ".vscode", "mcp.json");
    case "claude-code":
      return scope === "user"
        ? missing('Claude Code writes that file itself: use "claude mcp add-json --scope user".')
        : inProject(machine, ".mcp.json");
    case "cursor":
      return scope === "user" ? cursorUserConfig(machine) : inProject(machine, ".cursor", "mcp.json");
    default:
      return host satisfies never;
  }
}

function desktopConfig(machine: Machine): ConfigFile {
  if (isWsl(machine)) {
    return oneWindowsUser(machine, (home) =>
      windowsDesktopFolders(machine, posix.join(home, "AppData/Local"), posix.join(home, "AppData/Roaming")),
    );
  }
  if (machine.platform !== "win32") return inSettings(machine, "Claude", desktopFile);
  const local = machine.variables["LOCALAPPDATA"] ?? win32.join(machine.home, "AppData", "Local");
  const roaming = roamingFolder(machine);
  const [folder = win32.join(roaming, "Claude")] = windowsDesktopFolders(machine, local, roaming);
  return found(win32.join(folder, desktopFile));
}

/**
 * Folders of Claude Desktop that are there, the one it reads first: packaged builds keep their data apart and
 * never look into the documented folder (anthropics/claude-code#26073; `Claude-Data` since its version 2.4).
 */
function windowsDesktopFolders(machine: Machine, local: string, roaming: string): string[] {
  const { join } = pathsOf(machine);
  const inside = (folder: string): string[] => [...machine.listFolder(folder)].sort();
  const data = join(local, "Claude-Data");
  const packages = join(local, "Packages");
  const ofPackages = inside(packages)
    .filter((name) => /^Claude_/i.test(name))
    .map((name) => join(packages, name, "LocalCache", "Roaming"));
  return [
    ...inside(data)
      .filter((name) => /^claude(?:_|$)/i.test(name))
      .map((name) => join(data, name)),
    ...[...ofPackages, roaming]
      .filter((folder) => machine.listFolder(folder).includes("Claude"))
      .map((folder) => join(folder, "Claude")),
  ];
}

function vscodeUserConfig(machine: Machine): ConfigFile {
  if (!isWsl(machine)) return inSettings(machine, "Code", "User", "mcp.json");
  return missing('In WSL, VS Code shows its file with the command "MCP: Open Remote User Configuration".');
}

function cursorUserConfig(machine: Machine): ConfigFile {
  if (!isWsl(machine)) return found(pathsOf(machine).join(machine.home, ".cursor", "mcp.json"));
  return oneWindowsUser(
    machine,
    (home) => (machine.listFolder(home).includes(".cursor") ? [posix.join(home, ".cursor")] : []),
    "mcp.json",
  );
}

/** The file of the one Windows user who has the host. */
function oneWindowsUser(
  machine: Machine,
  foldersOf: (home: string) => readonly string[],
  file: string = desktopFile,
): ConfigFile {
  const folders = [...machine.listFolder(windowsUsers)]
    .sort()
    .map((name) => foldersOf(posix.join(windowsUsers, name))[0])
    .filter((folder) => folder !== undefined);
  const [only, ...others] = folders;
  if (only === undefined) return missing(`No user under ${windowsUsers} has it.`);
  if (others.length > 0) return missing(`Several users under ${windowsUsers} have it.`);
  return found(posix.join(only, file));
}

/** A file in the platform's folder for the settings of programs. */
function inSettings(machine: Machine, ...names: readonly string[]): ConfigFile {
  const { join } = pathsOf(machine);
  if (machine.platform === "win32") return found(join(roamingFolder(machine), ...names));
  if (machine.platform === "darwin") {
    return found(join(machine.home, "Library", "Application Support", ...names));
  }
  const named = machine.variables["XDG_CONFIG_HOME"] ?? "";
  return found(join(named.startsWith("/") ? named : join(machine.home, ".config"), ...names));
}

function roamingFolder(machine: Machine): string {
  return machine.variables["APPDATA"] ?? win32.join(machine.home, "AppData", "Roaming");
}

function inProject(machine: Machine, ...names: readonly string[]): ConfigFile {
  return found(pathsOf(machine).join(machine.cwd, ...names));
}

function pathsOf(machine: Machine): typeof posix {
  return machine.platform === "win32" ? win32 : posix;
}

function found(path: string): ConfigFile {
  return { found: "yes", path };
}

function missing(reason: string): ConfigFile {
  return { found: "no", reason };
}
