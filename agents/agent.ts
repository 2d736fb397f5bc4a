import type { z } from "zod";
import { OnrecordError } from "../errors.ts";
import type { Translator } from "../models/translator.ts";
import type { CallSums } from "./call-log.ts";
import type { Recording } from "./recording.ts";
import type { Tier, TierTally } from "./tier.ts";

/** What an agent may use. */
export interface AgentContext {
  readonly recording: Recording;
  /** Who does the work, in order: a later one gets what those before failed on or were not sure of. */
  readonly tiers: readonly Tier[];
  /** A program that translates: what `builtin` stands for in the translator. */
  readonly translator?: Translator;
  readonly signal: AbortSignal;
}

/** Calls and tokens of one agent's work; null where nothing was reported. */
export interface AgentUsage {
  readonly calls: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

export interface AgentOutput<O> {
  readonly output: O;
  readonly usage: AgentUsage;
  readonly costUsd: number | null;
  readonly attempts: number;
  /** What each tier did, where an agent hands single items from one to the next. */
  readonly tiers?: readonly TierTally[];
}

/** A named worker. `version` changes when the same input may give another output. */
export interface Agent<I, O> {
  readonly name: string;
  readonly version: string;
  readonly promptVersion: string;
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  run(input: I, context: AgentContext): Promise<AgentOutput<O>>;
}

export type AgentResult<O> =
  | ({ readonly status: "done" } & AgentOutput<O>)
  | { readonly status: "failed"; readonly code: string; readonly message: string };

/** What the built-in engine did: no call, no token, no money. */
export function builtinOutput<O>(output: O): AgentOutput<O> {
  return { output, usage: { calls: 0, inputTokens: 0, outputTokens: 0 }, costUsd: 0, attempts: 1 };
}

/** What the calls of one agent came to. */
export function measuredOutput<O>(output: O, sums: CallSums, tiers?: readonly TierTally[]): AgentOutput<O> {
  const { calls, inputTokens, outputTokens, costUsd } = sums;
  return {
    output,
    usage: { calls, inputTokens, outputTokens },
    costUsd,
    attempts: Math.max(1, sums.attempts),
    ...(tiers === undefined ? {} : { tiers }),
  };
}

/**
 * Runs an agent within `timeoutMs`. A model's failure, a wrong shape or a hang is a `failed` result, so that
 * sibling agents live; only the caller's own cancel is thrown on.
 */
export async function runAgent<I, O>(
  agent: Agent<I, O>,
  input: I,
  context: AgentContext & { readonly timeoutMs: number },
): Promise<AgentResult<O>> {
  const limit = new AbortController();
  const signal = AbortSignal.any([context.signal, limit.signal]);
  const timer = setTimeout(() => limit.abort(), context.timeoutMs);
  try {
    const work = agent.run(agent.input.parse(input), { ...context, signal });
    const done = await untilStopped(work, signal);
    return { status: "done", ...done, output: agent.output.parse(done.output) };
  } catch (cause) {
    if (context.signal.aborted) {
      throw new OnrecordError("The run was cancelled. Finish it with onrecord resume.", {
        code: "cancelled",
        cause,
      });
    }
    return toFailure(agent.name, cause, limit.signal.aborted ? context.timeoutMs : undefined);
  } finally {
    clearTimeout(timer);
  }
}

async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new OnrecordError("The agent was stopped.", { code: "cancelled" }));
    signal.addEventListener("abort", stop, { once: true });
  });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, stopped]);
  } finally {
    // A signal keeps what its listeners hold, here the whole graph.
    signal.removeEventListener("abort", stop);
  }
}

function toFailure(name: string, cause: unknown, timedOutMs?: number): AgentResult<never> {
  if (timedOutMs !== undefined) {
    return {
      status: "failed",
      code: "timeout",
      message: `The ${name} did not end within ${timedOutMs / 1000} s. Run the command again (finished parts are kept), or name another model.`,
    };
  }
  if (cause instanceof OnrecordError) return { status: "failed", code: cause.code, message: cause.message };
  const reason = cause instanceof Error ? cause.name : "unknown error";
  return {
    status: "failed",
    code: "bad_answer",
    message: `The ${name} gave an answer of the wrong shape (${reason}). Run the command again, or name another model.`,
  };
}
