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
  readonly rows: number;
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
  /** The sum of the squared residuals of single rows; less than that of the parts where rows of one go together. */
  readonly rowSquares: number;
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
  const above = rows.reduce((total, { numerator }) => total + numerator, 0);
  const below = rows.reduce((total, { denominator }) => total + denominator, 0);
  if (!(below > 0) || !Number.isFinite(above))
    throw new OnrecordError(
      "There is nothing to take a mean of. Give one row or more, with finite numbers.",
      {
        code: "bad_input",
      },
    );
  const value = above / below;
  const parts = new Map<string, ClusterPart>();
  let rowSquares = 0;
  for (const { cluster, numerator, denominator } of rows) {
    const residual = (numerator - value * denominator) / below;
    rowSquares += residual ** 2;
    const part = { cluster, part: numerator / below, residual, share: denominator / below, rows: 1 };
    parts.set(cluster, addParts(parts.get(cluster), part));
  }
  return { value, parts: [...parts.values()], rows: rows.length, rowSquares };
}

/** The parts of one recording as one. */
export function addParts(known: ClusterPart | undefined, added: ClusterPart): ClusterPart {
  if (known === undefined) return added;
  return {
    cluster: added.cluster,
    part: known.part + added.part,
    residual: known.residual + added.residual,
    share: known.share + added.share,
    rows: known.rows + added.rows,
  };
}

/** The weighted mean of estimates over different rows of the same recordings, such as of each label's recall. */
export function averageEstimates(
  estimates: readonly { readonly estimate: LinearEstimate; readonly weight: number }[],
): LinearEstimate {
  const total = estimates.reduce((sum, { weight }) => sum + weight, 0);
  const parts = new Map<string, ClusterPart>();
  let value = 0;
  let rows = 0;
  let rowSquares = 0;
  for (const { estimate, weight } of estimates) {
    const scale = weight / total;
    value += scale * estimate.value;
    rows += estimate.rows;
    rowSquares += scale ** 2 * estimate.rowSquares;
    for (const part of estimate.parts)
      parts.set(
        part.cluster,
        addParts(parts.get(part.cluster), {
          cluster: part.cluster,
          part: scale * part.part,
          residual: scale * part.residual,
          share: scale * part.share,
          rows: part.rows,
        }),
      );
  }
  return { value, parts: [...parts.values()], rows, rowSquares };
}
