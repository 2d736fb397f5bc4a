import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.ts";
import type { BenchResult } from "./result.ts";

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const buildScript = fileURLToPath(new URL("../../scripts/build.ts", import.meta.url));

/** How soon the built program prints its help; builds it where there is none. Beside it Node's own start. */
export async function benchStart(): Promise<BenchResult[]> {
  if (!existsSync(program)) runNode(["--import", "tsx", buildScript]);
  const rounds = { warmUps: 2, runs: 9 };
  const help = await measure(() => runNode([program, "--help"]), rounds);
  const node = await measure(() => runNode(["-e", "0"]), rounds);
  return [
    { what: "onrecord --help, built", measured: help, unit: "ms", bar: 300 },
    { what: "  node -e 0", measured: node, unit: "ms" },
  ];
}

function runNode(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
}
