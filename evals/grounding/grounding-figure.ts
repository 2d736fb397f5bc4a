import { clusteredProportion } from "../statistics/clustered-proportion.ts";
import type { Interval } from "../statistics/interval.ts";

/** One line of the table of what the built-in engine can do. */
export interface GroundingFigure {
  readonly figure: string;
  readonly value: number;
  /** How many rows it was measured on. */
  readonly rows: number;
  /** Absent where a figure only informs. */
  readonly bar?: Bar;
  /** Clustered by recording; absent for times and for the worst of several. */
  readonly interval?: Interval;
}

/** The value must be no smaller, or no larger. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** Whether a figure keeps its bar; undefined without one. */
export function keepsBar({ value, bar }: GroundingFigure): boolean | undefined {
  if (bar === undefined) return undefined;
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
}

/** One row of a share: the recording it is of, and whether it counts. */
export interface Outcome {
  readonly cluster: string;
  readonly holds: boolean;
}

/** The share of rows that hold, with its interval by recording. */
export function shareFigure(figure: string, outcomes: readonly Outcome[], bar?: Bar): GroundingFigure {
  const rows = outcomes.length;
  const shared = { figure, rows, ...(bar === undefined ? {} : { bar }) };
  if (rows === 0) return { ...shared, value: Number.NaN };
  const values = outcomes.map(({ cluster, holds }) => ({ cluster, value: holds ? 1 : 0 }));
  const { value, interval } = clusteredProportion(values);
  return { ...shared, value, interval };
}
