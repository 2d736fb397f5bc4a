import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireProgram } from "./require-program.ts";
import { runOrThrow } from "./run-command.ts";

const top = fileURLToPath(new URL("../../", import.meta.url));

/** Copies the project as a clone would have it, with what is not committed yet; the installed packages are linked. */
export function copyProject(to: string): void {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--exclude=node_modules"];
  const files = runOrThrow(requireProgram("git"), list, { cwd: top }).split("\0");
  for (const file of files) {
    if (file === "" || !existsSync(join(top, file))) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(top, file), join(to, file));
  }
  symlinkSync(join(top, "node_modules"), join(to, "node_modules"), "dir");
}
