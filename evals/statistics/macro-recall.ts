import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { clusteredProportion } from "./clustered-proportion.ts";
import { clipInterval, defaultLevel, type Interval } from "./interval.ts";
import { type ClusteredRow, combineEstimates, type LinearEstimate, meanOf } from "./linear-estimate.ts";

/** A row with the label it should get and the one it got; an unusable answer is any label that no row should get. */
export interface LabelledRow extends ClusteredRow {
  readonly expected: string;
  readonly predicted: string;
}

/** The mean of the recalls of all expected labels, as a sum over recordings. With two labels: balanced accuracy. */
export function macroRecallOf(rows: readonly LabelledRow[]): LinearEstimate {
  const labels = groupByExpected(rows);
  const weight = 1 / labels.length;
  const estimates = labels.map((label) => ({ estimate: meanOf(markRight(label)), weight }));
  return { ...combineEstimates(estimates), rows: rows.length };
}

/**
 * Macro-recall (balanced accuracy; as scikit-learn's `balanced_accuracy_score`) with an interval clustered by
 * recording. Each end is the farther of two: the delta method's, which knows how recalls go together in a recording,
 * and the one put together from each label's Wilson interval (G. Y. Zou and A. Donner 2008, Statistics in Medicine
 * 27, MOVER), which holds near 0 and 1.
 */
export function macroRecall(
  rows: readonly LabelledRow[],
  options: { readonly level?: number } = {},
): EstimateWithInterval {
  const level = options.level ?? defaultLevel;
  const delta = clusteredInterval(macroRecallOf(rows), { level });
  const recovered = recoverInterval(rows, level);
  const lower = Math.min(delta.interval.lower, recovered.lower);
  const upper = Math.max(delta.interval.upper, recovered.upper);
  return { ...delta, interval: clipInterval({ lower, upper }, { lower: 0, upper: 1 }) };
}

/** value − √Σ (w (p_k − l_k))², value + √Σ (w (u_k − p_k))². */
function recoverInterval(rows: readonly LabelledRow[], level: number): Interval {
  const labels = groupByExpected(rows);
  let value = 0;
  let below = 0;
  let above = 0;
  for (const label of labels) {
    const recall = clusteredProportion(markRight(label), { level });
    value += recall.value / labels.length;
    below += ((recall.value - recall.interval.lower) / labels.length) ** 2;
    above += ((recall.interval.upper - recall.value) / labels.length) ** 2;
  }
  return { lower: value - Math.sqrt(below), upper: value + Math.sqrt(above) };
}

function groupByExpected(rows: readonly LabelledRow[]): LabelledRow[][] {
  const groups = new Map<string, LabelledRow[]>();
  for (const row of rows) {
    const group = groups.get(row.expected) ?? [];
    group.push(row);
    groups.set(row.expected, group);
  }
  return [...groups.values()];
}

function markRight(rows: readonly LabelledRow[]): { cluster: string; value: number }[] {
  return rows.map((row) => ({ cluster: row.cluster, value: row.expected === row.predicted ? 1 : 0 }));
}
