import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { isPostgresAddress } from "../store/postgres-address.ts";
import type { AppEnvironment } from "./environment.ts";

type Naming = Pick<AppEnvironment, "home" | "variables" | "cwd" | "userDataDirectory">;

/** Where a store is: in `folder`, or at an address with `folder` for what stays on this machine. */
export interface StorePlace {
  readonly location: string;
  readonly folder: string;
}

/** The store that is named, else `$ONRECORD_HOME`, else the usual folder. */
export function findStore(environment: Naming): StorePlace {
  const named = nameOf(environment);
  const folder = findStoreFolder(environment);
  return { location: named !== undefined && isPostgresAddress(named) ? named : folder, folder };
}

/**
 * The store's folder: named, else `$ONRECORD_HOME`, else a `.onrecord/` already here, else the user's data folder. A
 * name that is no folder is passed over.
 */
export function findStoreFolder(environment: Naming): string {
  const named = nameOf(environment);
  if (named !== undefined && !isPostgresAddress(named)) return resolve(environment.cwd, named);
  const here = join(environment.cwd, ".onrecord");
  return existsSync(here) ? here : join(environment.userDataDirectory, "onrecord");
}

function nameOf({ home, variables }: Naming): string | undefined {
  const named = home ?? variables["ONRECORD_HOME"];
  return named === "" ? undefined : named;
}
