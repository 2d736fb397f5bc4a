import { expect, test } from "vitest";
import { clusteredMean } from "../../../evals/statistics/clustered-interval.ts";
import { clusteredProportion } from "../../../evals/statistics/clustered-proportion.ts";
import { compareRows } from "../../../evals/statistics/comparison.ts";
import { estimateCorpusScore } from "../../../evals/statistics/corpus-comparison.ts";
import { judgeGate } from "../../../evals/statistics/gate.ts";
import { createRandom } from "../../../evals/statistics/random.ts";
import { recordingsNeeded } from "../../../evals/statistics/sample-size.ts";
import { judgeComparisons } from "../../../evals/statistics/verdict.ts";
import { countFalseFindings, drawRuns, type World } from "./simulation.ts";

// Longer runs over more worlds: npx tsx test/evals/statistics/simulation-figures.ts
const world: World = {
  recordings: 20,
  rows: 5,
  sizes: "mixed",
  clustering: 0.4,
  models: [0.75, 0.75],
  scores: "right_or_wrong",
};

test("of 200 null pairs with clustered rows at most 5 % are called better", () => {
  expect(countFalseFindings(world, 200)).toBeLessThanOrEqual(10);
  expect(countFalseFindings({ ...world, recordings: 8, scores: "graded" }, 200)).toBeLessThanOrEqual(10);
});

test("of 100 worlds of six equal models at most 5 % have one that is called better than another", () => {
  const models = Array.from({ length: 6 }, () => 0.75);
  expect(countFalseFindings({ ...world, models }, 100)).toBeLessThanOrEqual(5);
});

test.each([
  ["few recordings", { recordings: 7 }],
  ["twenty recordings", {}],
  ["recordings of very unequal size", { sizes: "skewed" as const, recordings: 12 }],
  ["graded scores", { scores: "graded" as const, recordings: 12 }],
])("intervals hold the true value in 93 % of cases or more: %s", (_, change) => {
  const trials = 250;
  let difference = 0;
  let mean = 0;
  for (let seed = 0; seed < trials; seed += 1) {
    const [left = [], right = []] = drawRuns({ ...world, ...change }, seed * 31 + 5);
    const compared = compareRows(left, right).difference.interval;
    const single = "scores" in change ? clusteredMean(left).interval : clusteredProportion(left).interval;
    if (compared.lower <= 0 && compared.upper >= 0) difference += 1;
    if (single.lower <= 0.75 && single.upper >= 0.75) mean += 1;
  }
  expect(difference / trials).toBeGreaterThanOrEqual(0.93);
  expect(mean / trials).toBeGreaterThanOrEqual(0.93);
});

test("intervals of corpus scores hold the true value in 93 % of cases or more, with few recordings and all-or-nothing rows too", () => {
  let held = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const [run = []] = drawRuns({ ...world, recordings: 6, sizes: "equal", models: [0.8] }, seed * 31 + 5);
    const rows = run.map(({ id, cluster, value }, at) => ({
      id,
      cluster,
      counts: [(at % 7) * value, at % 7],
    }));
    const { interval } = estimateCorpusScore(rows, ([right = 0, all = 1]) => right / all, {
      random: createRandom(seed),
      resamples: 200,
      bounds: { lower: 0, upper: 1 },
    });
    if (interval.lower <= 0.8 && interval.upper >= 0.8) held += 1;
  }
  expect(held / 200).toBeGreaterThanOrEqual(0.93);
});

test("with the recordings that the plan asks for, true gaps are found about as often as it says", () => {
  const gap: World = { ...world, models: [0.85, 0.75] };
  const [left = [], right = []] = drawRuns({ ...gap, recordings: 1_500 }, 1);
  const { standardError } = compareRows(left, right).difference;
  const recordings = recordingsNeeded({ difference: 0.1, standardError, recordings: 1_500, power: 0.8 });
  let found = 0;
  for (let seed = 0; seed < 150; seed += 1) {
    const [one = [], other = []] = drawRuns({ ...gap, recordings }, seed + 1_000);
    if (judgeComparisons([compareRows(one, other)])[0]?.verdict === "better") found += 1;
  }
  expect(found / 150).toBeGreaterThan(0.72);
  expect(found / 150).toBeLessThan(0.9);
});

test("the gate seldom passes a loss as large as its margin, and often one that is none", () => {
  const countPasses = (models: readonly number[]): number => {
    let passes = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const [one = [], other = []] = drawRuns({ ...world, recordings: 60, models }, seed + 500);
      if (judgeGate(compareRows(one, other), { margin: 0.1 }).outcome === "pass") passes += 1;
    }
    return passes;
  };
  expect(countPasses([0.65, 0.75])).toBeLessThanOrEqual(6);
  expect(countPasses([0.75, 0.75])).toBeGreaterThan(45);
});
