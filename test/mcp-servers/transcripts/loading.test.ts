import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scanSource } from "../../architecture/scan-source.ts";

const top = new URL("../../../", import.meta.url);

/** Packages that load with a file: those that it and what it imports name outside of types and `import()`. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const url = new URL(path, top).href;
  if (seen.has(url) || !existsSync(new URL(url))) return seen;
  seen.add(url);
  const text = readFileSync(new URL(url), "utf8");
  // Imports of types only are gone when the file runs, and import() waits.
  const loaded = text
    .replace(/^(?:import|export) type [^;]*;$/gm, "")
    .replace(/^(?:import|export) \{(?:\s*type [\w ]+,?)+\s*\} from [^;]*;$/gm, "")
    .replace(/import\("[^"]*"\)/g, "");
  for (const name of scanSource(loaded).imports) {
    if (name.startsWith(".")) packagesOf(new URL(name, url).href, seen);
    else seen.add(name);
  }
  return seen;
}

test("until a tool is called the server loads zod and nothing else that was installed", () => {
  const loaded = [...packagesOf("mcp-servers/transcripts/server.ts")];
  expect(loaded.length).toBeGreaterThan(40);
  expect(loaded.filter((name) => !/^(?:file|node):/.test(name))).toEqual(["zod"]);
  const files = loaded.flatMap(
    (name) => /(?:transcript|grounding|app|store)\/[\w/-]+\.ts$/.exec(name)?.[0] ?? [],
  );
  expect(files.filter((file) => !file.startsWith("transcripts/")).sort()).toEqual([
    "grounding/claims/is-instruction.ts",
    "grounding/evidence.ts",
    "grounding/schema.ts",
    "store/blob-store.ts",
    "store/disk-full.ts",
    "transcript/format-clock.ts",
    "transcript/schema.ts",
  ]);
});
