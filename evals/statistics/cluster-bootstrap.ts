import { OnrecordError } from "../../errors.ts";
import { defaultLevel, type Interval, intervalWithin, studentCritical } from "./interval.ts";
import { quantileOfSorted } from "./quantile.ts";
import { drawIndex, type Random } from "./random.ts";

/** What a bootstrap needs; `random` makes it the same each time. */
export interface BootstrapOptions {
  readonly random: Random;
  readonly level?: number;
  /** 1,000 unless given. */
  readonly resamples?: number;
  /** The least and the most that the figure can be. */
  readonly bounds?: Interval;
}

const unbounded: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** A statistic with its bootstrap distribution's figures. */
export interface BootstrapResult {
  readonly value: number;
  /** The standard deviation over resamples, times √(G/(G−1)): few recordings vary too little among themselves. */
  readonly standardError: number;
  /** 1 / Σ p² − 1, with p each recording's share of rows: G − 1 for recordings of one size, less for others. */
  readonly degreesOfFreedom: number;
  /** value ± t · standard error, between bounds on the logit scale. */
  readonly interval: Interval;
  /** Quantiles at α/2 and 1 − α/2, as most programs give them; too short under 30 recordings or so. */
  readonly percentileInterval: Interval;
  readonly recordings: number;
  readonly resamples: number;
}

/**
 * The bootstrap over recordings (documents), for figures that are no mean: corpus chrF, F1, AURC. Whole recordings
 * are drawn with replacement and the figure is taken anew of their rows (B. Efron and R. J. Tibshirani 1993).
 * Percentiles alone are too short for few recordings (T. C. Hesterberg 2015, The American Statistician 69): the
 * interval is Student's, with the bootstrap's standard error and the effective number of recordings
 * (A. V. Carter, K. T. Schnepel and D. G. Steigerwald 2017, Review of Economics and Statistics 99).
 * A resample of which the figure is not a number is left out. One recording gives an infinite interval.
 */
export function clusterBootstrap<Row>(
  recordings: readonly (readonly Row[])[],
  statistic: (rows: readonly Row[]) => number,
  options: BootstrapOptions,
): BootstrapResult {
  const groups = recordings.length;
  if (groups === 0)
    throw new OnrecordError("There is nothing to resample. Give one recording or more.", {
      code: "bad_input",
    });
  const level = options.level ?? defaultLevel;
  const value = statistic(recordings.flat());
  const draws = drawStatistics(recordings, statistic, options);
  const degreesOfFreedom = countEffective(recordings.map((rows) => rows.length)) - 1;
  const standardError =
    groups < 2 ? Number.POSITIVE_INFINITY : spreadOf(draws) * Math.sqrt(groups / (groups - 1));
  return {
    value,
    standardError,
    degreesOfFreedom,
    interval: intervalWithin(
      value,
      studentCritical(level, degreesOfFreedom) * standardError,
      options.bounds ?? unbounded,
    ),
    percentileInterval: percentilesOf(groups < 2 ? [] : draws, level),
    recordings: groups,
    resamples: draws.length,
  };
}

function drawStatistics<Row>(
  recordings: readonly (readonly Row[])[],
  statistic: (rows: readonly Row[]) => number,
  { random, resamples = 1_000 }: BootstrapOptions,
): number[] {
  const draws = Array.from({ length: resamples }, () =>
    statistic(recordings.flatMap(() => recordings[drawIndex(random, recordings.length)] ?? [])),
  );
  return draws.filter(Number.isFinite).sort((one, other) => one - other);
}

/** The number of equal recordings that would say as much: 1 / Σ p². */
function countEffective(sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total ** 2 / sizes.reduce((sum, size) => sum + size ** 2, 0);
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function percentilesOf(sorted: readonly number[], level: number): Interval {
  if (sorted.length === 0) return { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const tail = (1 - level) / 2;
  return { lower: quantileOfSorted(sorted, tail), upper: quantileOfSorted(sorted, 1 - tail) };
}

/** Rows by recording, in the order in which the recordings first appear. */
export function groupByCluster<Row extends { readonly cluster: string }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cluster) ?? [];
    group.push(row);
    groups.set(row.cluster, group);
  }
  return [...groups.values()];
}
