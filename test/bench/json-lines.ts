import { spawn } from "node:child_process";
import { modernMeta } from "../mcp-servers/hosts/line-pipe.ts";

/** A server of JSON-RPC lines on standard input and output, spoken to without any SDK. */
export interface JsonLines {
  /** The handshake, in the era that has one. */
  begin(): Promise<void>;
  /** Resolves when the answer is there; throws when it is an error. */
  ask(method: string, params: Readonly<Record<string, unknown>>): Promise<void>;
  /** Calls off what was asked last; its answer never comes. */
  cancel(): void;
  /** Closes standard input; milliseconds until the process has ended. */
  close(): Promise<number>;
}

export type Era = "handshake" | "modern";

/** How a server is started and spoken to. */
export interface LinesOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly era: Era;
  readonly folder?: string;
}

/** Starts a server's process. */
export function openLines(
  program: string,
  args: readonly string[],
  { variables, era, folder }: LinesOptions,
): JsonLines {
  const child = spawn(program, args, { cwd: folder, env: variables, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const meta = era === "modern" ? { _meta: modernMeta() } : {};
  let last = 0;
  // What the client does is in every time measured, so it does no more than find the answer's line and its call.
  const take = (line: string): void => {
    const answer: { readonly id?: number; readonly error?: unknown } = JSON.parse(line);
    const call = waiting.get(answer.id ?? 0);
    waiting.delete(answer.id ?? 0);
    if (answer.error === undefined) call?.resolve();
    else call?.reject(new Error(line));
  };
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
  const send = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };
  const ask: JsonLines["ask"] = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      send({ id: last, method, params: { ...params, ...meta } });
    });
  return {
    ask,
    async begin() {
      if (era === "modern") return;
      const clientInfo = { name: "bench", version: "1" };
      await ask("initialize", { protocolVersion: "2025-11-25", capabilities: {}, clientInfo });
      send({ method: "notifications/initialized" });
    },
    cancel: () => send({ method: "notifications/cancelled", params: { requestId: last, ...meta } }),
    async close() {
      const startedMs = performance.now();
      child.stdin.end();
      await ended;
      return performance.now() - startedMs;
    },
  };
}
