/** The servers that a host can be given. */
export const serverNames = ["transcripts", "agents"] as const;
export type ServerName = (typeof serverNames)[number];

/** How a host starts a server; `type` only where its file has it. */
export interface ServerEntry {
  readonly type?: "stdio";
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Where the program is: absolute paths, because a host started from a menu has another PATH and folder. */
export interface InstalledProgram {
  readonly node: string;
  readonly program: string;
}

/** What the entries are to say. */
export interface EntriesRequest {
  readonly servers: readonly ServerName[];
  readonly installed: InstalledProgram;
  /** Folders that may be read. */
  readonly roots: readonly string[];
  /** Which models the agents may call: `local` ones are on this machine. */
  readonly models: "any" | "local";
  /** Folder of the store; absent: the usual one. */
  readonly store?: string | undefined;
  readonly entryType: "written" | "implied";
  /** Name of the WSL distribution that a host on Windows has to start the server in. */
  readonly distribution?: string | undefined;
}

/** Names under which hosts show the servers; a tool's full name begins with it, so it is short. */
export const entryNames: Readonly<Record<ServerName, string>> = {
  transcripts: "onrecord",
  agents: "onrecord-agents",
};

/** The entries of a host's file by their names. */
export function createServerEntries(request: EntriesRequest): Readonly<Record<string, ServerEntry>> {
  return Object.fromEntries(
    request.servers.map((server) => [entryNames[server], createServerEntry(server, request)]),
  );
}

/** The entry of one server. */
export function createServerEntry(server: ServerName, request: EntriesRequest): ServerEntry {
  const { installed, roots, store, distribution } = request;
  const variables = store === undefined ? {} : { ONRECORD_HOME: store };
  const type = request.entryType === "written" ? ({ type: "stdio" } as const) : {};
  const isHeld = server === "agents" && request.models === "local";
  const args = [
    ...[installed.program, "mcp", server],
    ...roots.flatMap((root) => ["--root", root]),
    ...(isHeld ? ["--local-only"] : []),
  ];
  if (distribution === undefined) {
    const env = store === undefined ? {} : { env: variables };
    return { ...type, command: installed.node, args, ...env };
  }
  // Variables of Windows do not reach a program inside WSL, so env(1) sets them there.
  const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const inside = set.length === 0 ? [] : ["/usr/bin/env", ...set];
  return {
    ...type,
    command: "C:\\Windows\\System32\\wsl.exe",
    args: ["--distribution", distribution, "--exec", ...inside, installed.node, ...args],
  };
}
