import { expect, test } from "vitest";
import { clusteredInterval } from "../../../evals/statistics/clustered-interval.ts";
import { macroF1 } from "../../../evals/statistics/macro-f1.ts";
import { macroRecall, macroRecallDifference } from "../../../evals/statistics/macro-recall.ts";

const expected = [..."abcabcaabccc"];
const predicted = [..."abaaccbabcxc"];
const rows = expected.map((label, index) => ({
  id: String(index),
  cluster: `r${index >> 1}`,
  expected: label,
  predicted: predicted[index] ?? "",
}));

test("macro-recall is scikit-learn's balanced_accuracy_score, macro-F1 its f1_score over the expected labels", () => {
  expect(macroRecall(rows).value).toBeCloseTo(0.6722222222222222, 12);
  expect(macroF1(rows)).toBeCloseTo(0.6944444444444443, 12);
});

test("two labels: the interval is at least as wide as that of two independent shares", () => {
  const two = Array.from({ length: 80 }, (_, index) => ({
    cluster: `r${index >> 2}`,
    expected: index % 2 === 0 ? "yes" : "no",
    predicted: index % 5 === 0 ? "other" : (["yes", "no"][index % 2] ?? ""),
  }));
  const recall = macroRecall(two);
  expect(recall.value).toBeCloseTo(0.8, 12);
  // √(0.8 · 0.2 / 40 · 2) / 2 is 0.0447; t of 19 is 2.093.
  expect(recall.interval.lower).toBeLessThan(0.8 - 2.093 * 0.0447 + 0.02);
  expect(recall.interval.upper).toBeLessThanOrEqual(1);
});

test("where every label is always right the interval still has a length", () => {
  const right = rows.map((row) => ({ ...row, predicted: row.expected }));
  expect(macroRecall(right).interval.upper).toBe(1);
  expect(macroRecall(right).interval.lower).toBeLessThan(0.85);
});

test("the difference of two models' macro-recalls is that of their figures, over common rows", () => {
  const other = rows.map((row, index) => ({ ...row, predicted: index < 6 ? row.expected : "x" }));
  const extra = { id: "extra", cluster: "r0", expected: "a", predicted: "a" };
  const { difference, unmatched } = macroRecallDifference([...rows, extra], other);
  expect(difference.value).toBeCloseTo(macroRecall(rows).value - macroRecall(other).value, 12);
  expect(difference.parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(difference.value, 12);
  expect(unmatched).toEqual(["extra"]);
  expect(clusteredInterval(difference).recordings).toBe(6);
});
