import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { modernMeta } from "../mcp-servers/hosts/line-pipe.ts";

const Answer = z.looseObject({ id: z.number(), error: z.unknown().optional() });

/** A server of JSON-RPC lines on standard input and output, spoken to without any SDK. */
export interface JsonLines {
  /** The handshake, in the era that has one. */
  begin(): Promise<void>;
  /** Resolves when the answer is there; throws when it is an error. */
  ask(method: string, params: Readonly<Record<string, unknown>>): Promise<void>;
  /** Closes standard input; milliseconds until the process has ended. */
  close(): Promise<number>;
}

export type Era = "handshake" | "modern";

/** How a server is started and spoken to. */
export interface LinesOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly era: Era;
}

/** Starts a server's process. */
export function openLines(
  program: string,
  args: readonly string[],
  { variables, era }: LinesOptions,
): JsonLines {
  const child = spawn(program, args, { env: variables, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const meta = era === "modern" ? { _meta: modernMeta() } : {};
  let last = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = Answer.safeParse(JSON.parse(line));
    if (!answer.success) return;
    const { id, error } = answer.data;
    if (error === undefined) waiting.get(id)?.resolve();
    else waiting.get(id)?.reject(new Error(line));
    waiting.delete(id);
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
    async close() {
      const startedMs = performance.now();
      child.stdin.end();
      await ended;
      return performance.now() - startedMs;
    },
  };
}
