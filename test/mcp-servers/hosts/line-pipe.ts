import { PassThrough } from "node:stream";
import { serveStdio } from "../../../mcp-servers/hosts/serve-stdio.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";

/** A server over streams in this process, and what a client of it needs. */
export interface LinePipe {
  /** Lines as the server wrote them. */
  readonly lines: string[];
  readonly faults: unknown[];
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  send(line: string | object): void;
  sendBytes(bytes: Uint8Array): void;
  closeInput(): void;
  /** Calls back for each line, those before included. */
  onLine(listener: (line: string) => void): void;
  /** The first line that fits, whether it has come yet or not. */
  find(fits: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
}

/** Serves a definition over a pair of streams. */
export function openLinePipe(definition: ServerDefinition): LinePipe {
  const input = new PassThrough();
  const output = new PassThrough();
  const stop = new AbortController();
  const lines: string[] = [];
  const faults: unknown[] = [];
  const listeners: ((line: string) => void)[] = [];
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      lines.push(line);
      for (const listener of listeners) listener(line);
    }
  });
  const ended = serveStdio(definition, {
    input,
    output,
    signal: stop.signal,
    report: (fault) => faults.push(fault),
  });
  const onLine: LinePipe["onLine"] = (listener) => {
    for (const line of lines) listener(line);
    listeners.push(listener);
  };
  return {
    lines,
    faults,
    stop,
    ended,
    send: (line) => input.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`),
    sendBytes: (bytes) => input.write(bytes),
    closeInput: () => input.end(),
    onLine,
    find: (fits) =>
      new Promise((resolve) => {
        onLine((line) => {
          const message: Record<string, unknown> = JSON.parse(line);
          if (fits(message)) resolve(message);
        });
      }),
  };
}

/** A client's transport over a pipe, as both SDKs know transports. */
export class PipeTransport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: object) => void;
  readonly #pipe: LinePipe;

  constructor(pipe: LinePipe) {
    this.#pipe = pipe;
  }

  async start(): Promise<void> {
    this.#pipe.onLine((line) => this.onmessage?.(JSON.parse(line)));
  }

  async send(message: object): Promise<void> {
    this.#pipe.send(message);
  }

  async close(): Promise<void> {
    this.#pipe.closeInput();
    await this.#pipe.ended;
    this.onclose?.();
  }
}

/** The first request of each era. */
export const opening = {
  handshake: {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
  },
  modern: {
    jsonrpc: "2.0",
    id: 0,
    method: "server/discover",
    params: { _meta: modernMeta() },
  },
} as const;

/** What every request of 2026-07-28 carries. */
export function modernMeta() {
  return {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
}
