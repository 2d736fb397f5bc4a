import { agentNames } from "../../agents/agent-names.ts";
import { Analysis } from "../../agents/analysis.ts";
import type { Recording } from "../../agents/recording.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import { specOf, type Tier } from "../../agents/tier.ts";
import { OnrecordError } from "../../errors.ts";
import type { GraphServices } from "../../graphs/services.ts";
import { getJson } from "../../store/json-blobs.ts";
import type { AgentRecord } from "../../store/run.ts";
import type { TaskContext } from "../task.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";
import type { AgentRun } from "./run-agent.ts";
import { createModelWatch, type ModelWatch } from "./watch-models.ts";

/** Longest that one agent of the graph may take; the runner's signal ends it sooner. */
const agentTimeoutMs = 3_600_000;
/** Nodes that work at the same time; with one, LangGraph ends before its deferred nodes have run. */
const concurrency = 4;

/** What the graph made of a recording, the steps it took, and what its agents used. */
export interface AnalysisRun extends Pick<AgentRun<Analysis>, "output" | "usage" | "costUsd"> {
  readonly steps: readonly string[];
  readonly systemPrompts: readonly string[];
}

/** The whole `analyze` graph on a recording, each agent on the candidate's tiers. Throws `OnrecordError`. */
export async function runAnalysis(
  recording: Recording,
  recipe: string,
  context: TaskContext,
): Promise<AnalysisRun> {
  const { createAnalyzeGraph } = await import("../../graphs/analyze.ts");
  const store = createMemoryStore();
  const steps: string[] = [];
  const watch = createModelWatch();
  const services = toServices({ recording, context, store, steps, watch });
  const specs = context.tiers.map(specOf);
  const models = Object.fromEntries(agentNames.map((name) => [name, specs]));
  const state = await createAnalyzeGraph(services).invoke(
    { source: recording.transcript.sha256, recipe, models },
    {
      configurable: { thread_id: "eval" },
      signal: AbortSignal.any([context.signal]),
      maxConcurrency: concurrency,
    },
  );
  watch.refuseOutage();
  const records = store.records();
  const output = await getJson(store.blobs, state.result ?? "", Analysis);
  refuseFailure(output, records);
  return { output, steps, systemPrompts: watch.systemPrompts(), ...sumUsage(records) };
}

interface Parts {
  readonly recording: Recording;
  readonly context: TaskContext;
  readonly store: MemoryStore;
  readonly steps: string[];
  readonly watch: ModelWatch;
}

function toServices({ recording, context, store, steps, watch }: Parts): GraphServices {
  const { translator, tiers } = context;
  const find = (spec: string): Tier | undefined => tiers.find((tier) => specOf(tier) === spec);
  return {
    store,
    openRecording: async () => ({ recording }),
    openArticle: async () => {
      throw new OnrecordError("An analysis reads no article.", { code: "bad_usage" });
    },
    readRecipe,
    readRecipes: () => recipeNames().map(readRecipe),
    findModel(spec) {
      const tier = find(spec);
      return tier === undefined || tier === "builtin" ? undefined : watch.model(tier);
    },
    findTranslator: () => translator,
    nowMs: () => 0,
    agentTimeoutMs,
    onProgress: ({ step, state }) => {
      if (state === "done") steps.push(step);
    },
  };
}

/** An analysis that lacks everything because its agents failed is none. */
function refuseFailure({ sections }: Analysis, records: readonly AgentRecord[]): void {
  if (sections.some(({ statements }) => statements.length > 0)) return;
  const failed = records.find(({ status }) => status === "failed");
  if (failed === undefined) return;
  throw new OnrecordError(failed.error?.message ?? `The ${failed.agent} failed.`, { code: "bad_answer" });
}

function sumUsage(records: readonly AgentRecord[]): Pick<AnalysisRun, "usage" | "costUsd"> {
  const costs = records.map(({ costUsd }) => costUsd);
  const known = costs.filter((cost) => cost !== null);
  const sum = (of: (record: AgentRecord) => number | null): number =>
    records.reduce((total, record) => total + (of(record) ?? 0), 0);
  return {
    usage: {
      calls: sum(({ usage }) => usage.calls),
      inputTokens: sum(({ usage }) => usage.inputTokens),
      outputTokens: sum(({ usage }) => usage.outputTokens),
    },
    costUsd: known.length === costs.length ? known.reduce((total, cost) => total + cost, 0) : null,
  };
}
