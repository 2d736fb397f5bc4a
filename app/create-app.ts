import { hostname } from "node:os";
import { OnrecordError } from "../errors.ts";
import { openStore } from "../store/open-store.ts";
import type { Reading } from "../transcript/read-transcript.ts";
import { createSearchIndex } from "../transcript/search-index.ts";
import type { App, Shown } from "./app.ts";
import { examine } from "./doctor.ts";
import type { AppEnvironment } from "./environment.ts";
import { examineModels } from "./examine-models.ts";
import { findRun } from "./find-run.ts";
import { lazyTranslator } from "./graph-services.ts";
import { createJobs } from "./jobs.ts";
import { openModelAccess } from "./model-access.ts";
import { createModelCalls } from "./model-calls.ts";
import { createModelRoles } from "./model-roles.ts";
import { createModelServices } from "./model-services.ts";
import { createRecordings, type Recordings } from "./recordings.ts";
import { createRunner, settleOrder } from "./runner.ts";
import { findStore } from "./store-folder.ts";

/** Puts the parts together over a world. Opens the store; call `close` when done. Throws `OnrecordError`. */
export async function createApp(environment: AppEnvironment): Promise<App> {
  const store = await openStore({
    ...findStore(environment),
    owner: { host: hostname(), pid: process.pid, nonce: environment.newId() },
    nowMs: () => environment.now().getTime(),
    isAlive: isProcessAlive,
  });
  const recordings = createRecordings(store, environment);
  const translator = lazyTranslator(environment);
  const models = createModelServices(environment, store);
  const parts = { environment, store, recordings, translator, models };
  const runner = createRunner(parts);
  return {
    ...runner,
    ...createModelCalls(models, environment),
    ...createModelRoles(models),
    jobs: createJobs({
      queue: store.jobs,
      blobs: store.blobs,
      ledger: store.ledger,
      settle: (order) => settleOrder(parts, order),
      findStored: (source) => findStored(recordings, source),
      isBegun: async (id) => (await store.run(id)) !== undefined,
    }),
    sweep: ({ olderThanMs, ...how }) =>
      store.housekeeping.sweep({ ...how, beforeMs: environment.now().getTime() - olderThanMs }),
    storeFolder: store.folder,
    openModels: (request) => openModelAccess(environment, { store, models, translator }, request),
    show: (source) => show(() => recordings.read(source)),
    add: (file) => show(() => recordings.add(file)),
    async search(source, query, options) {
      const { transcript } = await recordings.read(source);
      return createSearchIndex(transcript).search(query, options);
    },
    list: () => recordings.list(),
    runs: () => store.runs(),
    run: (id) => findRun(store, id),
    doctor: async () => [
      ...(await examine(store, translator(), process.version)),
      ...(await examineModels(models)),
    ],
    close: () => store.close(),
  };
}

async function show(read: () => Promise<Reading>): Promise<Shown> {
  try {
    const { transcript, status } = await read();
    const warnings = transcript.warnings.map((warning) => warning.message);
    return { status, format: transcript.source.format, warnings, transcript };
  } catch (cause) {
    if (!(cause instanceof OnrecordError)) throw cause;
    const status = cause.code === "empty_input" ? "empty" : "error";
    return { status, format: "unknown", warnings: [], error: { code: cause.code, message: cause.message } };
  }
}

async function findStored(recordings: Recordings, source: string): Promise<string | undefined> {
  try {
    return await recordings.findStored(source);
  } catch (cause) {
    if (cause instanceof OnrecordError && cause.code !== "ambiguous") return undefined;
    throw cause;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
