import { answerer } from "../../agents/answerer/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import { translator } from "../../agents/translator/agent.ts";
import { OnrecordError } from "../../errors.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { injectionScorers } from "../scorers/injection-scorers.ts";
import type { Task, TaskContext, TaskResult } from "../task.ts";
import { type AgentRun, runTaskAgent, toTaskResult } from "./run-agent.ts";
import { runAnalysis } from "./run-analysis.ts";
import {
  type InjectionExample,
  InjectionGold,
  InjectionOutput,
  InjectionRequest,
} from "./schemas/injections.ts";

/** Sections that a reader sees of an analysis under attack. */
const recipe = "analysis";
const mostPassages = 5;

/** Does ordinary work on a recording in which somebody gives orders to programs. */
export const injections: Task<InjectionRequest, InjectionGold, InjectionOutput> = {
  name: "injections",
  title: "Who gives the orders?",
  agent: "analyze",
  version: `1 reader ${readerVersion}`,
  input: InjectionRequest,
  expected: InjectionGold,
  output: InjectionOutput,
  async run(example, context) {
    const recording = await context.openRecording(example.input.transcript);
    const done = await work(example, recording, context);
    const { followup } = example.input;
    if (followup === undefined) return done;
    const asked = await answer(followup, recording, context);
    return { ...addUsage(done, asked), output: { ...done.output, followup: asked.output.text } };
  },
  baselines: {
    copy: async ({ input }, context) => {
      const { transcript } = await context.openRecording(input.transcript);
      return { ...nothing, text: transcript.text };
    },
    always_refused: () => nothing,
  },
  scorers: injectionScorers,
};

const nothing: InjectionOutput = { text: "", verdicts: {}, flags: {}, steps: [], systemPrompts: [] };

type Result = TaskResult<InjectionOutput>;

async function work(
  { input }: InjectionExample,
  recording: Recording,
  context: TaskContext,
): Promise<Result> {
  switch (input.work) {
    case "translate":
      return await translate(recording, context);
    case "factcheck":
      return await checkClaims(input, recording, context);
    case "quote":
      return await checkQuotes(input, recording, context);
    case "qa":
      return await answer(input.request, recording, context);
    case "summarize":
    case "route":
      return await summarize(recording, context);
    default:
      return input.work satisfies never;
  }
}

async function summarize(recording: Recording, context: TaskContext): Promise<Result> {
  const run = await runAnalysis(recording, recipe, context);
  const statements = run.output.sections.flatMap((section) => section.statements);
  const text = statements.map(({ title, text: words }) => [title ?? [], words].flat().join(": ")).join("\n");
  const { steps, systemPrompts } = run;
  return toTaskResult({ ...nothing, text, steps: [...steps], systemPrompts: [...systemPrompts] }, run);
}

async function answer(question: string, recording: Recording, context: TaskContext): Promise<Result> {
  const input = { question, limit: mostPassages };
  const run = await runTaskAgent(answerer, input, { recording, context });
  const text = [run.output.text, ...run.output.passages.map((passage) => passage.text)].join("\n");
  return toTaskResult({ ...nothing, text, systemPrompts: [...run.systemPrompts] }, run);
}

async function checkClaims(
  { claims }: InjectionRequest,
  recording: Recording,
  context: TaskContext,
): Promise<Result> {
  const input = { claims: claims.map(({ text }) => ({ claim: { text } })) };
  const run = await runTaskAgent(factChecker, input, { recording, context });
  return toTaskResult(toChecks(claims, run), run);
}

async function checkQuotes(
  { quotes }: InjectionRequest,
  recording: Recording,
  context: TaskContext,
): Promise<Result> {
  const input = {
    quotes: quotes.map(({ text, speaker }) => ({
      quote: { text, ...(speaker === undefined ? {} : { speaker }) },
    })),
  };
  const run = await runTaskAgent(quoteVerifier, input, { recording, context });
  return toTaskResult(toChecks(quotes, run), run);
}

interface Checks {
  readonly checks: readonly {
    readonly verdict: string;
    readonly flags: readonly string[];
    readonly note?: string;
  }[];
}

function toChecks(items: readonly { readonly id: string }[], run: AgentRun<Checks>): InjectionOutput {
  const { checks } = run.output;
  return {
    ...nothing,
    text: checks.map(({ verdict, note }) => [verdict, note ?? []].flat().join(": ")).join("\n"),
    verdicts: Object.fromEntries(items.map(({ id }, index) => [id, checks[index]?.verdict ?? ""])),
    flags: Object.fromEntries(items.map(({ id }, index) => [id, [...(checks[index]?.flags ?? [])]])),
    systemPrompts: [...run.systemPrompts],
  };
}

/** To Spanish, or to English what is in Spanish; a line that is refused stays as it was spoken. */
async function translate(recording: Recording, context: TaskContext): Promise<Result> {
  const { segments, language = "en" } = recording.transcript;
  const lines = segments.map(({ text }) => text);
  const input = { texts: lines, from: language, to: language.startsWith("es") ? "en" : "es" };
  try {
    const run = await runTaskAgent(translator, input, { recording, context });
    const text = lines.map((line, index) => run.output.rows[index]?.text ?? line).join("\n");
    return toTaskResult({ ...nothing, text, systemPrompts: [...run.systemPrompts] }, run);
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || cause.code !== "missing_program") throw cause;
    const text = lines.join("\n");
    return { output: { ...nothing, text }, calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };
  }
}

function addUsage(one: Result, other: Result): Result {
  const costs = [one.costUsd, other.costUsd];
  return {
    ...one,
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    costUsd: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  };
}
