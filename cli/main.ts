#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { userDataFolder } from "../app/user-data-folder.ts";
import { flushSpans } from "../tracing/flush-spans.ts";
import { exitCode } from "./exit-code.ts";
import { findPackage } from "./find-package.ts";
import { readAll } from "./read-all.ts";
import { runCli } from "./run-cli.ts";
import { setTracing } from "./set-tracing.ts";
import type { AppOptions, StopSignals, Terminal } from "./terminal.ts";

const interrupt = new AbortController();
const interruptCodes = { SIGINT: 130, SIGTERM: 143 } as const;
let interruptCode: number | undefined;
let isDone = false;
/** What the first signal asks for where a command wants to end in its own time. */
let firstStop: { readonly by: StopSignals; readonly ask: () => void } | undefined;
let wasAsked = false;
/** How long a second signal waits for what is being closed, in milliseconds. */
const stopAtOnceMs = 1_000;

for (const [signal, code] of Object.entries(interruptCodes)) {
  process.on(signal, () => {
    if (interruptCode !== undefined || isDone) process.exit(code);
    const first = firstStop;
    firstStop = undefined;
    if (first !== undefined && (first.by === "any" || signal === "SIGTERM")) {
      wasAsked = true;
      return first.ask();
    }
    interruptCode = code;
    interrupt.abort();
    if (wasAsked) setTimeout(() => process.exit(code), stopAtOnceMs);
  });
}

// Whoever reads the output has gone, as head(1) does: there is nobody left to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

// Nobody hears what goes wrong any more, which is no reason to stop.
process.stderr.on("error", () => undefined);

// A terminal that knows no width of its own says 0.
const usualColumns = 100;
const cwd = process.cwd();
const variables = process.env;
setTracing(variables);
let standardInput: Promise<Uint8Array> | undefined;

async function openApp({ store, onProgress }: AppOptions) {
  const [{ createApp }, { createHttpFetch }, { maxFileBytes }] = await Promise.all([
    import("../app/create-app.ts"),
    import("../models/http-fetch.ts"),
    import("../transcript/index.ts"),
  ]);
  return createApp({
    home: store,
    cwd,
    variables,
    now: () => new Date(),
    nowMs: () => Math.round(performance.timeOrigin + performance.now()),
    newId: () => randomUUID(),
    signal: interrupt.signal,
    readStandardInput() {
      // Kept, because a command may look at a source twice and a stream can be read once.
      standardInput ??= readAll(process.stdin, maxFileBytes);
      return standardInput;
    },
    onProgress,
    random: Math.random,
    fetch: createHttpFetch(),
    userDataDirectory: userDataFolder(process.platform, homedir(), variables),
  });
}

const installed = findPackage(import.meta.url);
const terminal: Terminal = {
  version: installed.version,
  cwd,
  samplesFolder: `${installed.folder}/samples`,
  variables,
  out: {
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns || usualColumns,
    write: (text) => process.stdout.write(text),
  },
  error: {
    isTty: process.stderr.isTTY === true,
    columns: process.stderr.columns || usualColumns,
    write: (text) => process.stderr.write(text),
  },
  signal: interrupt.signal,
  onFirstStop: (by, ask) => {
    firstStop = { by, ask };
  },
  machine: {
    platform: process.platform,
    home: homedir(),
    node: process.execPath,
    program: join(installed.folder, "dist", "cli", "main.js"),
  },
  nowMs: () => performance.now(),
  now: () => new Date(),
  openStreams: () => ({ input: process.stdin, output: process.stdout }),
  newId: randomUUID,
  openApp,
};

const ended = await runCli(process.argv.slice(2), terminal);
isDone = true;
// What was left undone because it was asked to stop has not failed.
const code = wasAsked && ended === exitCode.failed ? interruptCodes.SIGTERM : ended;
await flushSpans(interruptCode === undefined ? 5_000 : 500);
// Ends the process even if a model that was given up still holds a connection, but only after all is written.
process.stdout.write("", () => process.exit(interruptCode ?? code));
// Who interrupts does not wait for a reader that has stopped reading.
if (interruptCode !== undefined) setTimeout(() => process.exit(interruptCode), 100);
