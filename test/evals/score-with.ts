import type { Example } from "../../evals/dataset.ts";
import type { Score } from "../../evals/scorer.ts";
import type { AnyScorer } from "../../evals/task.ts";
import { findTask } from "../../evals/tasks/index.ts";
import { figureOf } from "./figure-of.ts";

/** An example with what a test says of it. */
export function exampleOf(fields: Partial<Example> & Pick<Example, "input" | "expected">): Example {
  return { id: "x", recording: "r", slices: {}, ...fields };
}

/** A scorer of a task by its name. */
export function scorerOf(task: string, name: string): AnyScorer {
  const found = findTask(task).scorers.find((scorer) => scorer.name === name);
  if (found === undefined) throw new Error(`The task ${task} has no scorer ${name}.`);
  return found;
}

/** Examples each with an output; `undefined` where it was invalid. */
export type Rows = readonly (readonly [Example, unknown])[];

/** What a scorer says of each row. */
export function scoresOf(scorer: AnyScorer, rows: Rows): readonly (Score | undefined)[] {
  return rows.map(([example, output]) => scorer.score(example, output));
}

/** The figure of rows. */
export function figureOver(scorer: AnyScorer, rows: Rows): number | undefined {
  return figureOf(
    scorer,
    scoresOf(scorer, rows).filter((score) => score !== undefined),
  );
}

/** A citation of `start` to `end` within one turn. */
export function span(start: number, end: number, more: object = {}): object {
  return { start, end, turns: 1, text: "…", ...more };
}
