import type { Caps } from "../models/budget.ts";
import { keepUnjudged } from "../models/keep-unjudged.ts";
import type { Model } from "../models/model.ts";
import { parseModelSpec } from "../models/model-spec.ts";
import type { Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { AppEnvironment } from "./environment.ts";
import type { ModelServices } from "./model-services.ts";
import { cacheOf, createModelFinder } from "./run-models.ts";

/** What models are called under when no graph of the product runs, as in an eval. */
export interface ModelAccessRequest {
  /** All that have the same id share the caps of `budget`, also after a restart. */
  readonly batch: string;
  readonly budget: Caps;
  readonly localOnly: boolean;
  readonly allowUnknownPrice?: boolean;
}

/** How a model is called: by whom, with how many calls at once, and whether it costs anything. */
export interface ModelPlace {
  readonly server: string;
  /** Calls at once that the server is given. */
  readonly places: number;
  readonly isFree: boolean;
}

/** Models as a run of the product has them: privacy, cache, budget and ledger included. */
export interface ModelAccess {
  /**
   * A model; absent: the built-in engine. All answers are kept, those of each `sample` apart, so that a call is paid once
   * and asking again is asking.
   * Throws as a run would: `unknown_model`, `auth`, `not_local`.
   */
  find(spec: string, sample: number): Model | undefined;
  /** Throws `unknown_model`. */
  placeOf(spec: string): ModelPlace;
  /** A program that translates, where one is installed. */
  translator(): Translator | undefined;
  /** What the batch has spent, in this process and before. */
  spent(): Promise<{ readonly calls: number; readonly usd: number }>;
  /** Longest that an agent may work on one thing. */
  readonly agentTimeoutMs: number;
  now(): Date;
  readonly signal: AbortSignal;
}

/** Places at a server whose settings do not say: as `models/server-limits.ts` has them. */
const usualPlaces = { local: 1, remote: 4 } as const;

/** Longest an agent may take where the settings do not say. */
const usualTimeoutSeconds = 3_600;

/** Opens models for a batch of calls; nothing is asked of any server yet. */
export function openModelAccess(
  environment: AppEnvironment,
  parts: {
    readonly store: Store;
    readonly models: ModelServices;
    readonly translator: () => Translator | undefined;
  },
  request: ModelAccessRequest,
): ModelAccess {
  const settings = parts.models.settings();
  const localOnly = request.localOnly || settings.localOnly === true;
  const { ledger } = parts.store;
  const finders = new Map<number, (spec: string) => Model | undefined>();
  const places = new Map<string, ModelPlace>();
  const limits = {
    runId: request.batch,
    batch: request.batch,
    budget: { ...settings.budget, ...request.budget },
    localOnly,
    allowUnknownPrice: request.allowUnknownPrice ?? settings.allowUnknownPrice === true,
  };
  return {
    find(spec, sample) {
      const finder = finders.get(sample) ?? createModelFinder(environment, parts, { ...limits, sample });
      finders.set(sample, finder);
      const model = finder(spec);
      const isServed = model !== undefined && parseModelSpec(spec).kind === "served";
      return isServed ? keepUnjudged(model, cacheOf(parts.store, sample)) : model;
    },
    placeOf(spec) {
      // Asked for each row, and describing a model reads the cards.
      const place = places.get(spec) ?? placeOf(spec, parts.models, localOnly);
      places.set(spec, place);
      return place;
    },
    translator: parts.translator,
    spent: () => ledger.totals({ batchId: request.batch }),
    agentTimeoutMs: (settings.agentTimeoutSeconds ?? usualTimeoutSeconds) * 1000,
    now: environment.now,
    signal: environment.signal,
  };
}

function placeOf(text: string, models: ModelServices, localOnly: boolean): ModelPlace {
  const spec = parseModelSpec(text);
  if (spec.kind !== "served") return { server: spec.kind, places: 1, isFree: true };
  const { server, location, price } = models.registry(localOnly ? "local_only" : "any").describe(text);
  return {
    server: server.name,
    places: server.maxInFlight ?? usualPlaces[location],
    isFree: price !== null && price.inputUsdPerMillion === 0 && price.outputUsdPerMillion === 0,
  };
}
