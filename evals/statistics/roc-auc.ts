import { OnrecordError } from "../../errors.ts";
import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { clipInterval } from "./interval.ts";
import { addParts, type ClusteredRow, type ClusterPart, type LinearEstimate } from "./linear-estimate.ts";

/** A score, and whether the row is one that should score high. */
export interface RankedRow extends ClusteredRow {
  readonly score: number;
  readonly label: "positive" | "negative";
}

/**
 * The chance that a positive scores above a negative, ties half (J. A. Hanley and B. J. McNeil 1982), with an
 * interval clustered by recording from the rows' placements (E. R. DeLong et al. 1988; N. A. Obuchowski 1997).
 * Throws `bad_input` without a row of each kind.
 */
export function rocAuc(
  rows: readonly RankedRow[],
  options: { readonly level?: number } = {},
): EstimateWithInterval {
  const estimate = clusteredInterval(rocAucOf(rows), options);
  return { ...estimate, interval: clipInterval(estimate.interval, { lower: 0, upper: 1 }) };
}

/** The ROC AUC as a sum over recordings. */
export function rocAucOf(rows: readonly RankedRow[]): LinearEstimate {
  const positives = rows.filter((row) => row.label === "positive");
  const negatives = rows.filter((row) => row.label === "negative");
  if (positives.length === 0 || negatives.length === 0)
    throw new OnrecordError("ROC AUC needs rows of both kinds. Give a positive and a negative row or more.", {
      code: "bad_input",
    });
  const below = placementsIn(negatives.map((row) => row.score));
  const above = placementsIn(positives.map((row) => -row.score));
  const value = positives.reduce((sum, row) => sum + below(row.score), 0) / positives.length;
  const parts = new Map<string, ClusterPart>();
  let rowSquares = 0;
  for (const row of rows) {
    const residual =
      row.label === "positive"
        ? (below(row.score) - value) / positives.length
        : (above(-row.score) - value) / negatives.length;
    rowSquares += residual ** 2;
    const share = 1 / rows.length;
    const part = { cluster: row.cluster, part: residual + share * value, residual, share, rows: 1 };
    parts.set(row.cluster, addParts(parts.get(row.cluster), part));
  }
  return { value, parts: [...parts.values()], rows: rows.length, rowSquares };
}

/** For a score: the share of the others below it, ties half. */
function placementsIn(others: readonly number[]): (score: number) => number {
  const sorted = [...others].sort((one, other) => one - other);
  return (score) => {
    const below = countUntil(sorted, (other) => other < score);
    const notAbove = countUntil(sorted, (other) => other <= score);
    return (below + notAbove) / (2 * sorted.length);
  };
}

/** How many values at the start of a sorted list pass, by halving. */
function countUntil(sorted: readonly number[], passes: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
