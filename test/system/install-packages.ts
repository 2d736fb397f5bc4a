import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireProgram } from "./require-program.ts";
import { runOrThrow } from "./run-command.ts";

/** Installs npm packages, by name and version or file, into a new folder of their own. */
export function installPackages(folder: string, manifest: Readonly<Record<string, unknown>>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, ...manifest }));
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"];
  runOrThrow(requireProgram("npm"), args, { cwd: folder });
}
