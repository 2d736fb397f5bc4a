import { clusteredInterval, type EstimateWithInterval } from "../statistics/clustered-interval.ts";
import { clusteredProportion } from "../statistics/clustered-proportion.ts";
import { clipInterval } from "../statistics/interval.ts";
import { averageEstimates, type ClusteredRow } from "../statistics/linear-estimate.ts";
import { type LabelledRow, macroRecall, macroRecallOf } from "../statistics/macro-recall.ts";
import { type RankedRow, rocAuc } from "../statistics/roc-auc.ts";
import type { Bar, Figure } from "./figure.ts";

/** A figure's name, what it must reach, and what it does not say by itself. */
export interface FigureName {
  readonly figure: string;
  readonly bar?: Bar;
  readonly note?: string;
}

/** A row that holds or does not. */
export interface CheckedRow extends ClusteredRow {
  readonly holds: boolean;
}

/** Share of the rows that hold. */
export function shareFigure(name: FigureName, rows: readonly CheckedRow[]): Figure {
  const values = rows.map(({ cluster, holds }) => ({ cluster, value: holds ? 1 : 0 }));
  return toFigure(name, clusteredProportion(values));
}

/** Mean of the recalls of all labels. */
export function recallFigure(name: FigureName, rows: readonly LabelledRow[]): Figure {
  return toFigure(name, macroRecall(rows));
}

/** Mean over sets of each set's mean recall. */
export function meanRecallFigure(name: FigureName, sets: readonly (readonly LabelledRow[])[]): Figure {
  const estimates = sets.map((rows) => ({ estimate: macroRecallOf(rows), weight: 1 }));
  const found = clusteredInterval(averageEstimates(estimates));
  return toFigure(name, { ...found, interval: clipInterval(found.interval, { lower: 0, upper: 1 }) });
}

/** The chance that a positive row scores above a negative one. */
export function aucFigure(name: FigureName, rows: readonly RankedRow[]): Figure {
  return toFigure(name, rocAuc(rows));
}

/** One recording says nothing of others: its figure has no interval. */
function toFigure(name: FigureName, { value, interval, recordings }: EstimateWithInterval): Figure {
  return { ...name, value, ...(recordings < 2 ? {} : { interval }) };
}
