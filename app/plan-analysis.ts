import { type AgentResult, runAgent } from "../agents/agent.ts";
import type { Recording } from "../agents/recording.ts";
import { router } from "../agents/router/agent.ts";
import type { Plan } from "../agents/router/schema.ts";
import { OnrecordError } from "../errors.ts";
import { labelOf, specsFor } from "../graphs/agent-models.ts";
import { type AnalysisWish, toRouterInput } from "../graphs/router-input.ts";
import type { GraphServices } from "../graphs/services.ts";
import type { ModelRegistry } from "../models/model-registry.ts";
import { parseModelSpec } from "../models/model-spec.ts";
import { costOf } from "../models/prices.ts";
import type { AnalysisPlan, PlannedAgent, PlannedSum } from "./app.ts";
import { createGraphServices } from "./graph-services.ts";
import { plannedAgents, type UnpricedAgent } from "./planned-calls.ts";
import type { RunLimits } from "./run-models.ts";
import type { RunParts } from "./run-to-end.ts";

/** What is planned: an analysis of a source within limits. */
export interface PlanWish {
  readonly source: string;
  readonly wish: AnalysisWish;
  readonly limits: Omit<RunLimits, "runId">;
  /** What was decided about models. */
  readonly notes: readonly string[];
}

/**
 * What an analysis would do and cost. Nothing is recorded as a run and no summarizer is called; a model that is named
 * for the router reads the request, and its calls are in the plan.
 */
export async function planAnalysis(
  parts: RunParts,
  { source, wish, limits, notes }: PlanWish,
): Promise<AnalysisPlan> {
  const { environment } = parts;
  const services = createGraphServices(environment, parts, {
    ...limits,
    runId: `plan-${environment.newId()}`,
  });
  const { recording } = await parts.recordings.open(source);
  const routed = await route({ services, recording, wish, signal: environment.signal });
  const routing = toRouterRow(routed, wish);
  return await describePlan(parts, {
    plan: routed.output,
    routing,
    recording,
    wish,
    limits,
    notes,
    services,
  });
}

/** A plan with who would do it, and what it comes to. */
export async function describePlan(
  parts: RunParts,
  work: Omit<PlanWish, "source"> & {
    readonly plan: Plan;
    /** What the router did. */
    readonly routing: PlannedAgent;
    readonly recording: Recording;
    readonly services: Pick<GraphServices, "findModel">;
  },
): Promise<AnalysisPlan> {
  const { plan, routing, recording, wish, limits, notes, services } = work;
  const planned = await plannedAgents(plan, {
    transcript: recording.transcript,
    models: wish.models,
    counter: parts.models.calling().counter,
    windowOf: (spec) => services.findModel(spec)?.contextTokens,
  });
  const registry = parts.models.registry(limits.localOnly === true ? "local_only" : "any");
  const agents = [routing, ...planned.map((row) => withCost(row, registry))];
  const { id, title } = recording.transcript;
  return {
    schema: "onrecord/plan@1",
    transcript: { id, ...(title === undefined ? {} : { title }) },
    recipe: plan.recipe ?? wish.recipe,
    language: plan.language,
    ...(plan.translation === undefined ? {} : { translation: plan.translation }),
    sections: plan.tasks.flatMap(({ task, sections }) =>
      sections.map(({ kind, limit, topic }) => ({
        task,
        kind,
        limit,
        ...(topic === undefined ? {} : { topic }),
      })),
    ),
    ...(plan.request === undefined ? {} : { request: plan.request }),
    notes: [...notes, ...plan.notes],
    agents,
    expected: sumOf(agents.filter(({ when }) => when === "always")),
    most: sumOf(agents),
  };
}

type Routed = Extract<AgentResult<Plan>, { status: "done" }>;

async function route(work: {
  readonly services: GraphServices;
  readonly recording: Recording;
  readonly wish: AnalysisWish;
  readonly signal: AbortSignal;
}): Promise<Routed> {
  const { services, recording, wish, signal } = work;
  const program = services.findTranslator();
  const result = await runAgent(router, toRouterInput(services, recording, wish), {
    recording,
    signal,
    timeoutMs: services.agentTimeoutMs,
    tiers: specsFor(wish.models, "router").map((spec) => services.findModel(spec) ?? "builtin"),
    ...(program === undefined ? {} : { translator: program }),
  });
  if (result.status === "done") return result;
  throw new OnrecordError(result.message, { code: "bad_usage" });
}

/** The router has done its work by now: its row is what it came to. */
function toRouterRow({ usage, costUsd }: Routed, { models }: AnalysisWish): PlannedAgent {
  const { calls, inputTokens, outputTokens } = usage;
  return {
    agent: "router",
    task: "route",
    model: labelOf(models, "router"),
    when: "always",
    calls,
    inputTokens: inputTokens ?? 0,
    outputTokens: outputTokens ?? 0,
    costUsd,
  };
}

function withCost(row: UnpricedAgent, registry: ModelRegistry): PlannedAgent {
  if (row.calls === 0 || parseModelSpec(row.model).kind !== "served") return { ...row, costUsd: 0 };
  const { price } = registry.describe(row.model);
  if (price === null) return { ...row, costUsd: null };
  // The price goes by the length of one prompt, so a call is priced as the mean of them.
  const inputTokens = Math.ceil(row.inputTokens / row.calls);
  const one = { inputTokens, cachedTokens: 0, outputTokens: row.outputTokens / row.calls };
  return { ...row, costUsd: costOf(price, one) * row.calls };
}

function sumOf(rows: readonly PlannedAgent[]): PlannedSum {
  const add = (of: (row: PlannedAgent) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    calls: add(({ calls }) => calls),
    inputTokens: add(({ inputTokens }) => inputTokens),
    outputTokens: add(({ outputTokens }) => outputTokens),
    costUsd: rows.some(({ costUsd }) => costUsd === null) ? null : add(({ costUsd }) => costUsd ?? 0),
  };
}
