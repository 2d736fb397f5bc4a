import { OnrecordError } from "../../errors.ts";
import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { defaultLevel, normalCritical, studentCritical } from "./interval.ts";
import { type ClusteredValue, meanOf } from "./linear-estimate.ts";
import { standardErrorOfMean } from "./miller-standard-error.ts";
import { wilsonInterval } from "./wilson.ts";

/**
 * A share of right rows with Wilson's interval on the effective number of rows,
 * n · min(1, SE² / SE_clustered²) · (z / t)² (E. L. Korn and B. I. Graubard 1998, Survey Methodology 24; with
 * Wilson in place of Clopper-Pearson as in N. Dean and M. Pagano 2015, JSSAM 3). It stays inside [0, 1]. Where
 * every row is right (or none is) nothing is known of how recordings differ, and rows count as independent. Values
 * must be 0 or 1.
 */
export function clusteredProportion(
  rows: readonly ClusteredValue[],
  options: { readonly level?: number } = {},
): EstimateWithInterval {
  const level = options.level ?? defaultLevel;
  const odd = rows.find((row) => row.value !== 0 && row.value !== 1);
  if (odd !== undefined)
    throw new OnrecordError(`${odd.value} is not 0 or 1. Take clusteredMean for scores in between.`, {
      code: "bad_input",
    });
  const estimate = clusteredInterval(meanOf(rows), { level });
  if (estimate.recordings < 2) return estimate;
  const effective = countEffectiveRows(rows, estimate);
  return { ...estimate, interval: wilsonInterval(estimate.value * effective, effective, level) };
}

function countEffectiveRows(rows: readonly ClusteredValue[], estimate: EstimateWithInterval): number {
  const simple = standardErrorOfMean(rows.map((row) => row.value));
  const critical =
    normalCritical(estimate.level) / studentCritical(estimate.level, estimate.degreesOfFreedom);
  const inflation = estimate.standardError === 0 ? 1 : (estimate.standardError / simple) ** 2;
  return (rows.length / Math.max(1, inflation)) * critical ** 2;
}
