import { z } from "zod";
import type { ModelAdapter } from "../models/adapter.ts";
import { type Caps, createRunBudget, type RunBudget } from "../models/budget.ts";
import { withBudget } from "../models/budgeted-model.ts";
import type { CallCache } from "../models/call-cache.ts";
import { createModel } from "../models/create-model.ts";
import type { DescribedModel } from "../models/describe-model.ts";
import type { Model } from "../models/model.ts";
import type { WrapModel } from "../models/model-registry.ts";
import { parseModelSpec } from "../models/model-spec.ts";
import { localPrice } from "../models/prices.ts";
import { hashContent } from "../store/blob-store.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { Store } from "../store/store.ts";
import { type ContentCapture, readContentCapture } from "../tracing/content-capture.ts";
import type { AppEnvironment } from "./environment.ts";
import type { ModelServices } from "./model-services.ts";

/** What one run may use and spend. */
export interface RunLimits {
  readonly runId: string;
  readonly budget: Caps;
  /** Runs of one batch share the caps of `budget`. */
  readonly batch?: string;
  readonly localOnly?: boolean;
  readonly allowUnknownPrice?: boolean;
  /** Answers are kept apart for each; absent: 0, which every run of the product shares. */
  readonly sample?: number;
}

/**
 * Finds the models of one run by spec; `undefined` is the built-in engine. A spec gives the same model each time, so
 * that what is learned of it counts for the whole run; all of them spend from one budget.
 */
export function createModelFinder(
  environment: AppEnvironment,
  parts: { readonly store: Store; readonly models: ModelServices },
  limits: RunLimits,
): (spec: string) => Model | undefined {
  const { nowMs } = environment;
  const privacy = limits.localOnly === true ? "local_only" : "any";
  const registry = parts.models.registry(privacy);
  const content = readContentCapture(environment.variables, privacy);
  const budget = createRunBudget({
    ledger: parts.store.ledger,
    runId: limits.runId,
    caps: limits.budget,
    ...(limits.batch === undefined ? {} : { batch: { id: limits.batch, caps: limits.budget } }),
    unknownPrice: limits.allowUnknownPrice === true ? "allow" : "refuse",
    nowMs,
  });
  const wrap = createWrap({ ...parts, limits, budget, content, nowMs });
  const opened = new Map<string, Model | undefined>();
  return (spec) => {
    if (!opened.has(spec)) {
      const model = registry.find(spec, wrap);
      const isScripted = parseModelSpec(spec).kind === "scripted";
      opened.set(spec, model !== undefined && isScripted ? withBudget(model, budget, content) : model);
    }
    return opened.get(spec);
  };
}

/** A model on a processor writes a few tokens a second: an answer that is long in coming is not one that hangs. */
const localAnswerSeconds = 900;
/** A window for recorded calls, which have none of their own: whatever was recorded fitted. */
const recordedWindow = 1_000_000;

function createWrap(parts: {
  readonly store: Store;
  readonly models: ModelServices;
  readonly limits: RunLimits;
  readonly budget: RunBudget;
  readonly content: ContentCapture;
  readonly nowMs: () => number;
}): WrapModel {
  const cache = cacheOf(parts.store, parts.limits.sample ?? 0);
  return (spec, adapter, about) => {
    const model = createModel({
      spec,
      adapter,
      facts: about === undefined ? { contextTokens: recordedWindow, price: localPrice } : factsOf(about),
      privacy: parts.limits.localOnly === true ? "local_only" : "any",
      cache,
      budget: parts.budget,
      content: parts.content,
      ...parts.models.calling(),
      ...(about === undefined ? {} : serverSettingsOf(about, adapter)),
      nowMs: parts.nowMs,
    });
    const thinking = about?.spec.thinking;
    if (thinking === undefined) return model;
    return { ...model, generate: (request) => model.generate({ thinking, ...request }) };
  };
}

function serverSettingsOf({ server }: DescribedModel, { location }: Pick<ModelAdapter, "location">) {
  const { maxInFlight, warmUpSeconds } = server;
  const answerSeconds = server.answerSeconds ?? (location === "local" ? localAnswerSeconds : undefined);
  return {
    ...(maxInFlight === undefined ? {} : { maxInFlight }),
    ...(answerSeconds === undefined ? {} : { answerMs: answerSeconds * 1000 }),
    ...(warmUpSeconds === undefined ? {} : { warmUpMs: warmUpSeconds * 1000 }),
  };
}

function factsOf({ contextTokens, abilities, card, price }: DescribedModel) {
  const { jsonSchema, jsonMode } = abilities;
  const maxOutputTokens = card?.maxOutputTokens;
  return {
    contextTokens,
    price,
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(jsonSchema === undefined ? {} : { jsonSchema }),
    ...(jsonMode === undefined ? {} : { jsonMode }),
  };
}

/** Answers are kept among the store's finished results, those of each sample apart. */
export function cacheOf(store: Store, sample: number): CallCache {
  const nameOf = (key: string): string => (sample === 0 ? key : hashContent(`${key} ${sample}`));
  return {
    async find(key) {
      const blob = await store.findResult(nameOf(key));
      return blob === undefined ? undefined : await getJson(store.blobs, blob, z.string());
    },
    save: async (key, value) => await store.saveResult(nameOf(key), await putJson(store.blobs, value)),
  };
}
