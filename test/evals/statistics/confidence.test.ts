import { expect, test } from "vitest";
import {
  brierScore,
  calibrationBins,
  expectedCalibrationError,
} from "../../../evals/statistics/calibration-error.ts";
import { quantile, quantileInterval } from "../../../evals/statistics/quantile.ts";
import { aurc, excessAurc, riskCoverage } from "../../../evals/statistics/risk-coverage.ts";
import { rocAuc } from "../../../evals/statistics/roc-auc.ts";

const confidences = [0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.55, 0.3];
const losses = [0, 0, 1, 0, 1, 0, 1, 1];
const answers = confidences.map((confidence, index) => ({ confidence, loss: losses[index] ?? 0 }));

test("AURC is the mean of the running error rates, most confident first (numpy)", () => {
  expect(aurc(answers)).toBeCloseTo(0.2806547619047619, 12);
  expect(aurc([...answers].reverse())).toBeCloseTo(0.2806547619047619, 12);
  expect(excessAurc(answers)).toBeCloseTo(0.12722835218473455, 12);
});

test("the curve ends at the risk of all answers", () => {
  const curve = riskCoverage(answers);
  expect(curve).toHaveLength(8);
  expect(curve[2]).toEqual({ coverage: 3 / 8, risk: expect.closeTo(1 / 3, 12), confidence: 0.9 });
  expect(curve.at(-1)).toEqual({ coverage: 1, risk: 0.5, confidence: 0.3 });
});

test("answers of one confidence count the same in any order", () => {
  const tied = [
    { confidence: 0.5, loss: 1 },
    { confidence: 0.5, loss: 0 },
  ];
  expect(aurc(tied)).toBe(0.5);
  expect(aurc([...tied].reverse())).toBe(0.5);
  expect(() => aurc([])).toThrow(/no answers/);
});

const probabilities = [0.05, 0.1, 0.25, 0.35, 0.45, 0.55, 0.6, 0.75, 0.85, 0.95, 1, 0];
const outcomes = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0];
const forecasts = probabilities.map((probability, index) => ({ probability, outcome: outcomes[index] ?? 0 }));

test("calibration error in five bins (numpy), and the Brier score (scikit-learn's brier_score_loss)", () => {
  expect(expectedCalibrationError(forecasts)).toBeCloseTo(0.15833333333333335, 12);
  expect(brierScore(forecasts)).toBeCloseTo(0.15416666666666665, 12);
});

test("a bin takes its upper edge, the first one 0 too", () => {
  const bins = calibrationBins(forecasts);
  expect(bins.map(({ count }) => count)).toEqual([3, 2, 3, 1, 3]);
  expect(bins[2]).toMatchObject({ lower: 0.4, upper: 0.6, meanOutcome: 2 / 3 });
  expect(() => calibrationBins([{ probability: 1.2, outcome: 1 }])).toThrow(/1\.2 is no probability/);
});

const toRows = (scores: readonly number[], labels: readonly number[]) =>
  scores.map((score, index) => ({
    score,
    cluster: String(index),
    label: labels[index] === 1 ? ("positive" as const) : ("negative" as const),
  }));

test("ROC AUC counts ties half (scikit-learn's roc_auc_score)", () => {
  const scores = [0.1, 0.4, 0.35, 0.8, 0.8, 0.8, 0.9, 0.2, 0.55, 0.4, 0.3, 0.6];
  const labels = [0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0];
  expect(rocAuc(toRows(scores, labels)).value).toBeCloseTo(0.7638888888888888, 12);
});

// J. A. Hanley and B. J. McNeil 1982, table I: 109 CT images, AUC .893; DeLong's standard error is 0.0304 to 0.0307.
test("Hanley and McNeil's CT ratings", () => {
  const negatives = [33, 6, 6, 11, 2].flatMap((count, rating) => Array.from({ length: count }, () => rating));
  const positives = [3, 2, 2, 11, 33].flatMap((count, rating) => Array.from({ length: count }, () => rating));
  const labels = [...negatives.map(() => 0), ...positives.map(() => 1)];
  const estimate = rocAuc(toRows([...negatives, ...positives], labels));
  expect(estimate.value).toBeCloseTo(0.8931710615280595, 12);
  expect(estimate.standardError).toBeCloseTo(0.0306, 3);
  expect(() => rocAuc(toRows([1, 2], [1, 1]))).toThrow(/rows of both kinds/);
});

test("quantiles interpolate as numpy's do", () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  expect(quantile(values, 0.5)).toBe(3.5);
  expect(quantile(values, 0.95)).toBeCloseTo(7.95, 12);
  expect(quantile(values, 0.1)).toBe(1);
  expect(() => quantile([], 0.5)).toThrow(/No values/);
});

// H. A. David and H. N. Nagaraja: of 20 values the 6th and the 15th hold the median with 95.9 %.
test("an interval of the median of 20 values is from the 6th to the 15th", () => {
  const values = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(quantileInterval(values, 0.5)).toEqual({ lower: 6, upper: 15 });
});

test("so few values have no upper end for a 95th percentile", () => {
  const values = Array.from({ length: 71 }, (_, index) => index + 1);
  expect(quantileInterval(values, 0.95).upper).toBe(Number.POSITIVE_INFINITY);
  expect(quantileInterval([...values, 72], 0.95).upper).toBe(72);
});
