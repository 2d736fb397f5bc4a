import type { z } from "zod";
import type { Agent } from "../agents/agent.ts";
import type { Recording } from "../agents/recording.ts";
import type { Tier } from "../agents/tier.ts";
import type { Translator } from "../models/translator.ts";
import type { Example } from "./dataset.ts";
import type { Scorer } from "./scorer.ts";

/** What one candidate has to work with on one example. */
export interface TaskContext {
  /** Opens a transcript that an input names; read once, however many examples name it. */
  openRecording(path: string): Promise<Recording>;
  /** The candidate: models or the built-in engine, in a cascade's order. */
  readonly tiers: readonly Tier[];
  /** Where the candidate is a translating program. */
  readonly translator?: Translator;
  readonly signal: AbortSignal;
  /** Counts from 0 where an example is tried several times. */
  readonly sample: number;
}

/** What working on one example came to. */
export interface TaskResult<O> {
  readonly output: O;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** null: not known. */
  readonly costUsd: number | null;
}

/** An example whose input and expectation the task has read. */
export interface TaskExample<I, E> extends Omit<Example, "input" | "expected"> {
  readonly input: I;
  readonly expected: E;
}

/** Maps an example to an agent's input, or to the whole graph's, and says what its output is scored by. */
export interface Task<I, E, O> {
  readonly name: string;
  readonly title: string;
  /** Name of the agent that it tries, or `analyze` for the whole graph. */
  readonly agent: Agent<never, unknown>["name"];
  /** Changes when the same candidate may give another output for the same example. */
  readonly version: string;
  readonly input: z.ZodType<I>;
  readonly expected: z.ZodType<E>;
  readonly output: z.ZodType<O>;
  run(example: TaskExample<I, E>, context: TaskContext): Promise<TaskResult<O>>;
  /** Trivial candidates by name, such as `lead`, `copy`, `bm25`; they cost nothing. */
  readonly baselines: Readonly<
    Record<string, (example: TaskExample<I, E>, context: TaskContext) => Promise<O> | O>
  >;
  /** The first one decides comparisons and gates unless another is named. */
  readonly scorers: readonly Scorer<TaskExample<I, E>, O>[];
}
