import { expect, test } from "vitest";
import { approximateRandomization } from "../../../evals/statistics/approximate-randomization.ts";
import { clusterBootstrap, groupByCluster } from "../../../evals/statistics/cluster-bootstrap.ts";
import { compareCorpusScores, estimateCorpusScore } from "../../../evals/statistics/corpus-comparison.ts";
import { intervalWithin } from "../../../evals/statistics/interval.ts";
import { createRandom } from "../../../evals/statistics/random.ts";

const ratio = ([above = 0, below = 1]: readonly number[]): number => above / below;

test("a seed gives the same numbers, in [0, 1), and another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 4 }, createRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  const many = Array.from({ length: 20_000 }, createRandom(1));
  expect(many.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(many.reduce((sum, value) => sum + value, 0) / many.length).toBeCloseTo(0.5, 2);
});

// All 4^4 resamples of four documents, by numpy: a standard deviation of 0.12339 after √(4/3).
test("the bootstrap's standard error comes near that of all resamples", () => {
  const documents = [[[3, 5]], [[1, 4]], [[4, 5]], [[2, 6]]];
  const sum = (rows: readonly (readonly number[])[]) =>
    ratio([rows.reduce((all, [a = 0]) => all + a, 0), rows.reduce((all, [, b = 0]) => all + b, 0)]);
  const result = clusterBootstrap(documents, sum, { random: createRandom(3), resamples: 20_000 });
  expect(result.value).toBe(0.5);
  expect(result.standardError).toBeCloseTo(0.12339, 2);
  expect(result.percentileInterval.lower).toBeGreaterThan(result.interval.lower);
  expect(result.percentileInterval.upper).toBeLessThan(result.interval.upper);
});

test("the same seed gives the same interval, and one recording an infinite one", () => {
  const rows = Array.from({ length: 12 }, (_, index) => ({
    id: String(index),
    cluster: `r${index % 5}`,
    counts: [index % 4, 4],
  }));
  const estimate = (of: typeof rows) => estimateCorpusScore(of, ratio, { random: createRandom(9) });
  expect(estimate(rows)).toEqual(estimate(rows));
  expect(estimate(rows)).toMatchObject({ value: 18 / 48, recordings: 5, rows: 12 });
  // Recordings of 3, 3, 2, 2 and 2 rows say as much as 12² / 30 = 4.8 of one size.
  expect(estimate(rows).degreesOfFreedom).toBeCloseTo(3.8, 12);
  expect(estimate(rows.slice(0, 1)).interval.upper).toBe(Number.POSITIVE_INFINITY);
});

// Worked out with Python's math: logit(.8) ± .098 / (.8 * .2), and back.
test.each<[number, number, [[number, number], [number, number]]]>([
  [
    0.8,
    0.098,
    [
      [0, 1],
      [0.684341, 0.88067],
    ],
  ],
  [
    80,
    9.8,
    [
      [0, 100],
      [68.434112, 88.067044],
    ],
  ],
  [
    -0.6,
    0.196,
    [
      [-1, 1],
      [-0.761341, -0.368682],
    ],
  ],
  [
    1,
    0.1,
    [
      [0, 1],
      [0.9, 1],
    ],
  ],
  [
    0.5,
    Number.POSITIVE_INFINITY,
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    2,
    1,
    [
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      [1, 3],
    ],
  ],
])("%f ± %f, with bounds and what is expected: %j", (value, halfWidth, [bounds, expected]) => {
  const interval = intervalWithin(value, halfWidth, { lower: bounds[0], upper: bounds[1] });
  expect(interval.lower).toBeCloseTo(expected[0], 5);
  expect(interval.upper).toBeCloseTo(expected[1], 5);
});

// Five documents: of the 32 swaps, 12 have a difference of 0.16 or more (enumerated with numpy).
const pairs = [
  { left: [3, 5], right: [2, 5] },
  { left: [1, 4], right: [1, 4] },
  { left: [4, 5], right: [2, 5] },
  { left: [2, 6], right: [3, 6] },
  { left: [5, 5], right: [3, 5] },
];

test("few recordings: all swaps are made", () => {
  const result = approximateRandomization(pairs, ratio, { random: createRandom(1) });
  expect(result.difference).toBeCloseTo(0.16, 12);
  expect(result.pValue).toBe(12 / 32);
  expect([result.way, result.trials]).toEqual(["all_swaps", 16]);
});

test("many recordings: drawn swaps come near the share of all, and (c + 1) / (R + 1) is never 0", () => {
  const drawn = approximateRandomization(pairs, ratio, { random: createRandom(1), trials: 15 });
  expect(drawn.way).toBe("drawn_swaps");
  const many = Array.from({ length: 40 }, () => ({ left: [5, 5], right: [1, 5] }));
  const result = approximateRandomization(many, ratio, { random: createRandom(1), trials: 999 });
  expect(result.pValue).toBe(1 / 1000);
});

test("a model against itself differs nowhere", () => {
  const same = pairs.map(({ left }) => ({ left, right: left }));
  expect(approximateRandomization(same, ratio, { random: createRandom(1) }).pValue).toBe(1);
});

test("corpus scores are compared on common rows, recording by recording", () => {
  const toRows = (scores: readonly number[]) =>
    scores.map((value, index) => ({
      id: String(index),
      cluster: `r${index >> 1}`,
      counts: [value, 10],
    }));
  const left = toRows([9, 8, 9, 7, 9, 8, 8, 9, 9, 9, 8, 8, 7, 9, 9, 8]);
  const right = toRows([6, 7, 5, 6, 7, 6, 6, 5, 7, 7, 6, 5, 6, 6, 5, 7, 3]);
  const comparison = compareCorpusScores({ left, right }, ratio, { random: createRandom(2) });
  expect(comparison.difference.value).toBeCloseTo(0.23125, 12);
  expect(comparison.difference).toMatchObject({ recordings: 8, rows: 16 });
  expect(comparison.pValue).toBe(2 / 2 ** 8);
  expect(comparison.difference.interval.lower).toBeGreaterThan(0.15);
  expect([comparison.test, comparison.unmatched]).toEqual(["swaps", ["16"]]);
});

test("rows are grouped in the order in which their recordings appear", () => {
  const rows = ["b", "a", "b"].map((cluster, value) => ({ cluster, value }));
  expect(groupByCluster(rows).map((group) => group.map(({ value }) => value))).toEqual([[0, 2], [1]]);
});
