import { spawn } from "node:child_process";

export interface ClientRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Where a client runs: nothing of this machine's own settings reaches it. */
export interface ClientSettings {
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Runs a client's command to its end; one that does not end is killed, with `code` null. */
export async function runClient(
  program: string,
  args: readonly string[],
  settings: ClientSettings,
): Promise<ClientRun> {
  const child = spawn(program, args, {
    cwd: settings.cwd,
    env: { ...settings.variables },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: settings.timeoutMs ?? 120_000,
    killSignal: "SIGKILL",
  });
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => error.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, out: Buffer.concat(out).toString("utf8"), error: Buffer.concat(error).toString("utf8") };
}
