import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ServerWorld, withServer } from "../../../mcp-servers/client/connect-to-server.ts";
import { importFromTool, type ReceivedFile } from "../../../mcp-servers/client/import-from-server.ts";
import { type ReachableServer, resolveServer } from "../../../mcp-servers/client/resolve-server.ts";
import { createHttpFetch } from "../../../models/http-fetch.ts";

const script = fileURLToPath(new URL("scripted-server.mjs", import.meta.url));

/** The settings of a server that behaves as `scripted-server.mjs` says. */
export function scripted(behaviour: string, env: Readonly<Record<string, string>> = {}) {
  return { command: process.execPath, args: [script, behaviour], env };
}

/** A world with a short time limit and the usual variables of this process. */
export function worldOf(more: Partial<ServerWorld> = {}): ServerWorld {
  return {
    fetch: createHttpFetch(),
    variables: { PATH: process.env["PATH"], HOME: "/people/ada", ARCHIVE_KEY: "not-for-servers" },
    signal: new AbortController().signal,
    timeoutSeconds: 20,
    version: "0.0.0",
    ...more,
  };
}

/** The server `archive` with its variables filled in. */
export function reachable(settings: Parameters<typeof resolveServer>[1]): ReachableServer {
  return resolveServer("archive", settings, { variables: {}, cwd: process.cwd(), localOnly: false });
}

/** Calls `get_captions` of a server. */
export function importCaptions(
  server: ReachableServer,
  world: ServerWorld,
): Promise<readonly ReceivedFile[]> {
  return withServer(server, world, (connection) =>
    importFromTool(server, connection, { tool: "get_captions", words: ["id=42"] }),
  );
}

/** Which of the process ids in a file still belong to a process that runs. */
export function stillAlive(pidFile: string): readonly string[] {
  if (!existsSync(pidFile)) return [];
  const pids = readFileSync(pidFile, "utf8").split("\n").filter(Boolean);
  const { stdout } = spawnSync("ps", ["-o", "pid=,stat=", "-p", pids.join(",")], { encoding: "utf8" });
  // One that has ended and waits for its parent to ask how is a line with Z.
  return stdout.split("\n").filter((line) => line.trim() !== "" && !/\sZ/.test(line));
}
