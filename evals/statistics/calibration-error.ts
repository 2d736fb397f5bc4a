import { OnrecordError } from "../../errors.ts";

/** A probability that was given, and whether it came true: 1 or 0. */
export interface Forecast {
  readonly probability: number;
  readonly outcome: number;
}

/** The forecasts of one bin (lower, upper]; the first bin takes 0 too. */
export interface CalibrationBin {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly meanOutcome: number;
}

/** The bins that hold a forecast, in order: what a reliability diagram shows. */
export function calibrationBins(forecasts: readonly Forecast[], bins = 5): CalibrationBin[] {
  const groups = new Map<number, Forecast[]>();
  for (const forecast of forecasts) {
    if (!(forecast.probability >= 0 && forecast.probability <= 1))
      throw new OnrecordError(`${forecast.probability} is no probability. Give numbers from 0 to 1.`, {
        code: "bad_input",
      });
    const bin = Math.max(0, Math.ceil(forecast.probability * bins) - 1);
    const group = groups.get(bin) ?? [];
    group.push(forecast);
    groups.set(bin, group);
  }
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([bin, group]) => ({
      lower: bin / bins,
      upper: (bin + 1) / bins,
      count: group.length,
      meanProbability: group.reduce((sum, { probability }) => sum + probability, 0) / group.length,
      meanOutcome: group.reduce((sum, { outcome }) => sum + outcome, 0) / group.length,
    }));
}

/**
 * Expected calibration error, Σ (n_b / n) |mean outcome − mean probability|, in bins of equal width
 * (C. Guo et al. 2017, On Calibration of Modern Neural Networks). Five bins, as few rows fill no more.
 */
export function expectedCalibrationError(forecasts: readonly Forecast[], bins = 5): number {
  if (forecasts.length === 0)
    throw new OnrecordError("The calibration of no forecasts is not defined. Give one forecast or more.", {
      code: "bad_input",
    });
  return calibrationBins(forecasts, bins).reduce(
    (sum, { count, meanOutcome, meanProbability }) =>
      sum + (count / forecasts.length) * Math.abs(meanOutcome - meanProbability),
    0,
  );
}

/** The mean squared error of the probabilities (G. W. Brier 1950). */
export function brierScore(forecasts: readonly Forecast[]): number {
  const squares = forecasts.reduce((sum, { probability, outcome }) => sum + (probability - outcome) ** 2, 0);
  return squares / forecasts.length;
}
