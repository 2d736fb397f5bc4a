import { defaultLevel, type Interval, intervalAround, studentCritical } from "./interval.ts";
import { type ClusteredValue, type LinearEstimate, meanOf } from "./linear-estimate.ts";

/**
 * How the variance is estimated from the recordings' residuals e_g with shares p_g, and how many degrees of freedom
 * its t has:
 * - `cr2`: Σ e_g² / (1 − p_g), Satterthwaite's degrees of freedom (R. M. Bell and D. F. McCaffrey 2002, Survey
 *   Methodology 28; G. Imbens and M. Kolesár 2016, REStat 98). With recordings of one size it is `cr1`.
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
 * G − 1, or for `cr2` Satterthwaite's 1 / (Σ p² + Σ_{g≠h} p_g² p_h² / ((1−p_g)(1−p_h))), which is G − 1 for
 * recordings of one size and less for others.
 */
function clusterDegreesOfFreedom(estimate: LinearEstimate, method: ClusterMethod): number {
  const { parts } = estimate;
  if (method !== "cr2" || parts.length < 2) return parts.length - 1;
  const squares = parts.reduce((sum, { share }) => sum + share ** 2, 0);
  const odds = parts.map(({ share }) => share ** 2 / (1 - share));
  const all = odds.reduce((sum, odd) => sum + odd, 0);
  const same = odds.reduce((sum, odd) => sum + odd ** 2, 0);
  return 1 / (squares + all ** 2 - same);
}
