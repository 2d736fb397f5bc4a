import { parse } from "node:path";
import pc from "picocolors";
import { examineServers, hostVariables } from "../mcp-servers/install/examine-servers.ts";
import { serverNames } from "../mcp-servers/install/server-entries.ts";
import { exitCode } from "./exit-code.ts";
import { installedServers } from "./installed-servers.ts";
import { renderFindings } from "./print-findings.ts";
import { toSafeJson } from "./print-json.ts";
import type { GlobalOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** Claude Code gives up on a server after this long; the others wait longer. */
const timeoutMs = 30_000;

/**
 * `onrecord doctor --mcp`: starts each server as `mcp config` tells hosts to, far from this folder and with the few
 * variables that a host hands down, and prints what came of it. The store is not opened here.
 */
export async function examineMcp(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const { machine, variables, signal } = terminal;
  const entries = installedServers(terminal, {
    servers: serverNames,
    roots: [],
    models: "any",
    store: options.store,
    entryType: "implied",
  });
  const findings = await examineServers(entries, {
    cwd: parse(machine.home).root,
    variables: hostVariables(variables, machine.platform),
    timeoutMs,
    signal,
    nowMs: terminal.nowMs,
  });
  const colored = options.color && (variables["NO_COLOR"] ?? "") === "" && terminal.out.isTty;
  const text =
    options.json === true ? toSafeJson(findings) : renderFindings(findings, pc.createColors(colored));
  terminal.out.write(`${text}\n`);
  return findings.some(({ state }) => state === "broken") ? exitCode.failed : exitCode.done;
}
