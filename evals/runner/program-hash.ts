import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders whose code decides what the built-in engine and the baselines answer. */
const folders = ["agents", "evals/tasks", "graphs", "grounding", "transcript"] as const;

const top = fileURLToPath(new URL("../../", import.meta.url));

/**
 * SHA-256 over the program's own code, as far as it decides answers. What it answered alone is worked anew once it has
 * changed: that costs nothing, and figures of an older state would be taken for its own.
 */
export function hashProgram(): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const path of listFiles(join(top, folder)))
      hash.update(path.slice(top.length)).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith(".d.ts"))
    .sort();
}
