import { defaultLevel, type Interval, intervalAround, studentCritical } from "./interval.ts";
import { type ClusteredValue, type LinearEstimate, meanOf } from "./linear-estimate.ts";

/**
 * How the variance is estimated from the recordings' residuals e_g with shares p_g, and how many degrees of freedom
 * its t has:
 * - `cr2`: Σ e_g² / (1 − p_g), Satterthwaite's degrees of freedom (R. M. Bell and D. F. McCaffrey 2002, Survey
 *   Methodology 28; G. W. Imbens and M. Kolesár 2016, Review of Economics and Statistics 98). With recordings of one
 *   size it is `cr1`.
 * - `cr1`: G/(G−1) Σ e_g², t on G−1 (as statsmodels' `cov_type="cluster"` for a mean).
 * - `cr0`: Σ e_g², t on G−1 (Liang and Zeger 1986).
 * - `cr3`: (G−1)/G Σ e_g² / (1 − p_g)², t on G−1; near the jackknife over recordings.
 */
export type ClusterMethod = "cr0" | "cr1" | "cr2" | "cr3";

/** An estimate with what is known of its error. */
export interface EstimateWithInterval {
  readonly value: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly level: number;
  readonly interval: Interval;
  readonly recordings: number;
  readonly rows: number;
}

export interface IntervalOptions {
  readonly level?: number;
  /** `cr2` unless given: of the four it alone holds its level with few recordings of very unequal size. */
  readonly method?: ClusterMethod;
}

/** value ± t · clustered standard error. One recording says nothing of the others: its interval is infinite. */
export function clusteredInterval(
  estimate: LinearEstimate,
  options: IntervalOptions = {},
): EstimateWithInterval {
  const level = options.level ?? defaultLevel;
  const method = options.method ?? "cr2";
  const standardError = clusteredStandardError(estimate, method);
  const degreesOfFreedom = clusterDegreesOfFreedom(estimate, method);
  return {
    value: estimate.value,
    standardError,
    degreesOfFreedom,
    level,
    interval: intervalAround(estimate.value, studentCritical(level, degreesOfFreedom) * standardError),
    recordings: estimate.parts.length,
    rows: estimate.rows,
  };
}

/** The mean of rows with its clustered standard error and interval. */
export function clusteredMean(
  rows: readonly ClusteredValue[],
  options: IntervalOptions = {},
): EstimateWithInterval {
  return clusteredInterval(meanOf(rows), options);
}

/** The standard error of an estimate whose rows fall into recordings; infinite for a single one. */
export function clusteredStandardError(estimate: LinearEstimate, method: ClusterMethod = "cr2"): number {
  const { parts } = estimate;
  const groups = parts.length;
  if (groups < 2) return Number.POSITIVE_INFINITY;
  const sumSquares = (leverage: (share: number) => number): number =>
    parts.reduce((sum, { residual, share }) => sum + residual ** 2 / leverage(share), 0);
  switch (method) {
    case "cr0":
      return Math.sqrt(sumSquares(() => 1));
    case "cr1":
      return Math.sqrt((groups / (groups - 1)) * sumSquares(() => 1));
    case "cr2":
      return Math.sqrt(sumSquares((share) => 1 - share));
    case "cr3":
      return Math.sqrt(((groups - 1) / groups) * sumSquares((share) => (1 - share) ** 2));
    default:
      return method satisfies never;
  }
}

/**
 * G − 1, or for `cr2` Satterthwaite's (tr B)² / tr B², with B the covariances of the adjusted residuals of recordings
 * whose rows have the variance and the covariance that are seen (Imbens and Kolesár 2016, section 3). For recordings
 * of one size that is G − 1 too; for others it is less, and the less the more rows of one recording go together.
 */
function clusterDegreesOfFreedom(estimate: LinearEstimate, method: ClusterMethod): number {
  const { parts } = estimate;
  if (method !== "cr2" || parts.length < 2) return parts.length - 1;
  const variances = partVariances(estimate);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  if (total === 0) return parts.length - 1;
  // Sums over recordings of a p², a p v, a v², with a = 1 / (1 − p): the double sum of squares needs no more.
  let [squares, mixed, spread, trace, diagonal] = [0, 0, 0, 0, 0];
  for (const [index, { share }] of parts.entries()) {
    const variance = variances[index] ?? 0;
    const adjusted = 1 / (1 - share);
    const removed = 2 * share * variance - total * share ** 2;
    squares += adjusted * share ** 2;
    mixed += adjusted * share * variance;
    spread += adjusted * variance ** 2;
    trace += adjusted * (variance - removed);
    diagonal += adjusted ** 2 * ((variance - removed) ** 2 - removed ** 2);
  }
  const pairs = 2 * spread * squares + (total * squares) ** 2 + 2 * mixed ** 2 - 4 * total * mixed * squares;
  return trace ** 2 / (pairs + diagonal);
}

/** What each recording's residual would vary by, from the variance of rows and what two rows of one share. */
function partVariances({ parts, rows, rowSquares }: LinearEstimate): number[] {
  const partSquares = parts.reduce((sum, { residual }) => sum + residual ** 2, 0);
  const pairs = parts.reduce((sum, part) => sum + part.rows * (part.rows - 1), 0);
  const covariance = pairs === 0 ? 0 : Math.max(0, (partSquares - rowSquares) / pairs);
  return parts.map((part) => part.rows * (rowSquares / rows + (part.rows - 1) * covariance));
}
