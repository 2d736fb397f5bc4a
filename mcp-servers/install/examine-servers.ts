import type { Finding } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import type { ServerEntry } from "./server-entries.ts";
import { type TrialSettings, tryServer } from "./try-server.ts";

/** What a host hands down of its environment (as `getDefaultEnvironment` of the protocol's SDK). */
const handedDown: Readonly<Record<"windows" | "other", readonly string[]>> = {
  other: ["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"],
  windows: [
    "APPDATA",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "PATH",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMFILES",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "USERNAME",
    "USERPROFILE",
  ],
};

/** The little that a server started by a graphical host gets of the variables of a terminal. */
export function hostVariables(
  variables: Readonly<Record<string, string | undefined>>,
  platform: string,
): Readonly<Record<string, string>> {
  const wanted = new Set(handedDown[platform === "win32" ? "windows" : "other"]);
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]): [string, string][] =>
      value !== undefined && wanted.has(platform === "win32" ? name.toUpperCase() : name)
        ? [[name, value]]
        : [],
    ),
  );
}

/** Starts each server as a host does, one after the other, and says how long it took and what it offers. */
export async function examineServers(
  entries: Readonly<Record<string, ServerEntry>>,
  settings: TrialSettings,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, entry] of Object.entries(entries))
    findings.push(await examineServer(name, entry, settings));
  return findings;
}

async function examineServer(name: string, entry: ServerEntry, settings: TrialSettings): Promise<Finding> {
  const what = `MCP server ${name}`;
  try {
    const { startMs, tools } = await tryServer(entry, settings);
    const detail = `${tools.length} tools after ${Math.round(startMs)} ms: ${tools.join(", ")}`;
    return { what, state: "ok", detail };
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || cause.code === "cancelled") throw cause;
    const remedy = `Run it yourself to see more: ${[entry.command, ...entry.args].map(quoteWord).join(" ")}`;
    return { what, state: "broken", detail: cause.message, remedy };
  }
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
