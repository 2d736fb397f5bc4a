import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AppEnvironment } from "../../app/environment.ts";
import { createModelServices } from "../../app/model-services.ts";
import { createModelFinder } from "../../app/run-models.ts";
import { saveCard } from "../../models/cards.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import type { Model } from "../../models/model.ts";
import { openStore } from "../../store/open-store.ts";
import type { Store } from "../../store/store.ts";
import { type LiveServer, liveCards, liveSettings } from "./live-servers.ts";

/** Models of real servers as the product makes them, over a store that keeps their answers. */
export interface LiveModels {
  readonly store: Store;
  find(spec: string): Model;
  registry(): ReturnType<ReturnType<typeof createModelServices>["registry"]>;
}

/** Opens the models of `servers` over a folder; close the store when done. */
export async function openLiveModels(folder: string, servers?: readonly LiveServer[]): Promise<LiveModels> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify(liveSettings(servers)));
  const environment: AppEnvironment = {
    cwd: folder,
    variables: {},
    now: () => new Date(),
    nowMs: () => Date.now(),
    newId: () => "live",
    signal: new AbortController().signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: () => undefined,
    random: () => 0,
    fetch: createHttpFetch(),
    userDataDirectory: folder,
  };
  const store = await openStore({
    location: join(folder, "store"),
    owner: { host: "live", pid: process.pid, nonce: "live" },
    nowMs: () => Date.now(),
    isAlive: () => false,
  });
  for (const card of liveCards()) saveCard(join(store.folder, "cards.json"), card);
  const models = createModelServices(environment, store);
  const find = createModelFinder(environment, { store, models }, { runId: "live", budget: {} });
  return {
    store,
    find(spec) {
      const model = find(spec);
      if (model === undefined) throw new Error(`${spec} is no model of a server.`);
      return model;
    },
    registry: () => models.registry("any"),
  };
}
