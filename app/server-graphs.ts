import { randomUUID } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createAnalyzeGraph } from "../graphs/analyze.ts";
import { createAskGraph } from "../graphs/ask.ts";
import type { GraphServices } from "../graphs/services.ts";
import { createTranslateGraph } from "../graphs/translate.ts";
import { createVerifyGraph } from "../graphs/verify.ts";
import { createHttpFetch } from "../models/http-fetch.ts";
import { openStore } from "../store/open-store.ts";
import type { AppEnvironment } from "./environment.ts";
import { createGraphServices, lazyTranslator } from "./graph-services.ts";
import { createModelServices } from "./model-services.ts";
import { createRecordings } from "./recordings.ts";
import { findStore } from "./store-folder.ts";

// The entry point of a LangGraph server (langgraph.json): like a main.ts, it may touch the process. The server
// brings its own checkpointer. Nothing is opened until a graph is asked for.

/** The `analyze` graph, as a LangGraph server loads it; its input is {"source": "<file or id>", "recipe", "language"}. */
export const analyze = async () => createAnalyzeGraph(await createServices());

/** The `verify` graph; its input is {"source": "<file or id>", "article": "<file>"}. */
export const verify = async () => createVerifyGraph(await createServices());

/** The `ask` graph; its input is {"source": "<file or id>", "question"}. */
export const ask = async () => createAskGraph(await createServices());

/** The `translate` graph; its input is {"source": "<file or id>", "to"}. */
export const translate = async () => createTranslateGraph(await createServices());

async function createServices(): Promise<GraphServices> {
  const environment: AppEnvironment = {
    cwd: process.cwd(),
    variables: process.env,
    now: () => new Date(),
    newId: randomUUID,
    signal: new AbortController().signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: () => undefined,
    fetch: createHttpFetch(),
    random: Math.random,
    userDataDirectory: join(tmpdir(), "onrecord-server"),
  };
  const store = await openStore({
    ...findStore(environment),
    owner: { host: hostname(), pid: process.pid, nonce: randomUUID() },
    nowMs: () => Date.now(),
    isAlive: () => true,
  });
  const recordings = createRecordings(store, environment);
  const translator = lazyTranslator(environment);
  const models = createModelServices(environment, store);
  const { localOnly = false, allowUnknownPrice = false, budget = {} } = models.settings();
  return createGraphServices(
    environment,
    { store, recordings, translator, models },
    { runId: environment.newId(), budget, localOnly, allowUnknownPrice },
  );
}
