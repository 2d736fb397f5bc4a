import { existsSync, readFileSync } from "node:fs";
import { scanSource } from "../../architecture/scan-source.ts";

const top = new URL("../../../", import.meta.url);

/** Packages that load with a file, sorted: what it and its imports name, but for types and for what waits in `import()`. */
export function loadedPackages(path: string): readonly string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (url: string): void => {
    if (seen.has(url) || !existsSync(new URL(url))) return;
    seen.add(url);
    const loaded = readFileSync(new URL(url), "utf8")
      .replace(/^(?:import|export) type [^;]*;$/gm, "")
      .replace(/^(?:import|export) \{(?:\s*type [\w ]+,?)+\s*\} from [^;]*;$/gm, "")
      .replace(/import\("[^"]*"\)/g, "");
    for (const name of scanSource(loaded).imports) {
      if (name.startsWith(".")) visit(new URL(name, url).href);
      else if (!name.startsWith("node:")) packages.add(name);
    }
  };
  visit(new URL(path, top).href);
  return [...packages].sort();
}
