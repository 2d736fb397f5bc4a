import { resolve } from "node:path";
import type { AgentName } from "../agents/agent-names.ts";
import { Analysis } from "../agents/analysis.ts";
import { Answer } from "../agents/answer.ts";
import { readRecipe } from "../agents/summarizer/recipe.ts";
import { Translation } from "../agents/translation.ts";
import { Verification } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";
import type { AgentModels } from "../graphs/agent-models.ts";
import type { VerifyReading } from "../graphs/verify-state.ts";
import { putJson } from "../store/json-blobs.ts";
import type {
  AnalyzeRequest,
  App,
  AskRequest,
  Outcome,
  RunCall,
  TranslateRequest,
  VerifyRequest,
} from "./app.ts";
import { type ChosenModels, chooseModels } from "./choose-models.ts";
import { findRun } from "./find-run.ts";
import type { JobOrder } from "./job-order.ts";
import { planAnalysis } from "./plan-analysis.ts";
import { readArticleFile, readSourceFile } from "./read-file.ts";
import type { RunRequest } from "./request.ts";
import { createReviewer } from "./review-run.ts";
import { beginRun, finishRun, type RunParts, viewRun } from "./run-to-end.ts";
import { type ReadRow, readRows, toRowResults } from "./verify-rows.ts";

/** Agents of each graph. */
const agentsOf = {
  analyze: ["router", "summarizer", "fact-checker", "quote-verifier", "translator"],
  verify: ["fact-checker", "quote-verifier", "translator"],
  ask: ["answerer"],
  translate: ["translator"],
} as const satisfies Record<string, readonly AgentName[]>;

/** The calls of the app that run a graph, and its resuming. */
export function createRunner(
  parts: RunParts,
): Pick<App, "analyze" | "plan" | "verify" | "verifyRows" | "ask" | "translate" | "look" | "resume"> &
  ReturnType<typeof createReviewer> {
  return {
    analyze: (request, call) => analyze(during(parts, call), request),
    plan: async (request) => planAnalysis(parts, { source: request.source, ...toWish(parts, request) }),
    verify: (request) => verify(parts, request),
    verifyRows: (request) => verifyRows(parts, request),
    ask: (request, call) => ask(during(parts, call), request),
    translate: (request, call) => translate(during(parts, call), request),
    look: async (id) => await viewRun(parts, await findRun(parts.store, id)),
    ...createReviewer((call) => during(parts, call)),
    resume: async (id, call) => await finishRun(during(parts, call), await findRun(parts.store, id)),
  };
}

/** The parts for one of several calls: what it starts is ended by its own signal and reports to it alone. */
function during(parts: RunParts, call: RunCall | undefined): RunParts {
  if (call === undefined) return parts;
  const signal = AbortSignal.any([parts.environment.signal, call.signal]);
  return { ...parts, call, environment: { ...parts.environment, signal, onProgress: call.onProgress } };
}

async function analyze(parts: RunParts, request: AnalyzeRequest): Promise<Outcome<Analysis>> {
  if (request.server !== undefined) {
    const { analyzeOnServer } = await import("./analyze-on-server.ts");
    return await analyzeOnServer(parts, request, request.server);
  }
  const { wish: input, limits, notes } = toWish(parts, request);
  const outcome = await beginRun(parts, {
    graph: "analyze",
    source: request.source,
    notes: [...(request.notes ?? []), ...notes],
    request: { input, ...limits, ...reportOptions(parts, request) },
  });
  return { ...outcome, result: Analysis.parse(outcome.result) };
}

/**
 * An order whose models, caps and paths no longer depend on where and when it is worked on. Throws for a recipe or a
 * model that is not there.
 */
export function settleOrder(parts: RunParts, order: JobOrder): JobOrder {
  const { models, limits, notes } = decide(parts, order, agentsOf.analyze);
  const { cwd } = parts.environment;
  const recipe = recipePath(cwd, order.recipe);
  readRecipe(recipe);
  return {
    ...order,
    recipe,
    models: Object.fromEntries(Object.entries(models).map(([agent, specs]) => [agent, [...specs]])),
    budget: limits.budget,
    localOnly: limits.localOnly === true,
    allowUnknownPrice: limits.allowUnknownPrice === true,
    ...(order.out === undefined ? {} : { out: resolve(cwd, order.out) }),
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
  };
}

/** What an analysis is asked for, and its limits; a recipe or a model that is not there is refused here, before a run. */
function toWish(parts: RunParts, request: AnalyzeRequest) {
  const { models, limits, notes } = decide(parts, request, agentsOf.analyze);
  const recipe = recipePath(parts.environment.cwd, request.recipe);
  readRecipe(recipe);
  const wish = {
    recipe,
    models: named(models),
    ...(request.request === undefined ? {} : { request: request.request }),
    ...(request.language === undefined ? {} : { language: request.language }),
    ...(request.review === undefined ? {} : { review: [...request.review] }),
  };
  return { wish, limits, notes };
}

/** A recipe's name as it is, a file of one's own by its absolute path. */
function recipePath(cwd: string, recipe: string): string {
  return recipe.endsWith(".json") ? resolve(cwd, recipe) : recipe;
}

