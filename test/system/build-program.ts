import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the program once, before the first system test. */
export function setup(): void {
  const script = fileURLToPath(new URL("../../scripts/build.ts", import.meta.url));
  const built = spawnSync(process.execPath, ["--import", "tsx", script], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
}
