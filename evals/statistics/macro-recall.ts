import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { clusteredProportion } from "./clustered-proportion.ts";
import { clipInterval, defaultLevel, type Interval } from "./interval.ts";
import { averageEstimates, type ClusteredRow, type LinearEstimate, meanOf } from "./linear-estimate.ts";
import { joinById } from "./paired-difference.ts";

/** A row with the label it should get and the one it got; an unusable answer is any label that no row should get. */
export interface LabelledRow extends ClusteredRow {
  readonly expected: string;
  readonly predicted: string;
}

/** The mean of the recalls of all expected labels, as a sum over recordings. With two labels: balanced accuracy. */
export function macroRecallOf(rows: readonly LabelledRow[]): LinearEstimate {
  return averageLabels(rows, (row) => (row.expected === row.predicted ? 1 : 0));
}

/** The left model's macro-recall less the right one's, over the rows that both have. */
export function macroRecallDifference(
  left: readonly IdentifiedRow[],
  right: readonly IdentifiedRow[],
): { readonly difference: LinearEstimate; readonly unmatched: readonly string[] } {
  const { both, unmatched } = joinById({ left, right });
  const pairs = both.map(([one, other]) => ({ ...one, other: other.predicted }));
  const difference = averageLabels(
    pairs,
    ({ expected, predicted, other }) => Number(expected === predicted) - Number(expected === other),
  );
  return { difference, unmatched };
}

/** A labelled row that another model has under the same id. */
export interface IdentifiedRow extends LabelledRow {
  readonly id: string;
}

function averageLabels<Row extends LabelledRow>(
  rows: readonly Row[],
  score: (row: Row) => number,
): LinearEstimate {
  const labels = groupByExpected(rows);
  return averageEstimates(
    labels.map((label) => ({
      estimate: meanOf(label.map((row) => ({ cluster: row.cluster, value: score(row) }))),
      weight: 1,
    })),
  );
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

function groupByExpected<Row extends LabelledRow>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
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
