import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder this program was installed in, and its version; the same from source and built. */
export function findPackage(moduleUrl: string): { readonly folder: string; readonly version: string } {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  const text = readFileSync(join(folder, "package.json"), "utf8");
  // A pattern and not a schema: the version is asked for by help, which must not wait for zod.
  return { folder, version: /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "0.0.0" };
}