async function verify(parts: RunParts, request: VerifyRequest): Promise<Outcome<Verification>> {
  const { cwd } = parts.environment;
  const { models, limits, notes } = decide(parts, request, agentsOf.verify);
  if (request.article !== undefined) readArticleFile(cwd, request.article);
  const article = request.article === undefined ? {} : { article: resolve(cwd, request.article) };
  const input = { models: named(models), ...article };
  const outcome = await beginRun(parts, {
    graph: "verify",
    source: request.source,
    notes,
    request: { input, ...limits, ...reportOptions(parts, request) },
  });
  return { ...outcome, result: Verification.parse(outcome.result) };
}

async function verifyRows(
  parts: RunParts,
  request: VerifyRequest,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { models, limits, notes } = decide(parts, request, agentsOf.verify);
  const rows = readRowFiles(parts.environment.cwd, request);
  const reading: VerifyReading = {
    article: { uri: "rows", sha256: "", text: "" },
    items: rows.flatMap((row) => ("item" in row ? [row.item] : [])),
    notes: [],
    translatedBy: [],
  };
  const outcome = await beginRun(parts, {
    graph: "verify",
    source: request.source,
    notes,
    request: { input: { rows: await putJson(parts.store.blobs, reading), models: named(models) }, ...limits },
  });
  return toRowResults(rows, Verification.parse(outcome.result), outcome.transcript);
}

async function ask(parts: RunParts, request: AskRequest): Promise<Outcome<Answer>> {
  const { models, limits, notes } = decide(parts, request, agentsOf.ask);
  const outcome = await beginRun(parts, {
    graph: "ask",
    source: request.source,
    notes,
    request: { input: { question: request.question, models: named(models) }, ...limits },
  });
  return { ...outcome, result: Answer.parse(outcome.result) };
}

async function translate(parts: RunParts, request: TranslateRequest): Promise<Outcome<Translation>> {
  const { cwd } = parts.environment;
  const { models, limits, notes } = decide(parts, request, agentsOf.translate);
  const out = request.out === undefined ? undefined : resolve(cwd, request.out);
  if (out !== undefined && out === resolve(cwd, request.source)) {
    throw new OnrecordError(
      `--out ${request.out} is the source itself and would be written over. Name another file.`,
      { code: "bad_usage" },
    );
  }
  const from = request.from === undefined ? {} : { from: request.from };
  const outcome = await beginRun(parts, {
    graph: "translate",
    source: request.source,
    notes,
    request: {
      input: { to: request.to, ...from, models: named(models) },
      ...limits,
      ...(out === undefined ? {} : { out }),
      ...(request.format === undefined ? {} : { format: request.format }),
    },
  });
  return { ...outcome, result: Translation.parse(outcome.result) };
}

/** What a request may use and spend: its own words over the settings. Refused here, before a run is recorded. */
function decide(
  { models }: RunParts,
  request: Pick<AskRequest, "models" | "localOnly"> &
    Pick<Partial<AnalyzeRequest>, "budget" | "batch" | "allowUnknownPrice">,
  agents: readonly AgentName[],
): {
  readonly models: ChosenModels;
  /** What stands for `auto`, and why. */
  readonly notes: readonly string[];
  readonly limits: Pick<RunRequest, "budget" | "batch" | "localOnly" | "allowUnknownPrice">;
} {
  const settings = models.settings();
  const localOnly = request.localOnly || settings.localOnly === true;
  const allowUnknownPrice = request.allowUnknownPrice ?? settings.allowUnknownPrice === true;
  const registry = models.registry(localOnly ? "local_only" : "any");
  const budget = { ...settings.budget, ...request.budget };
  const unknownPrice = allowUnknownPrice ? ("allow" as const) : ("refuse" as const);
  const wanted = { choices: request.models, settings, agents, limits: { ...budget, unknownPrice } };
  const batch = request.batch === undefined ? {} : { batch: request.batch };
  return {
    ...chooseModels(wanted, registry),
    limits: { budget, ...batch, localOnly, allowUnknownPrice },
  };
}

/** The agents that something else than the built-in engine alone works for. */
function named(models: ChosenModels): AgentModels {
  const entries = Object.entries(models).map(([agent, specs]): [string, string[]] => [agent, [...specs]]);
  return Object.fromEntries(entries.filter(([, specs]) => specs.some((spec) => spec !== "builtin")));
}

function reportOptions({ environment }: RunParts, request: AnalyzeRequest | VerifyRequest) {
  return {
    ...(request.out === undefined ? {} : { out: resolve(environment.cwd, request.out) }),
    ...(request.language === undefined ? {} : { language: request.language }),
  };
}

function readRowFiles(cwd: string, request: VerifyRequest): ReadRow[] {
  const read = (path: string, kind: "quote" | "claim") =>
    readRows(new TextDecoder().decode(readSourceFile(resolve(cwd, path))), kind);
  return [
    ...(request.quotes === undefined ? [] : read(request.quotes, "quote")),
    ...(request.claims === undefined ? [] : read(request.claims, "claim")),
  ];
}
