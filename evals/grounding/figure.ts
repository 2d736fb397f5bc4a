import type { Interval } from "../statistics/interval.ts";

/** What a figure has to reach. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table of the built-in engine's figures. */
export interface Figure {
  /** What is measured, in a few words. */
  readonly figure: string;
  readonly value: number;
  /** Absent: reported as it comes. */
  readonly bar?: Bar;
  /** Of 95 %, over recordings; absent where rows do not belong to recordings. */
  readonly interval?: Interval;
  /** `share` unless given: a number in [0, 1]. */
  readonly unit?: "share" | "ms" | "count";
  /** What the figure does not say by itself, in a line. */
  readonly note?: string;
}

/** A row that the engine judged otherwise than its label, for people to read. */
export interface WorstError {
  /** Name of the figure that it counts against. */
  readonly figure: string;
  readonly id: string;
  readonly recording: string;
  /** The quote, the claim or the question. */
  readonly asked: string;
  /** What the engine said. */
  readonly said: string;
  readonly label: string;
  /** Words of the recording that the engine stands on, or those that the label names. */
  readonly place?: string;
  /** How sure the engine was of it, in [0, 1]: the surest errors are the worst. */
  readonly confidence: number;
}

/** What one file of figures gives. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly errors: readonly WorstError[];
}

/** Measures against the data in a folder `data/` with `verification/`, `qa/`, `llamacon/` and `attacks/` below it. */
export type MeasureFigures = (dataFolder: string) => Measured | Promise<Measured>;

/** Says if a figure reaches its bar; absent without a bar. */
export function reaches({ value, bar }: Figure): boolean | undefined {
  if (bar === undefined) return undefined;
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
}
