import { type ClusteredValue, meanOf } from "./linear-estimate.ts";

/** s/√n of the values, as if every row were independent; the divisor of s² is n − 1. One value gives Infinity. */
export function standardErrorOfMean(values: readonly number[]): number {
  const count = values.length;
  if (count < 2) return Number.POSITIVE_INFINITY;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (count - 1) / count);
}

/**
 * The clustered standard error of E. Miller 2024, Adding Error Bars to Evals (arXiv 2411.00640):
 * √(SE² + Σ_c Σ_i Σ_{j≠i} (s_ic − s̄)(s_jc − s̄) / n²). For comparison with published figures: it has no
 * correction for few recordings, so that intervals are taken from `clusteredInterval`.
 */
export function millerStandardError(rows: readonly ClusteredValue[]): number {
  const { value: mean, parts } = meanOf(rows);
  const simple = standardErrorOfMean(rows.map((row) => row.value));
  const squares = rows.reduce((sum, row) => sum + (row.value - mean) ** 2, 0) / rows.length ** 2;
  const clusters = parts.reduce((sum, { residual }) => sum + residual ** 2, 0);
  return Math.sqrt(Math.max(0, simple ** 2 + clusters - squares));
}
