import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The built program; `build-program.ts` made it. */
export const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** How one run of the program went. */
export interface ProgramRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
  readonly seconds: number;
}

/** Where and with what the program runs; `variables` are added to those of the tests. */
export interface ProgramSettings {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

/** Runs the built program to its end. */
export async function runProgram(args: readonly string[], settings: ProgramSettings): Promise<ProgramRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: settings.cwd,
    env: { ...process.env, NO_COLOR: "1", ...settings.variables },
    stdio: "pipe",
  });
  child.stdin.end(settings.input ?? "");
  const [out, error, [code, signal]] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (...ended) => resolve(ended));
    }),
  ]);
  return { code, signal, out, error, seconds: (performance.now() - started) / 1000 };
}

async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
