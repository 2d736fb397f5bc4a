import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { rpcCode } from "../protocol-error.ts";
import type { ServerDefinition } from "../server-definition.ts";
import { answerRequests } from "./answer-requests.ts";
import { type Connection, createConnection } from "./connection.ts";
import { readMessage, refuse } from "./message.ts";
import { readLines } from "./read-lines.ts";

/** The client's end of a server over stdio. */
export interface StdioStreams {
  readonly input: Readable;
  /** Only ever gets whole lines of JSON-RPC. */
  readonly output: Writable;
  /** Ends the serving, as SIGTERM does. */
  readonly signal: AbortSignal;
  /** Hears of faults of the program itself, which clients are not told. */
  report?(fault: unknown): void;
}

/** Longest line that is read; the same as the longest request over HTTP. */
const maxLineBytes = 5_000_000;

/** How long calls that are open when the client closes its end may still be answered. */
const graceMs = 200;

/** How long all of the end may take, closing included. */
const endMs = 450;

/**
 * Serves one client over a pair of streams until it closes its end or the signal ends it. The client's first request
 * decides which protocol era answers, and only that era's SDK is loaded. What is open at the end is aborted.
 */
export async function serveStdio(definition: ServerDefinition, streams: StdioStreams): Promise<void> {
  const { input, signal } = streams;
  const report = (fault: unknown): void => streams.report?.(fault);
  const untilDrained = createDrain(streams);
  const write = createWriter(streams, untilDrained);
  const connection = createConnection({
    definition,
    answers: answerRequests(definition, report),
    write,
    report,
  });
  const stop = (): void => {
    input.destroy();
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (!signal.aborted) await takeLines(connection, streams, { write, untilDrained });
    if (!signal.aborted) await Promise.race([connection.untilLoaded(), untilAborted(signal)]);
  } finally {
    signal.removeEventListener("abort", stop);
    const end = async (): Promise<void> => {
      if (!signal.aborted) await Promise.race([connection.untilIdle(), wait(graceMs), untilAborted(signal)]);
      await connection.close();
      await definition.close();
    };
    await Promise.race([end(), wait(endMs)]);
  }
}

async function takeLines(
  connection: Connection,
  { input, output }: StdioStreams,
  { write, untilDrained }: { write(message: object): Promise<void>; untilDrained(): Promise<void> },
): Promise<void> {
  try {
    for await (const line of readLines(input, maxLineBytes)) {
      if (line.kind === "overlong") {
        await write(
          refuse(rpcCode.invalidRequest, `Invalid request: a line may have ${maxLineBytes} bytes.`),
        );
        continue;
      }
      const read = readMessage(line.text);
      if ("message" in read) connection.take(read.message);
      else await write(read.refusal);
      // A client that does not read its answers gets no further ones worked out.
      if (output.writableNeedDrain) await untilDrained();
    }
  } catch (error) {
    // The stream was taken away: the client has gone, or the signal has ended the serving.
    if (!input.destroyed) throw error;
  }
}

function createWriter(
  { output, signal }: StdioStreams,
  untilDrained: () => Promise<void>,
): (message: object) => Promise<void> {
  return async (message) => {
    if (signal.aborted || output.destroyed || output.writableEnded) return;
    if (!output.write(`${JSON.stringify(message)}\n`)) await untilDrained();
  };
}

/** All that wait for the client to read wait for the same: a hundred calls add no hundred listeners. */
function createDrain({ output, signal }: StdioStreams): () => Promise<void> {
  let draining: Promise<void> | undefined;
  return () => {
    draining ??= waitForDrain(output, signal).finally(() => {
      draining = undefined;
    });
    return draining;
  };
}

function waitForDrain(output: Writable, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      output.off("drain", done);
      output.off("close", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    output.on("drain", done);
    output.on("close", done);
    signal.addEventListener("abort", done);
    if (signal.aborted || output.destroyed || !output.writableNeedDrain) done();
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
