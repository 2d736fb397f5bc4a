import { hostname } from "node:os";
import { resolve } from "node:path";
import { findStore, type StorePlace } from "../app/store-folder.ts";
import { userDataFolder } from "../app/user-data-folder.ts";
import { OnrecordError } from "../errors.ts";
import type { ServerName } from "../mcp-servers/install/server-entries.ts";
import type { ServerDefinition } from "../mcp-servers/server-definition.ts";
import { writerName } from "../store/aside-folder.ts";
import { type Library, openLibrary } from "../store/library.ts";
import { isPostgresAddress } from "../store/postgres-address.ts";
import { exitCode } from "./exit-code.ts";
import { type ServeOptions, usualServeOptions } from "./serve-options.ts";
import type { Terminal } from "./terminal.ts";

/** Serves until the client closes its end or the signal comes. What a server does not need is not loaded. */
export async function serveMcp(
  server: ServerName,
  options: ServeOptions,
  terminal: Terminal,
): Promise<number> {
  refuseStray(options);
  const { cwd, variables, machine } = terminal;
  const userDataDirectory = userDataFolder(machine.platform, machine.home, variables);
  const store = findStore({ home: options.store, cwd, variables, userDataDirectory });
  const definition = await createDefinition(server, { store, options, terminal });
  const report = (fault: unknown): void => void tell(fault, terminal);
  if (options.http === true) {
    const { serveOverHttp } = await import("./serve-over-http.ts");
    return await serveOverHttp(definition, { folder: store.folder, options, terminal, report });
  }
  const { serveStdio } = await import("../mcp-servers/hosts/serve-stdio.ts");
  await serveStdio(definition, {
    ...terminal.openStreams(),
    signal: terminal.signal,
    report,
  });
  return exitCode.done;
}

async function tell(fault: unknown, terminal: Terminal): Promise<void> {
  const { printError } = await import("./print-error.ts");
  printError(fault, terminal);
}

interface Serving {
  readonly store: StorePlace;
  readonly options: ServeOptions;
  readonly terminal: Terminal;
}

async function createDefinition(
  server: ServerName,
  { store, options, terminal }: Serving,
): Promise<ServerDefinition> {
  const library = await openLibraryOf(store, terminal);
  const shared = {
    library,
    roots: options.root.map((root) => resolve(terminal.cwd, root)),
    version: terminal.version,
    now: () => terminal.now(),
  };
  switch (server) {
    case "transcripts": {
      const { createTranscriptsServer } = await import("../mcp-servers/transcripts/server.ts");
      return createTranscriptsServer(shared);
    }
    case "agents": {
      const { createAgentsServer } = await import("../mcp-servers/agents/server.ts");
      return createAgentsServer({
        ...shared,
        localOnly: options.localOnly === true,
        openApp: () => terminal.openApp({ store: store.location, onProgress: () => undefined }),
      });
    }
    default:
      return server satisfies never;
  }
}

/** A store in a folder has its library in plain files: no database is opened for it. */
async function openLibraryOf(store: StorePlace, terminal: Terminal): Promise<Library> {
  const owner = { host: hostname(), pid: process.pid, nonce: terminal.newId() };
  const nowMs = (): number => terminal.now().getTime();
  if (!isPostgresAddress(store.location)) return openLibrary(store.folder, writerName(owner), nowMs);
  const { openStore } = await import("../store/open-store.ts");
  return await openStore({ ...store, owner, nowMs, isAlive: () => true });
}

/** An option that would do nothing is a mistake: the user believes that it does something. */
function refuseStray({ http, allowHost, allowOrigin, token, bind }: ServeOptions): void {
  if (http === true) return;
  const isStray = allowHost.length > 0 || allowOrigin.length > 0 || !token || bind !== usualServeOptions.bind;
  if (!isStray) return;
  throw new OnrecordError("--bind, --allow-host, --allow-origin and --no-token are for HTTP. Add --http.", {
    code: "bad_usage",
  });
}
