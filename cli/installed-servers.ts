import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import {
  createServerEntries,
  type EntriesRequest,
  type ServerEntry,
} from "../mcp-servers/install/server-entries.ts";
import type { Terminal } from "./terminal.ts";

/** As `EntriesRequest`; `store` as written on the command line. */
type ServersRequest = Omit<EntriesRequest, "installed">;

/**
 * The entries with which a host on this machine starts the servers, with the store of `--store` or
 * `$ONRECORD_HOME`. Throws `missing_program` where the program was not built.
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
    store: store === "" ? undefined : resolve(cwd, store),
  });
}
