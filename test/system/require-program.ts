import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Path of an installed program; a missing one fails the test by name and says what to install. */
export function requireProgram(name: string, packages: string = name): string {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not installed. Install it: apt-get install ${packages}`);
}
