import { claimsPerCall } from "../agents/fact-checker/ask-about-claims.ts";
import { quotesPerCall } from "../agents/quote-verifier/ask-about-quotes.ts";
import type { Plan } from "../agents/router/schema.ts";
import { planCalls } from "../agents/summarizer/plan-reading.ts";
import { sentencesPerCall } from "../agents/translator/ask-for-translations.ts";
import { type AgentModels, isBuiltin, specsFor } from "../graphs/agent-models.ts";
import type { TokenCounter } from "../models/count-tokens.ts";
import type { Transcript } from "../transcript/schema.ts";
import type { PlannedAgent } from "./app.ts";

/** Tokens of a task's words, of a statement, and of a line with its id, about; for planning only. */
const taskTokens = 500;
const statementTokens = 40;
const lineTokens = 30;
/** Lines that a claim or an unclear quote is shown with, about. */
const linesShown = 10;
/** Tokens of an answer about one item, about. */
const answerTokens = { "fact-checker": 120, "quote-verifier": 100, translator: 60 };

const itemsPerCall = { "fact-checker": claimsPerCall, "quote-verifier": quotesPerCall };

/** A row before its price is known. */
export type UnpricedAgent = Omit<PlannedAgent, "costUsd">;

/** What planned calls are counted with; `windowOf` gives the tokens of a model's window, `undefined` for no model. */
export interface PlanTools {
  readonly transcript: Transcript;
  readonly models: AgentModels;
  readonly counter: TokenCounter;
  windowOf(spec: string): number | undefined;
}

/** The agents of a plan in the order they work, with the calls each of their models would get, about. */
export async function plannedAgents(plan: Plan, tools: PlanTools): Promise<UnpricedAgent[]> {
  const rows: UnpricedAgent[] = [];
  for (const { task, sections } of plan.tasks) rows.push(...(await planTask(task, sections, tools)));
  const { quotes, claims } = countStatements(plan, isBuiltin(tools.models, "summarizer"));
  rows.push(...planItems("fact-checker", claims, tools));
  rows.push(...planItems("quote-verifier", quotes, tools));
  if (plan.translation !== undefined) rows.push(...planTranslation(plan.translation, quotes + claims, tools));
  return rows;
}

const nothing = { calls: 0, inputTokens: 0, outputTokens: 0 };

async function planTask(
  task: string,
  sections: Plan["tasks"][number]["sections"],
  { transcript, models, counter, windowOf }: PlanTools,
): Promise<UnpricedAgent[]> {
  const rows: UnpricedAgent[] = [];
  for (const [index, model] of specsFor(models, "summarizer").entries()) {
    const base = { agent: "summarizer", task, model, when: index === 0 ? "always" : "if_needed" } as const;
    const contextTokens = windowOf(model);
    if (contextTokens === undefined) {
      rows.push({ ...base, ...nothing });
      continue;
    }
    const calls = planCalls({ sections, repair: [] }, transcript, { contextTokens });
    let inputTokens = 0;
    for (const { prompt, moreInputTokens } of calls) {
      const messages = [{ role: "user", content: prompt.user }] as const;
      inputTokens += moreInputTokens + (await counter.countPrompt({ system: prompt.system, messages }));
    }
    const outputTokens = calls.reduce((sum, call) => sum + call.outputTokens, 0);
    rows.push({ ...base, calls: calls.length, inputTokens, outputTokens });
  }
  return rows;
}

/** Statements that a plan gives at most: what is extracted is the recording's own words, and is checked as quotes. */
function countStatements(plan: Plan, isExtracted: boolean): { quotes: number; claims: number } {
  const sections = plan.tasks.flatMap((task) => task.sections);
  const count = (some: typeof sections): number => some.reduce((sum, { limit }) => sum + limit, 0);
  if (isExtracted)
    return { quotes: count(sections.filter(({ extraction }) => extraction !== "none")), claims: 0 };
  const quotes = count(sections.filter(({ extraction }) => extraction === "quotables"));
  return { quotes, claims: count(sections) - quotes };
}

function planItems(
  agent: "fact-checker" | "quote-verifier",
  count: number,
  { models, transcript, windowOf }: PlanTools,
): UnpricedAgent[] {
  if (count === 0) return [];
  const task = agent === "fact-checker" ? "check claims" : "check quotes";
  const perItem = statementTokens + Math.min(linesShown, transcript.segments.length) * lineTokens;
  return specsFor(models, agent).map((model, index) => {
    // The engine decides about quotes; a model is asked about the unclear ones only.
    const when = index === 0 && (agent === "fact-checker" || model === "builtin") ? "always" : "if_needed";
    const base = { agent, task, model, when } as const;
    if (windowOf(model) === undefined) return { ...base, ...nothing };
    const calls = Math.ceil(count / itemsPerCall[agent]);
    const inputTokens = calls * taskTokens + count * perItem;
    return { ...base, calls, inputTokens, outputTokens: count * answerTokens[agent] };
  });
}

function planTranslation(
  { model: by }: NonNullable<Plan["translation"]>,
  count: number,
  { models, windowOf }: PlanTools,
): UnpricedAgent[] {
  const specs = isBuiltin(models, "translator") ? [by] : specsFor(models, "translator");
  return specs.map((model, index) => {
    const base = {
      agent: "translator",
      task: "translate",
      model,
      when: index === 0 ? "always" : "if_needed",
    } as const;
    if (windowOf(model) === undefined) return { ...base, ...nothing };
    const calls = Math.ceil(count / sentencesPerCall);
    const inputTokens = calls * taskTokens + count * statementTokens;
    return { ...base, calls, inputTokens, outputTokens: count * answerTokens.translator };
  });
}
