import { DEFAULT_INHERITED_ENV_VARS } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { JSONRPCMessageSchema } from "@modelcontextprotocol/sdk/types.js";
import type { OnrecordError } from "../../errors.ts";
import { createLineSplitter } from "./line-splitter.ts";
import { type ProcessTree, startProcessTree } from "./process-tree.ts";
import type { StdioServer } from "./resolve-server.ts";
import type { Said, ServerFailures } from "./server-failures.ts";

/** What a transport is held to, and whom it tells when the server has failed for good. */
export interface TransportGuard {
  /** Most bytes of one message. */
  readonly maxBytes: number;
  readonly failures: ServerFailures;
  /** Aborts when the call is given up. */
  readonly signal: AbortSignal;
  fail(error: OnrecordError): void;
}

/** Lines that are no messages, many of them, mean a program that is no server. */
const mostStrayLines = 2_000;
const longestStderr = 4_000;

/**
 * A server as a child process. Unlike the SDK's own transport it stops the whole tree, is bounded by bytes and not
 * slowed by long messages, and can tell how the server ended.
 */
export function createStdioTransport(
  server: StdioServer,
  guard: TransportGuard,
  variables: Readonly<Record<string, string | undefined>>,
): { readonly transport: Transport; said(): Said } {
  let tree: ProcessTree | undefined;
  let isClosing = false;
  const words = createLastWords();
  const transport: Transport = {
    async start() {
      tree = startProcessTree({ ...server, env: { ...inherited(variables), ...server.env } });
      const { child } = tree;
      child.stderr?.on("data", words.hear);
      child.stdout?.on("data", createReader({ guard, transport, words }));
      child.on("error", (cause) => guard.fail(guard.failures.cannotStart(cause)));
      // `close` comes after all it has written was read: its last words may stand on standard error.
      child.on("close", (code, signal) => {
        if (!isClosing) guard.fail(guard.failures.ended({ code, signal, said: words.said() }));
        transport.onclose?.();
      });
    },
    async send(message) {
      tree?.child.stdin?.write(`${JSON.stringify(message)}\n`);
    },
    async close() {
      isClosing = true;
      await tree?.stop(guard.signal.aborted ? "kill" : "ask");
      transport.onclose?.();
    },
  };
  return { transport, said: words.said };
}

/** What the server writes that is no message, as far as it helps to say what went wrong. */
interface LastWords {
  hear(chunk: Uint8Array): void;
  /** Gives how many there have been. */
  stray(line: string): number;
  said(): Said;
}

function createLastWords(): LastWords {
  let heard = "";
  let strays = 0;
  let first: string | undefined;
  return {
    hear(chunk) {
      heard = (heard + Buffer.from(chunk).toString("utf8")).slice(-longestStderr);
    },
    stray(line) {
      first ??= line.slice(0, longestStderr);
      strays += 1;
      return strays;
    },
    said() {
      const error = heard.split("\n").findLast((line) => line.trim() !== "");
      return { ...(error === undefined ? {} : { error }), ...(first === undefined ? {} : { stray: first }) };
    },
  };
}

function createReader(parts: {
  readonly guard: TransportGuard;
  readonly transport: Transport;
  readonly words: LastWords;
}): (chunk: Uint8Array) => void {
  const { guard, transport, words } = parts;
  const splitter = createLineSplitter();
  const take = (line: string): void => {
    const message = readMessage(line);
    if (message !== undefined) transport.onmessage?.(message);
    else if (line.trim() !== "" && words.stray(line) > mostStrayLines)
      guard.fail(guard.failures.noServer(line));
  };
  return (chunk) => {
    if (guard.signal.aborted) return;
    for (const line of splitter.take(chunk)) take(line);
    if (splitter.waiting() > guard.maxBytes) guard.fail(guard.failures.tooLarge(guard.maxBytes));
  };
}

function readMessage(line: string): Parameters<NonNullable<Transport["onmessage"]>>[0] | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSONRPCMessageSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function inherited(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = DEFAULT_INHERITED_ENV_VARS.flatMap((name): [string, string][] => {
    const value = variables[name];
    return value === undefined || value.startsWith("()") ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
