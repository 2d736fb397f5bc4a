import { randomUUID } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createAnalyzeGraph } from "../graphs/analyze.ts";
import { createAskGraph } from "../graphs/ask.ts";
import { tellClient } from "../graphs/remote-event.ts";
import type { GraphServices } from "../graphs/services.ts";
import { createTranslateGraph } from "../graphs/translate.ts";
import { createVerifyGraph } from "../graphs/verify.ts";
import { createHttpFetch } from "../models/http-fetch.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import type { AppEnvironment } from "./environment.ts";
import { createGraphServices, lazyTranslator } from "./graph-services.ts";
import { withGraphSpan } from "./graph-span.ts";
import { createModelServices } from "./model-services.ts";
import { createRecordings } from "./recordings.ts";
import { createRemoteClient, serverLimits, tellingStore } from "./server-client.ts";
import { findStore } from "./store-folder.ts";

// The entry point of a LangGraph server (langgraph.json): like a main.ts, it may touch the process. The server
// brings its own checkpointer. Nothing is opened until a graph is asked for.

/** How a server asks for a graph: the configuration of the run that it is for, if it is for one. */
interface ServedRun {
  readonly configurable?: Readonly<Record<string, unknown>>;
}

/**
 * The `analyze` graph, as a LangGraph server loads it; its input is {"source": "<file or id>", "recipe", "language"}.
 * `onrecord analyze --server` sends the recording along and reads the analysis in the custom stream.
 */
export const analyze = async (run?: ServedRun) =>
  withGraphSpan(createAnalyzeGraph(await createServices(run)), "analyze");

/** The `verify` graph; its input is {"source": "<file or id>", "article": "<file>"}. */
export const verify = async (run?: ServedRun) =>
  withGraphSpan(createVerifyGraph(await createServices(run)), "verify");

/** The `ask` graph; its input is {"source": "<file or id>", "question"}. */
export const ask = async (run?: ServedRun) => withGraphSpan(createAskGraph(await createServices(run)), "ask");

/** The `translate` graph; its input is {"source": "<file or id>", "to"}. */
export const translate = async (run?: ServedRun) =>
  withGraphSpan(createTranslateGraph(await createServices(run)), "translate");

async function createServices(run: ServedRun | undefined): Promise<GraphServices> {
  const environment: AppEnvironment = {
    cwd: process.cwd(),
    variables: process.env,
    now: () => new Date(),
    nowMs: () => Math.round(performance.timeOrigin + performance.now()),
    newId: randomUUID,
    signal: new AbortController().signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: ({ runId: _, ...step }) => tellClient({ event: "step", ...step }),
    fetch: createHttpFetch(),
    random: Math.random,
    userDataDirectory: join(tmpdir(), "onrecord-server"),
  };
  const store = await shareStore(environment);
  const recordings = createRecordings(store, environment);
  const translator = lazyTranslator(environment);
  const models = createModelServices(environment, store);
  const limits = { runId: environment.newId(), ...serverLimits(models.settings(), run?.configurable) };
  const services = createGraphServices(environment, { store, recordings, translator, models }, limits);
  return { ...services, store: tellingStore(store), client: createRemoteClient(recordings) };
}

const stores = new Map<string, Promise<Store>>();

/** A server makes a graph for each run, and its process has each store open once. */
async function shareStore(environment: AppEnvironment): Promise<Store> {
  const place = findStore(environment);
  const opened =
    stores.get(place.location) ??
    openStore({
      ...place,
      owner: { host: hostname(), pid: process.pid, nonce: randomUUID() },
      nowMs: () => Date.now(),
      isAlive: () => true,
    });
  stores.set(place.location, opened);
  try {
    return await opened;
  } catch (error) {
    stores.delete(place.location);
    throw error;
  }
}
