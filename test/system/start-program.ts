import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { program } from "./run-program.ts";

/** A process of the built program that is being watched. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** What it wrote on standard error so far. */
  error(): string;
  /** How it ended, once all its output is there. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** How the program is started; `nodeOptions` stand before it, such as a module to load first. */
export interface StartSettings {
  readonly cwd: string;
  readonly nodeOptions?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** User and group that it runs as; absent: those of the tests. */
  readonly user?: number;
}

/** Starts the built program without waiting for its end; one that still runs when the test ends is killed. */
export function startProgram(args: readonly string[], settings: StartSettings): StartedProgram {
  const { cwd, nodeOptions = [], variables, user } = settings;
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ONRECORD_APERTIUM: "off", ...variables },
    stdio: ["ignore", "ignore", "pipe"],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let error = "";
  child.stderr.on("data", (part: Buffer) => {
    error += part.toString("utf8");
  });
  return {
    child,
    error: () => error,
    ended: new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal }))),
  };
}
