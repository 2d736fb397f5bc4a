import { type Agent, type AgentOutput, runAgent } from "../../agents/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import { type ErrorCode, errorCodes, OnrecordError } from "../../errors.ts";
import type { TaskContext, TaskResult } from "../task.ts";
import { createModelWatch } from "./watch-models.ts";

/** The runner's signal ends an agent sooner; this one is only for agents that hang. */
const timeoutMs = 3_600_000;

/** An agent's work on one example. */
export interface AgentRun<O> extends AgentOutput<O> {
  /** A model was asked about something, and none of its answers could be used. */
  readonly fellBack: boolean;
  /** What models were told besides the messages, each once. */
  readonly systemPrompts: readonly string[];
  /** Of the last call that failed. */
  readonly failure?: OnrecordError;
}

/**
 * Runs an agent on a candidate's tiers. Throws `OnrecordError` when it fails, and when a model could not be asked: what
 * the agent makes of the rest is not the candidate's work.
 */
export async function runTaskAgent<I, O>(
  agent: Agent<I, O>,
  input: I,
  { recording, context }: { readonly recording: Recording; readonly context: TaskContext },
): Promise<AgentRun<O>> {
  const watch = createModelWatch();
  const { translator, signal } = context;
  const result = await runAgent(agent, input, {
    recording,
    tiers: context.tiers.map(watch.tier),
    signal,
    timeoutMs,
    ...(translator === undefined ? {} : { translator }),
  });
  watch.refuseOutage();
  if (result.status === "failed") throw new OnrecordError(result.message, { code: toCode(result.code) });
  const asked = (result.tiers ?? []).filter((tier) => tier.tier !== "builtin" && tier.asked > 0);
  const fellBack = asked.length > 0 && asked.every((tier) => tier.decided === 0);
  const failure = watch.failure();
  const noted = { fellBack, systemPrompts: watch.systemPrompts() };
  return { ...result, ...noted, ...(failure === undefined ? {} : { failure }) };
}

/**
 * Throws where the built-in engine stood in for a model and is not among the candidate's tiers: else a model whose
 * answers cannot be used would have the engine's figures.
 */
export function refuseFallback(
  { fellBack, failure }: Pick<AgentRun<unknown>, "fellBack" | "failure">,
  { tiers }: TaskContext,
  note: string | undefined,
): void {
  if (!fellBack || tiers.includes("builtin")) return;
  throw (
    failure ??
    new OnrecordError(note ?? "The model's answer could not be used.", {
      code: "bad_answer",
    })
  );
}

/** A task's result from what an agent used. */
export function toTaskResult<O>(
  output: O,
  run: Pick<AgentOutput<unknown>, "usage" | "costUsd">,
): TaskResult<O> {
  return {
    output,
    calls: run.usage.calls,
    inputTokens: run.usage.inputTokens ?? 0,
    outputTokens: run.usage.outputTokens ?? 0,
    costUsd: run.costUsd,
  };
}

function toCode(code: string): ErrorCode {
  return errorCodes.find((known) => known === code) ?? "bad_answer";
}
