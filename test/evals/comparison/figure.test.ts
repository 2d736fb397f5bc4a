import { expect, test } from "vitest";
import { figureOf } from "../../../evals/comparison/figure.ts";
import { rowsOf } from "./score-rows-of.ts";

const share = { aggregation: { kind: "mean" }, range: [0, 1] } as const;

test("a share of right rows has Wilson's interval, also where all are right", () => {
  const all = figureOf(rowsOf(Array.from({ length: 20 }, () => 1)), share);
  expect(all).toMatchObject({ value: 1, rows: 20, recordings: 20 });
  // Wilson gives 0.839 for 20 of 20; t in place of z lowers it.
  expect(all?.interval.lower).toBeGreaterThan(0.81);
  expect(all?.interval.lower).toBeLessThan(0.84);
  expect(all?.interval.upper).toBe(1);
});

test("rows that repeat each other within recordings widen the interval", () => {
  const values = Array.from({ length: 60 }, (_, at) => (Math.floor(at / 6) % 2 === 0 ? 1 : 0));
  const apart = figureOf(rowsOf(values), share);
  const together = figureOf(rowsOf(values, { perRecording: 6 }), share);
  const width = (figure: typeof apart): number =>
    (figure?.interval.upper ?? 0) - (figure?.interval.lower ?? 0);
  expect(apart?.value).toBe(together?.value);
  expect(width(together)).toBeGreaterThan(2 * width(apart));
});

test("a macro-average counts each class the same", () => {
  const rows = rowsOf([1, 1, 1, 1, 1, 1, 0, 0], { groupOf: (at) => (at < 6 ? "often" : "seldom") });
  expect(figureOf(rows, { aggregation: { kind: "macro" }, range: [0, 1] })?.value).toBe(0.5);
});

test("scores that are no shares keep their range", () => {
  const figure = figureOf(rowsOf([0.99, 1, 1, 0.97, 1]), share);
  expect(figure?.value).toBeCloseTo(0.992, 10);
  expect(figure?.interval.upper).toBe(1);
});

test("counts are added up before they are divided, groups apart, and resampled by recording", () => {
  const rows = [
    { id: "a", cluster: "r1", group: "x", counts: [1, 2] },
    { id: "b", cluster: "r2", group: "x", counts: [9, 10] },
    { id: "c", cluster: "r3", group: "y", counts: [5, 10] },
  ];
  const combine = ([right = 0, all = 0]: readonly number[]): number | undefined =>
    all === 0 ? undefined : right / all;
  const rules = { aggregation: { kind: "corpus", combine }, range: [0, 1] } as const;
  const figure = figureOf(rows, rules);
  expect(figure?.value).toBeCloseTo((10 / 12 + 5 / 10) / 2, 12);
  expect(figure?.interval.lower).toBeLessThan(0.6);
  expect(figureOf(rows, rules)).toEqual(figure);
});

test("a ranked figure is made of all values with their confidences", () => {
  const rows = [0.9, 0.6, 0.3].map((confidence, at) => ({
    id: `e${at}`,
    cluster: `r${at}`,
    group: "",
    ranked: [{ confidence, value: at === 0 ? 0 : 1 }],
  }));
  const rules = {
    aggregation: {
      kind: "ranked",
      combine: (values: readonly { confidence: number; value: number }[]) =>
        values.toSorted((a, b) => b.confidence - a.confidence)[0]?.value,
    },
    range: [0, 1],
  } as const;
  expect(figureOf(rows, rules)?.value).toBe(0);
});

test("one recording says nothing of the others: its interval is the whole range", () => {
  expect(figureOf(rowsOf([1, 0, 1], { perRecording: 3 }), share)?.interval).toEqual({ lower: 0, upper: 1 });
});

test("no rows have no figure", () => {
  expect(figureOf([], share)).toBeUndefined();
});
