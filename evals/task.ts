import type { z } from "zod";
import type { AgentName } from "../agents/agent-names.ts";
import type { Recording } from "../agents/recording.ts";
import type { Tier } from "../agents/tier.ts";
import { OnrecordError } from "../errors.ts";
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
  readonly agent: AgentName | "analyze";
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

/** A scorer that reads example and output itself. */
export type AnyScorer = Scorer<Example, unknown>;

/** A task with its types closed over, as the runner and the report use it. */
export interface AnyTask
  extends Pick<Task<unknown, unknown, unknown>, "name" | "title" | "agent" | "version"> {
  readonly baselines: readonly string[];
  readonly scorers: readonly AnyScorer[];
  /** Throws `OnrecordError` that names the field when an example is not as the task expects. */
  check(example: Example): void;
  /** Whether an output that was stored can still be read. */
  isOutput(output: unknown): boolean;
  /** By the context's tiers, or by a baseline. */
  run(example: Example, context: TaskContext, baseline: string | undefined): Promise<TaskResult<unknown>>;
}

/** Closes a task over its types: what goes in and comes out is parsed by its own schemas. */
export function defineTask<I, E, O>(task: Task<I, E, O>): AnyTask {
  const read = (example: Example): TaskExample<I, E> => ({
    ...example,
    input: parse(task.input, example.input, `example "${example.id}": input`),
    expected: parse(task.expected, example.expected, `example "${example.id}": expected`),
  });
  const { name, title, agent, version, scorers } = task;
  return {
    name,
    title,
    agent,
    version,
    baselines: Object.keys(task.baselines),
    scorers: scorers.map((scorer) => ({
      ...scorer,
      score: (example, output) =>
        scorer.score(read(example), output === undefined ? undefined : task.output.parse(output)),
    })),
    check: read,
    isOutput: (output) => task.output.safeParse(output).success,
    async run(example, context, baseline) {
      if (baseline === undefined) return await task.run(read(example), context);
      const make = task.baselines[baseline];
      if (make === undefined) {
        throw new OnrecordError(
          `The task ${name} has no baseline "${baseline}". It has: ${Object.keys(task.baselines).join(", ") || "none"}.`,
          { code: "bad_usage" },
        );
      }
      return {
        output: await make(read(example), context),
        calls: 0,
        inputTokens: 0,
        outputTokens: 0,
        costUsd: 0,
      };
    },
  };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OnrecordError(
    `${where}${issue === undefined ? "" : `.${issue.path.join(".")}: ${issue.message}`}. See the fields in the dataset's README.`,
    { code: "bad_input" },
  );
}
