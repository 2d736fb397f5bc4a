import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import {
  createServerEntries,
  type EntriesRequest,
  type ServerEntry,
} from "../mcp-servers/install/server-entries.ts";
import { hasPassword, isPostgresAddress } from "../store/postgres-address.ts";
import type { Terminal } from "./terminal.ts";

/** As `EntriesRequest`; `store` as written on the command line. */
type ServersRequest = Omit<EntriesRequest, "installed">;

/**
 * The entries with which a host on this machine starts the servers, with the store of `--store` or
 * `$ONRECORD_HOME`. Throws `missing_program` where the program was not built, `bad_usage` where an entry would hold a
 * password.
 */
export function installedServers(
  terminal: Terminal,
  request: ServersRequest,
): Readonly<Record<string, ServerEntry>> {
  const { machine, cwd, variables } = terminal;
  if (!existsSync(machine.program)) {
    throw new OnrecordError(
      `There is no built program at ${machine.program}, which is what hosts start. Run "npm run build" first.`,
      { code: "missing_program" },
    );
  }
  const store = request.store ?? variables["ONRECORD_HOME"] ?? "";
  return createServerEntries({
    ...request,
    installed: machine,
    store: store === "" ? undefined : toLastingStore(store, cwd),
  });
}

/** The store as a host far from this folder has to be told it. */
function toLastingStore(store: string, cwd: string): string {
  if (!isPostgresAddress(store)) return resolve(cwd, store);
  if (!hasPassword(store)) return store;
  throw new OnrecordError(
    "The settings of a host would hold the password of the store, for all to read. Leave it out of the address and put it into ~/.pgpass, or name a folder with --store DIR.",
    { code: "bad_usage" },
  );
}
