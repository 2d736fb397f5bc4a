import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../", import.meta.url));
const leftOut = new Set(["node_modules", "dist", "out", "coverage", "samples"]);

/** Texts of every TypeScript file of the project by path from the top, sorted. */
export function readTree(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const path of listFolder("")) files.set(path, readFileSync(top + path, "utf8"));
  return files;
}

function listFolder(folder: string): string[] {
  const entries = readdirSync(top + folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || leftOut.has(entry.name)) return [];
    const path = folder + entry.name;
    if (entry.isDirectory()) return listFolder(`${path}/`);
    return /\.[cm]?tsx?$/.test(entry.name) ? [path] : [];
  });
}
