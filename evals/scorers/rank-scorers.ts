import type { RankedValue, Scorer } from "../scorer.ts";
import { expectedCalibrationError } from "../statistics/calibration-error.ts";
import { aurc } from "../statistics/risk-coverage.ts";
import { defineRankedScorer } from "./define-scorer.ts";

const calibrationBins = 5;

/** How sure an output is, and whether it is right (1) or wrong (0); absent: the example is not scored. */
export interface ConfidenceAccess<X, O> {
  readonly of: string;
  applies?(example: X): boolean;
  judge(example: X, output: O): RankedValue;
}

/** Area under the risk–coverage curve: the mean share of wrong outputs as the surest ones are taken first. */
export function riskCoverage<X, O>(access: ConfidenceAccess<X, O>): Scorer<X, O> {
  return defineRankedScorer({
    ...access,
    name: "risk_coverage",
    title: "Area under risk–coverage",
    range: [0, 1],
    better: "lower",
    signature: `aurc|right:${access.of}|invalid:surely-wrong|v:1`,
    invalid: { confidence: 1, value: 0 },
    combine: (values) =>
      values.length === 0
        ? undefined
        : aurc(values.map(({ confidence, value }) => ({ confidence, loss: 1 - value }))),
  });
}

/** How far confidences are from the share that is right. */
export function calibration<X, O>(access: ConfidenceAccess<X, O>): Scorer<X, O> {
  return defineRankedScorer({
    ...access,
    name: "calibration_error",
    title: "Calibration error",
    range: [0, 1],
    better: "lower",
    signature: `ece|bins:${calibrationBins}|right:${access.of}|invalid:surely-wrong|v:1`,
    invalid: { confidence: 1, value: 0 },
    combine: (values) =>
      values.length === 0
        ? undefined
        : expectedCalibrationError(
            values.map(({ confidence, value }) => ({ probability: confidence, outcome: value })),
            calibrationBins,
          ),
  });
}
