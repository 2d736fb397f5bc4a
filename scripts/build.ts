#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { writeAnsweringScript } from "./bundle-answering.ts";

const top = fileURLToPath(new URL("../", import.meta.url));
const dist = `${top}dist/`;
const program = `${dist}cli/main.js`;
const BuildSettings = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) });

/** Makes `dist/` anew: compiled files and declarations, the data files beside them, and a program that can be run. */
async function build(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  compile();
  await writeAnsweringScript();
  const settings = BuildSettings.parse(JSON.parse(readFileSync(`${top}tsconfig.build.json`, "utf8")));
  for (const entry of settings.include) copyData(entry, settings.exclude);
  if (!readFileSync(program, "utf8").startsWith("#!/usr/bin/env node\n")) {
    throw new Error("dist/cli/main.js has lost its first line, #!/usr/bin/env node.");
  }
  chmodSync(program, 0o755);
}

function compile(): void {
  const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
  const done = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
    cwd: top,
    stdio: "inherit",
  });
  if (done.status !== 0)
    throw new Error(`tsc ended with ${done.status ?? done.signal ?? done.error?.message}.`);
}

/** Files that are neither code nor notes, at the same place under `dist/`; a dataset's notes are read with it. */
function copyData(entry: string, leftOut: readonly string[]): void {
  if (!statSync(top + entry, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const file of readdirSync(top + entry, { withFileTypes: true, recursive: true })) {
    const from = `${file.parentPath}/${file.name}`;
    const isNote = file.name.endsWith(".md") && !from.startsWith(`${top}evals/data/`);
    if (!file.isFile() || isNote || /\.[cm]?tsx?$/.test(file.name)) continue;
    if (leftOut.some((folder) => from.startsWith(`${top}${folder}/`))) continue;
    cpSync(from, dist + from.slice(top.length));
  }
}

try {
  await build();
} catch (error) {
  process.stderr.write(`build: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
