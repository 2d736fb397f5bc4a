import { PassThrough, type Readable, type Writable } from "node:stream";
import type { App, ProgressEvent } from "../../app/app.ts";
import { runCli } from "../../cli/run-cli.ts";
import type { AppOptions, MachineFacts, Terminal } from "../../cli/terminal.ts";
import { type Calls, createFakeApp } from "./fake-app.ts";

/** Settings of one command line in a test. */
export interface RunSettings {
  readonly app?: Partial<App>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly isTty?: boolean;
  readonly signal?: AbortSignal;
  readonly samplesFolder?: string;
  /** Is given what the first signal to end would call. */
  readonly onFirstStop?: (ask: () => void) => void;
  /** Events that reach the progress display as soon as the app is open. */
  readonly events?: readonly ProgressEvent[];
  readonly cwd?: string;
  readonly machine?: Partial<MachineFacts>;
  /** Absent: always "batch-1". */
  readonly newId?: () => string;
  /** Absent: an input that has ended. */
  readonly streams?: { readonly input: Readable; readonly output: Writable };
}

/** What a command line left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly calls: Calls;
  readonly opened: readonly AppOptions[];
}

/** What a fake terminal heard. */
export interface Heard {
  out: string;
  error: string;
  readonly calls: Calls;
  readonly opened: AppOptions[];
}

/** Runs a command line (words separated by one space, or a list) against a fake app. */
export async function runWith(line: string | readonly string[], settings: RunSettings = {}): Promise<Ran> {
  const heard: Heard = { out: "", error: "", calls: [], opened: [] };
  const code = await runCli(typeof line === "string" ? line.split(" ") : line, fakeTerminal(settings, heard));
  return { code, ...heard };
}

/** A terminal whose world is made up. */
export function fakeTerminal(settings: RunSettings, heard: Heard): Terminal {
  const isTty = settings.isTty === true;
  return {
    version: "9.8.7",
    cwd: settings.cwd ?? "/here",
    samplesFolder: settings.samplesFolder ?? "/samples",
    variables: settings.variables ?? {},
    out: {
      isTty,
      columns: 80,
      write: (text) => {
        heard.out += text;
      },
    },
    error: {
      isTty,
      columns: 80,
      write: (text) => {
        heard.error += text;
      },
    },
    signal: settings.signal ?? new AbortController().signal,
    onFirstStop: (_by, ask) => settings.onFirstStop?.(ask),
    machine: {
      platform: "linux",
      home: "/people/ada",
      node: "/opt/node",
      program: "/opt/onrecord/main.js",
      ...settings.machine,
    },
    nowMs: () => 0,
    now: () => new Date(0),
    openStreams: () => settings.streams ?? { input: new PassThrough().end(), output: new PassThrough() },
    newId: settings.newId ?? (() => "batch-1"),
    openApp: async (options) => {
      heard.opened.push(options);
      for (const event of settings.events ?? []) options.onProgress(event);
      return createFakeApp(settings.app ?? {}, heard.calls);
    },
  };
}
