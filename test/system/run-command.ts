import { spawnSync } from "node:child_process";

/** Where and with what a command runs; `variables` are added to those of the tests. */
export interface CommandSettings {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** How a command ended. */
export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a program of the system to its end; one that hangs is killed after `timeoutMs` (three minutes). */
export function runCommand(file: string, args: readonly string[], settings: CommandSettings): CommandRun {
  const ended = spawnSync(file, args, {
    cwd: settings.cwd,
    env: { ...process.env, NO_COLOR: "1", ...settings.variables },
    encoding: "utf8",
    timeout: settings.timeoutMs ?? 180_000,
    killSignal: "SIGKILL",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ended.error !== undefined) throw ended.error;
  return { code: ended.status, out: ended.stdout, error: ended.stderr };
}

/** As `runCommand`, for what has to succeed: throws with what the program said when it does not. */
export function runOrThrow(file: string, args: readonly string[], settings: CommandSettings): string {
  const { code, out, error } = runCommand(file, args, settings);
  if (code === 0) return out;
  throw new Error(`${file} ${args.join(" ")} ended with ${code}:\n${out}\n${error}`);
}
