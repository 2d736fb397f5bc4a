import { expect, test } from "vitest";
import { clusteredInterval } from "../../../evals/statistics/clustered-interval.ts";
import { pairedDifference, type ScoredRow } from "../../../evals/statistics/paired-difference.ts";

const clusters = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3];
const toRows = (values: readonly number[], byRow = false): ScoredRow[] =>
  values.map((value, index) => ({
    id: `q${index}`,
    cluster: String(byRow ? index : clusters[index]),
    value,
  }));
const one = [0.9, 0.4, 1, 0.3, 0.8, 0.6, 0.7, 0.2, 0.95, 0.5];
const other = [0.7, 0.5, 0.8, 0.3, 0.6, 0.65, 0.4, 0.3, 0.9, 0.2];

test("rows of one recording each give scipy's ttest_rel interval", () => {
  const { difference, left, right } = pairedDifference(toRows(one, true), toRows(other, true));
  const estimate = clusteredInterval(difference);
  expect([left.value, right.value]).toEqual([expect.closeTo(0.635, 12), expect.closeTo(0.535, 12)]);
  expect(estimate.value).toBeCloseTo(0.1, 12);
  expect(estimate.standardError).toBeCloseTo(0.05, 12);
  expect(estimate.interval.lower).toBeCloseTo(-0.01310785813991025, 10);
  expect(estimate.interval.upper).toBeCloseTo(0.21310785813991026, 10);
});

test("clustered rows give statsmodels' cluster-robust interval of the differences", () => {
  const { difference } = pairedDifference(toRows(one), toRows(other));
  const estimate = clusteredInterval(difference, { method: "cr1" });
  expect(estimate.standardError).toBeCloseTo(0.01825742, 8);
  expect(estimate.interval.lower).toBeCloseTo(0.04189675, 8);
  expect(estimate.interval.upper).toBeCloseTo(0.15810325, 8);
});

test("rows are joined by id whatever their order, and ids of one side only are told", () => {
  const left = [...toRows(one), { id: "only-left", cluster: "0", value: 1 }];
  const right = [{ id: "only-right", cluster: "0", value: 0 }, ...toRows(other).reverse()];
  const pair = pairedDifference(left, right);
  expect(pair.difference.value).toBeCloseTo(0.1, 12);
  expect(pair.difference.rows).toBe(10);
  expect(pair.unmatched).toEqual(["only-left", "only-right"]);
});

test("samples of a row are averaged before rows are", () => {
  const left = [
    { id: "a", cluster: "x", value: 1 },
    { id: "a", cluster: "x", value: 0 },
    { id: "b", cluster: "y", value: 1 },
  ];
  const right = [
    { id: "a", cluster: "x", value: 0 },
    { id: "b", cluster: "y", value: 1 },
  ];
  expect(pairedDifference(left, right).rows.map(({ value }) => value)).toEqual([0.5, 0]);
});

test("an id in two recordings, and runs without a common id, are refused", () => {
  const row = { id: "a", cluster: "x", value: 1 };
  expect(() => pairedDifference([row], [{ ...row, cluster: "y" }])).toThrow(/Row "a" stands in/);
  expect(() => pairedDifference([row, { ...row, cluster: "y" }], [row])).toThrow(/Row "a" stands in/);
  expect(() => pairedDifference([row], [{ ...row, id: "b" }])).toThrow(/no row in common/);
});
