import { serveHttp } from "../mcp-servers/http/serve-http.ts";
import { openHttpToken } from "../mcp-servers/http/token-file.ts";
import type { ServerDefinition } from "../mcp-servers/server-definition.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import { exitCode } from "./exit-code.ts";
import type { ServeOptions } from "./serve-options.ts";
import type { Terminal } from "./terminal.ts";

/** What a server over HTTP is told. */
export interface HttpServingRequest {
  /** Of the store. */
  readonly folder: string;
  readonly options: ServeOptions;
  readonly terminal: Terminal;
  report(fault: unknown): void;
}

/** Listens until the signal comes; says where, and where the token stands. */
export async function serveOverHttp(
  definition: ServerDefinition,
  { folder, options, terminal, report }: HttpServingRequest,
): Promise<number> {
  const kept = options.token
    ? openHttpToken(folder, () => `${terminal.newId()}${terminal.newId()}`.replaceAll("-", ""))
    : undefined;
  const serving = await serveHttp(definition, {
    bind: options.bind,
    port: options.port,
    allowedHosts: options.allowHost.map((host) => host.toLowerCase()),
    allowedOrigins: options.allowOrigin.map((origin) => origin.toLowerCase().replace(/\/$/, "")),
    ...(kept === undefined ? {} : { token: kept.token }),
    nowMs: () => terminal.nowMs(),
    newId: () => terminal.newId(),
    report,
  });
  const where = { url: serving.url, ...(kept === undefined ? {} : { tokenFile: kept.path }) };
  terminal.out.write(`${options.json === true ? JSON.stringify(where) : serving.url}\n`);
  if (options.quiet !== true) terminal.error.write(`${terminalSafe(remarkOn(kept?.path))}\n`);
  await untilAborted(terminal.signal);
  await serving.close();
  return exitCode.done;
}

function remarkOn(tokenFile: string | undefined): string {
  const access =
    tokenFile === undefined
      ? "Whoever is on this machine may ask; no token is wanted."
      : `Clients send "authorization: Bearer TOKEN"; the token stands in ${tokenFile}.`;
  return `${access} Stop it with Ctrl+C.`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    signal.addEventListener("abort", () => done(), { once: true });
  });
}
