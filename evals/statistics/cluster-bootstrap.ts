import { OnrecordError } from "../../errors.ts";
import { type Interval, studentCritical } from "./interval.ts";
import { normalCdf } from "./normal.ts";
import { quantileOfSorted } from "./quantile.ts";
import { drawIndex, type Random } from "./random.ts";

/** What a bootstrap needs; `random` makes it the same each time. */
export interface BootstrapOptions {
  readonly random: Random;
  readonly level?: number;
  /** 1,000 unless given. */
  readonly resamples?: number;
}

/** A statistic with its bootstrap distribution's figures. */
export interface BootstrapResult {
  readonly value: number;
  /** The standard deviation over resamples, times √(G/(G−1)): few recordings vary too little among themselves. */
  readonly standardError: number;
  /** Quantiles of the distribution, widened for few recordings. */
  readonly interval: Interval;
  /** Quantiles at α/2 and 1 − α/2, as most programs give them; too short under 30 recordings or so. */
  readonly percentileInterval: Interval;
  readonly recordings: number;
  readonly resamples: number;
}

/**
 * The bootstrap over recordings (documents), for figures that are no mean: corpus chrF, F1, AURC. Whole recordings
 * are drawn with replacement and the figure is taken anew of their rows. The interval is the expanded percentile
 * interval, with α/2 replaced by Φ(−√(G/(G−1)) t_{1−α/2, G−1}) (T. C. Hesterberg 2015, The American Statistician 69).
 * A resample of which the figure is not a number is left out. One recording gives an infinite interval.
 */
export function clusterBootstrap<Row>(
  recordings: readonly (readonly Row[])[],
  statistic: (rows: readonly Row[]) => number,
  options: BootstrapOptions,
): BootstrapResult {
  const { random, level = 0.95, resamples = 1_000 } = options;
  const groups = recordings.length;
  if (groups === 0)
    throw new OnrecordError("There is nothing to resample. Give one recording or more.", {
      code: "bad_input",
    });
  const drawn = Array.from({ length: resamples }, () =>
    statistic(Array.from({ length: groups }, () => recordings[drawIndex(random, groups)] ?? []).flat()),
  );
  const values = drawn.filter(Number.isFinite).sort((one, other) => one - other);
  const value = statistic(recordings.flat());
  return { value, recordings: groups, resamples: values.length, ...describeDraws(values, groups, level) };
}

function describeDraws(
  values: readonly number[],
  groups: number,
  level: number,
): Pick<BootstrapResult, "standardError" | "interval" | "percentileInterval"> {
  const nothing = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  if (groups < 2 || values.length < 2)
    return { standardError: Number.POSITIVE_INFINITY, interval: nothing, percentileInterval: nothing };
  const widening = Math.sqrt(groups / (groups - 1));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const between = (tail: number): Interval => ({
    lower: quantileOfSorted(values, tail),
    upper: quantileOfSorted(values, 1 - tail),
  });
  return {
    standardError: Math.sqrt(squares / (values.length - 1)) * widening,
    interval: between(normalCdf(-widening * studentCritical(level, groups - 1))),
    percentileInterval: between((1 - level) / 2),
  };
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
