import { expect, test } from "vitest";
import { differenceOf } from "../../../evals/comparison/difference.ts";
import type { ScoreRow } from "../../../evals/comparison/score-rows.ts";
import { rowsOf } from "./score-rows-of.ts";

const mean = { aggregation: { kind: "mean" }, range: [0, 1], better: "higher" } as const;

test("rows are joined by id, and what only one side has is told", () => {
  const left = rowsOf([1, 1, 0, 1]);
  const right = rowsOf([1, 0, 0, 0]).toReversed().slice(1);
  const found = differenceOf(left, right, mean);
  expect(found).toMatchObject({ rows: 3, recordings: 3, unmatched: 1 });
  expect(found?.value).toBeCloseTo(1 / 3, 12);
});

test("no row in common is no difference", () => {
  expect(differenceOf(rowsOf([1]), [], mean)).toBeUndefined();
});

test("a difference is told as the scorer counts, and compared as a share that is better when it is more", () => {
  const rules = { aggregation: { kind: "mean" }, range: [0, 10], better: "lower" } as const;
  const found = differenceOf(rowsOf([2, 3, 2, 4]), rowsOf([4, 4, 5, 5]), rules);
  expect(found?.value).toBeCloseTo(-1.75, 12);
  expect(found?.comparison.difference.value).toBeCloseTo(0.175, 12);
  expect(found?.interval.lower).toBeLessThan(-1.75);
  expect(found?.interval.upper).toBeGreaterThan(-1.75);
});

test("under twelve recordings that differ, signs are exchanged", () => {
  const left = rowsOf(
    Array.from({ length: 16 }, () => 0.6),
    { perRecording: 2 },
  );
  const right = rowsOf(
    Array.from({ length: 16 }, () => 0.5),
    { perRecording: 2 },
  );
  const found = differenceOf(left, right, mean);
  expect(found?.comparison.test).toBe("sign_flip");
  expect(found?.comparison.pValue).toBeCloseTo(2 / 2 ** 8, 12);
});

test("a macro-average is compared within its classes", () => {
  const groupOf = (at: number): string => (at % 5 === 0 ? "seldom" : "often");
  const right = rowsOf(
    Array.from({ length: 20 }, () => 0),
    { groupOf },
  );
  const left = rowsOf(
    Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? 1 : 0)),
    { groupOf },
  );
  const found = differenceOf(left, right, { ...mean, aggregation: { kind: "macro" } });
  expect(found?.value).toBeCloseTo(0.5, 12);
});

test("the same on both sides is no difference", () => {
  const rows = rowsOf([1, 0, 0.5, 1, 1, 0.25], { perRecording: 2 });
  const found = differenceOf(rows, rows, mean);
  expect(found?.value).toBe(0);
  expect(found?.comparison.pValue).toBe(1);
});

test("added-up counts are compared by swapping whole recordings, groups apart", () => {
  const countsOf = (right: number): ScoreRow[] =>
    Array.from({ length: 20 }, (_, at) => ({
      id: `e${at}`,
      cluster: `r${Math.floor(at / 2)}`,
      group: at % 2 === 0 ? "a" : "b",
      counts: [right + (at % 4), 20],
    }));
  const combine = ([right = 0, all = 0]: readonly number[]): number | undefined =>
    all === 0 ? undefined : (100 * right) / all;
  const rules = { aggregation: { kind: "corpus", combine }, range: [0, 100], better: "higher" } as const;
  const found = differenceOf(countsOf(9), countsOf(8), rules);
  expect(found?.comparison.test).toBe("swaps");
  expect(found?.value).toBeCloseTo(5, 10);
  expect(found?.rows).toBe(20);
  // Ten recordings, each better by the same: 2 of 2^10 swaps are as extreme.
  expect(found?.comparison.pValue).toBeCloseTo(2 / 2 ** 10, 10);
});

test("a figure of ranked values is compared by its resamples", () => {
  const rowsBy = (wrong: (at: number) => boolean): ScoreRow[] =>
    Array.from({ length: 40 }, (_, at) => ({
      id: `e${at}`,
      cluster: `r${at}`,
      group: "",
      ranked: [{ confidence: 1 - at / 40, value: wrong(at) ? 0 : 1 }],
    }));
  const combine = (values: readonly { confidence: number; value: number }[]): number =>
    values.reduce((sum, { confidence, value }) => sum + confidence * (1 - value), 0) / values.length;
  const rules = { aggregation: { kind: "ranked", combine }, range: [0, 1], better: "lower" } as const;
  const found = differenceOf(
    rowsBy((at) => at > 36),
    rowsBy((at) => at < 20),
    rules,
  );
  expect(found?.value).toBeLessThan(-0.3);
  expect(found?.comparison.difference.value).toBeGreaterThan(0.3);
  expect(found?.comparison.pValue).toBeLessThan(0.001);
});
