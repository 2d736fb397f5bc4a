import type { Readable, Writable } from "node:stream";
import type { App, ProgressEvent } from "../app/app.ts";

/** What a command wants of the app it opens; `store` is the folder of `--store`, absent: the usual one. */
export interface AppOptions {
  readonly store?: string;
  onProgress(event: ProgressEvent): void;
}

/** The machine, for what other programs on it have to be told. */
export interface MachineFacts {
  /** As in `process.platform`. */
  readonly platform: string;
  readonly home: string;
  /** Absolute path of the Node.js that runs this. */
  readonly node: string;
  /** Absolute path of the built program, which need not be there when this runs from source. */
  readonly program: string;
}

/** Signals of the system that a command answers in its own way. */
export type StopSignals = "any" | "sigterm";

/** The world as the commands see it: everything that belongs to the process is handed in here. */
export interface Terminal {
  readonly version: string;
  readonly cwd: string;
  readonly samplesFolder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly out: { readonly isTty: boolean; readonly columns: number; write(text: string): void };
  readonly error: { readonly isTty: boolean; readonly columns: number; write(text: string): void };
  readonly signal: AbortSignal;
  /**
   * The first signal of the system to end calls `ask`, and only the second aborts `signal`; with `sigterm`, Ctrl-C
   * aborts it at once.
   */
  onFirstStop(by: StopSignals, ask: () => void): void;
  readonly machine: MachineFacts;
  /** Milliseconds from some moment on, for measuring. */
  nowMs(): number;
  now(): Date;
  /** Standard input and output as they are, for a protocol; touching the input keeps the process waiting for it. */
  openStreams(): { readonly input: Readable; readonly output: Writable };
  newId(): string;
  openApp(options: AppOptions): Promise<App>;
}
