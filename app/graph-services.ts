import { readRecipe } from "../agents/summarizer/recipe.ts";
import type { GraphServices } from "../graphs/services.ts";
import { findApertium } from "../models/apertium.ts";
import { type Caps, createBudget } from "../models/budget.ts";
import { createModelRegistry } from "../models/model-registry.ts";
import type { Translator } from "../models/translator.ts";
import type { Store } from "../store/store.ts";
import type { AppEnvironment } from "./environment.ts";
import { readArticleFile } from "./read-file.ts";
import type { Recordings } from "./recordings.ts";

/** Longest an agent may take, in milliseconds; `ONRECORD_AGENT_TIMEOUT_MS` sets another. */
const defaultAgentTimeoutMs = 300_000;

/** What the graphs need of the world, for one run with its budget. */
export function createGraphServices(
  environment: AppEnvironment,
  parts: {
    readonly store: Store;
    readonly recordings: Recordings;
    readonly translator: () => Translator | undefined;
  },
  caps: Caps,
): GraphServices {
  const registry = createModelRegistry(environment.cwd);
  const withBudget = createBudget(caps, () => environment.now().getTime());
  const timeoutMs = Number(environment.variables["ONRECORD_AGENT_TIMEOUT_MS"]);
  return {
    store: parts.store,
    openRecording: (source) => parts.recordings.open(source),
    openArticle: async (source) => readArticleFile(environment.cwd, source),
    readRecipe,
    findModel(spec) {
      const model = registry.find(spec);
      return model === undefined ? undefined : withBudget(model);
    },
    findTranslator: parts.translator,
    nowMs: () => environment.now().getTime(),
    agentTimeoutMs: timeoutMs > 0 ? timeoutMs : defaultAgentTimeoutMs,
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
