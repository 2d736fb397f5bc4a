import type { LabelledRow } from "./macro-recall.ts";

/**
 * The mean over labels of 2 TP / (2 TP + FP + FN), as scikit-learn's `f1_score(average="macro")` with the labels
 * that some row should get; an unusable answer lowers recall only. No mean of rows: its interval comes from
 * `clusterBootstrap`. No rows give NaN.
 */
export function macroF1(rows: readonly Pick<LabelledRow, "expected" | "predicted">[]): number {
  const right = countLabels(rows.filter((row) => row.expected === row.predicted).map((row) => row.expected));
  const expected = countLabels(rows.map((row) => row.expected));
  const predicted = countLabels(rows.map((row) => row.predicted));
  let sum = 0;
  for (const [label, count] of expected)
    sum += (2 * (right.get(label) ?? 0)) / (count + (predicted.get(label) ?? 0));
  return sum / expected.size;
}

function countLabels(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
