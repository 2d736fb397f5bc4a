import { OnrecordError } from "../../errors.ts";

/** What one recording puts into an estimate that is a sum over recordings. */
export interface ClusterPart {
  readonly cluster: string;
  /** Its summand; the parts of all clusters add up to the value. */
  readonly part: number;
  /** How far the part is from what the value would make expect; the residuals add up to 0. */
  readonly residual: number;
  /** Its share of the weight; the shares add up to 1. */
  readonly share: number;
}

/**
 * A mean, a ratio or another smooth figure, written as a sum over recordings: all that intervals and paired
 * comparisons need of it (the linearization of survey sampling; Särndal, Swensson and Wretman 1992, 5.5).
 */
export interface LinearEstimate {
  readonly value: number;
  /** In the order in which the clusters first appear. */
  readonly parts: readonly ClusterPart[];
  readonly rows: number;
}

/** One row of one recording. */
export interface ClusteredRow {
  readonly cluster: string;
}

/** A scored row. */
export interface ClusteredValue extends ClusteredRow {
  readonly value: number;
}

/** A row's contribution to a ratio of sums, such as matched over said quotes. */
export interface RatioRow extends ClusteredRow {
  readonly numerator: number;
  readonly denominator: number;
}

/** The mean over rows; recordings with more rows weigh more. */
export function meanOf(rows: readonly ClusteredValue[]): LinearEstimate {
  return ratioOf(rows.map(({ cluster, value }) => ({ cluster, numerator: value, denominator: 1 })));
}

/**
 * Σ numerators / Σ denominators, the ratio estimator for clusters of unequal size: R = A / B with the residual
 * (a_g − R b_g) / B (W. G. Cochran 1977, Sampling Techniques, 6.4 and 9A.1). Throws `bad_input` when B is 0.
 */
export function ratioOf(rows: readonly RatioRow[]): LinearEstimate {
  const sums = new Map<string, { numerator: number; denominator: number }>();
  for (const { cluster, numerator, denominator } of rows) {
    const sum = sums.get(cluster) ?? { numerator: 0, denominator: 0 };
    sums.set(cluster, {
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    });
  }
  const clusters = [...sums].filter(([, sum]) => sum.denominator !== 0 || sum.numerator !== 0);
  const above = clusters.reduce((total, [, sum]) => total + sum.numerator, 0);
  const below = clusters.reduce((total, [, sum]) => total + sum.denominator, 0);
  if (!(below > 0) || !Number.isFinite(above))
    throw new OnrecordError(
      "There is nothing to take a mean of. Give one row or more, with finite numbers.",
      {
        code: "bad_input",
      },
    );
  const value = above / below;
  const parts = clusters.map(([cluster, { numerator, denominator }]) => ({
    cluster,
    part: numerator / below,
    residual: (numerator - value * denominator) / below,
    share: denominator / below,
  }));
  return { value, parts, rows: rows.length };
}

/** The sum of weighted estimates over the same recordings, such as the mean of three recalls. */
export function combineEstimates(
  estimates: readonly { readonly estimate: LinearEstimate; readonly weight: number }[],
): LinearEstimate {
  const parts = new Map<string, ClusterPart>();
  let weights = 0;
  let value = 0;
  for (const { estimate, weight } of estimates) {
    value += weight * estimate.value;
    weights += Math.abs(weight);
    for (const added of estimate.parts) {
      const known = parts.get(added.cluster) ?? { part: 0, residual: 0, share: 0 };
      parts.set(added.cluster, {
        cluster: added.cluster,
        part: known.part + weight * added.part,
        residual: known.residual + weight * added.residual,
        share: known.share + Math.abs(weight) * added.share,
      });
    }
  }
  return {
    value,
    parts: [...parts.values()].map((part) => ({ ...part, share: part.share / weights })),
    rows: Math.max(0, ...estimates.map(({ estimate }) => estimate.rows)),
  };
}
