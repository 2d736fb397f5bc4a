import { randomUUID } from "node:crypto";
import { homedir, hostname } from "node:os";
import { resolve } from "node:path";
import { findStoreFolder } from "../../app/store-folder.ts";
import { userDataFolder } from "../../app/user-data-folder.ts";
import { writerName } from "../../store/aside-folder.ts";
import { openLibrary } from "../../store/library.ts";
import { serveStdio } from "../hosts/serve-stdio.ts";
import { createTranscriptsServer } from "./server.ts";

/** The server alone, as the bundle for one-click installing has it; its arguments are the folders that may be read. */
async function serve(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop.abort());
  // The client has gone: there is nobody left to answer.
  process.stdout.on("error", () => process.exit(0));
  const cwd = process.cwd();
  const variables = process.env;
  const userDataDirectory = userDataFolder(process.platform, homedir(), variables);
  const folder = findStoreFolder({ home: undefined, variables, cwd, userDataDirectory });
  const owner = { host: hostname(), pid: process.pid, nonce: randomUUID() };
  const definition = createTranscriptsServer({
    library: openLibrary(folder, writerName(owner), Date.now),
    // A host that was given no folder may leave ${user_config.folders} as it is.
    roots: process.argv
      .slice(2)
      .filter((root) => !root.startsWith("$"))
      .map((root) => resolve(cwd, root)),
    version: process.env["ONRECORD_BUNDLE_VERSION"] ?? "0.0.0",
    now: () => new Date(),
  });
  await serveStdio(definition, {
    input: process.stdin,
    output: process.stdout,
    signal: stop.signal,
    report: (fault) =>
      process.stderr.write(`onrecord: ${fault instanceof Error ? fault.message : String(fault)}\n`),
  });
}

serve().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`onrecord: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
