import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { AppEnvironment } from "./environment.ts";

/** The store's folder: named, else `$ONRECORD_HOME`, else a `.onrecord/` already here, else the user's data folder. */
export function findStoreFolder(
  environment: Pick<AppEnvironment, "home" | "variables" | "cwd" | "userDataDirectory">,
): string {
  const named = environment.home ?? environment.variables["ONRECORD_HOME"];
  if (named !== undefined && named !== "") return resolve(environment.cwd, named);
  const here = join(environment.cwd, ".onrecord");
  return existsSync(here) ? here : join(environment.userDataDirectory, "onrecord");
}
