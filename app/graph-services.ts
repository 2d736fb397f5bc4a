import { readRecipe } from "../agents/summarizer/recipe.ts";
import { recipeNames } from "../agents/summarizer/recipe-names.ts";
import type { GraphServices } from "../graphs/services.ts";
import { findApertium } from "../models/apertium.ts";
import type { Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { AppEnvironment } from "./environment.ts";
import type { ModelServices } from "./model-services.ts";
import { readArticleFile } from "./read-file.ts";
import type { Recordings } from "./recordings.ts";
import { createModelFinder, type RunLimits } from "./run-models.ts";

/** Longest an agent may take where neither the settings nor `ONRECORD_AGENT_TIMEOUT_MS` say. */
/** Calls have limits of their own; a small machine reads an hour of talk in many of them. */
const defaultAgentTimeoutSeconds = 3_600;

/** What the graphs need of the world, over a whole store. */
export interface StoredGraphServices extends GraphServices {
  readonly store: Store;
}

/** What the graphs need of the world, for one run with its budget. */
export function createGraphServices(
  environment: AppEnvironment,
  parts: {
    readonly store: Store;
    readonly recordings: Recordings;
    readonly translator: () => Translator | undefined;
    readonly models: ModelServices;
  },
  limits: RunLimits,
): StoredGraphServices {
  const { agentTimeoutSeconds } = parts.models.settings();
  const timeoutMs = Number(environment.variables["ONRECORD_AGENT_TIMEOUT_MS"]);
  return {
    store: parts.store,
    openRecording: (source) => parts.recordings.open(source),
    openArticle: async (source) => readArticleFile(environment.cwd, source),
    readRecipe,
    readRecipes: () => recipeNames().map(readRecipe),
    findModel: createModelFinder(environment, parts, limits),
    findTranslator: parts.translator,
    nowMs: environment.nowMs,
    agentTimeoutMs: timeoutMs > 0 ? timeoutMs : (agentTimeoutSeconds ?? defaultAgentTimeoutSeconds) * 1000,
    onProgress: environment.onProgress,
  };
}

/** Looks for Apertium once, when first asked for; `ONRECORD_APERTIUM=off` hides an installed one. */
export function lazyTranslator(environment: AppEnvironment): () => Translator | undefined {
  let found: { readonly translator: Translator | undefined } | undefined;
  return () => {
    if (environment.variables["ONRECORD_APERTIUM"] === "off") return undefined;
    found ??= { translator: findApertium() };
    return found.translator;
  };
}
