import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { type ClusteredValue, type ClusterPart, type LinearEstimate, meanOf } from "./linear-estimate.ts";
import { pairedDifference, type ScoredRow } from "./paired-difference.ts";
import { signFlipTest } from "./sign-flip.ts";
import { studentTwoSidedP } from "./student-t.ts";

/** Two models on the same recordings: the left one's figure less the right one's. */
export interface Comparison {
  readonly difference: EstimateWithInterval;
  /** Two-sided, of no difference; not adjusted for other comparisons. */
  readonly pValue: number;
  readonly test: "sign_flip" | "student_t" | "swaps";
  /** Each recording's part of the difference; empty for corpus scores, which have none. */
  readonly parts: readonly ClusterPart[];
}

/** A comparison of mean scores, with both means. */
export interface RowComparison extends Comparison {
  readonly left: EstimateWithInterval;
  readonly right: EstimateWithInterval;
  /** Ids that only one of the two has; they count for nothing. */
  readonly unmatched: readonly string[];
}

export interface CompareOptions {
  readonly level?: number;
}

/** Under so many recordings that differ, the exact sign-flip test takes the place of Student's t. */
export const fewRecordings = 12;

/**
 * Two models' mean scores in [0, 1], joined by row id, clustered by recording.
 * Where most rows agree exactly, as right-or-wrong scores do, t intervals are too short; there one row won and one
 * row lost are added, each a recording of its own (D. G. Bonett and R. M. Price 2012, Journal of Educational and
 * Behavioral Statistics 37, for paired proportions).
 */
export function compareRows(
  left: readonly ScoredRow[],
  right: readonly ScoredRow[],
  options: CompareOptions = {},
): RowComparison {
  const pair = pairedDifference(left, right);
  const plain = compareDifference(pair.difference, options);
  return {
    ...plain,
    difference: mostlyAgree(pair.rows) ? addWonAndLost(plain.difference, pair.rows) : plain.difference,
    left: clusteredInterval(pair.left, options),
    right: clusteredInterval(pair.right, options),
    unmatched: pair.unmatched,
  };
}

/** A comparison from a difference that is no plain mean, such as that of macro-recalls. */
export function compareDifference(estimate: LinearEstimate, options: CompareOptions = {}): Comparison {
  const difference = clusteredInterval(estimate, options);
  const differing = estimate.parts.filter(({ part }) => part !== 0);
  const { parts } = estimate;
  if (differing.length < fewRecordings) {
    const { twoSidedP } = signFlipTest(differing.map(({ part }) => part));
    return { difference, pValue: twoSidedP, test: "sign_flip", parts };
  }
  const t = difference.value / difference.standardError;
  return { difference, pValue: studentTwoSidedP(t, difference.degreesOfFreedom), test: "student_t", parts };
}

function mostlyAgree(rows: readonly ClusteredValue[]): boolean {
  return rows.filter(({ value }) => value !== 0).length < rows.length / 2;
}

function addWonAndLost(plain: EstimateWithInterval, rows: readonly ClusteredValue[]): EstimateWithInterval {
  if (plain.recordings < 2) return plain;
  const added = [...rows, { cluster: "\0won", value: 1 }, { cluster: "\0lost", value: -1 }];
  const { standardError, degreesOfFreedom, interval } = clusteredInterval(meanOf(added), {
    level: plain.level,
  });
  return { ...plain, standardError, degreesOfFreedom, interval };
}
