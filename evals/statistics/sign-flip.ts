import { OnrecordError } from "../../errors.ts";

/** One-sided and two-sided p-values of a test by exchange of signs. */
export interface SignFlipResult {
  readonly twoSidedP: number;
  /** Small when the sum is above what chance gives. */
  readonly greaterP: number;
  /** Small when the sum is below what chance gives. */
  readonly lessP: number;
}

/** So many differences are still enumerated: 2^20 sums. */
export const mostFlips = 20;

/**
 * The exact sign-flip test (R. A. Fisher 1935, The Design of Experiments, 21): under the null each recording's
 * difference is as likely to have the other sign, and the p-value is the share of all 2^G sign patterns whose sum is
 * at least as extreme as the one seen. Differences of 0 change nothing and are left out. Throws `bad_input` for more
 * than 20 others.
 */
export function signFlipTest(differences: readonly number[]): SignFlipResult {
  const flipped = differences.filter((difference) => difference !== 0);
  if (flipped.length > mostFlips)
    throw new OnrecordError(
      `${flipped.length} differences have too many sign patterns. Give ${mostFlips} at most, or test by t.`,
      { code: "bad_input" },
    );
  const seen = flipped.reduce((sum, difference) => sum + difference, 0);
  // Sums that are equal but for rounding count as equal.
  const slack = 1e-9 * flipped.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const sums = listSums(flipped);
  const share = (counts: (sum: number) => boolean): number => sums.filter(counts).length / sums.length;
  return {
    twoSidedP: share((sum) => Math.abs(sum) >= Math.abs(seen) - slack),
    greaterP: share((sum) => sum >= seen - slack),
    lessP: share((sum) => sum <= seen + slack),
  };
}

/** The sums of all sign patterns. */
function listSums(differences: readonly number[]): number[] {
  let sums = [0];
  for (const difference of differences) sums = sums.flatMap((sum) => [sum + difference, sum - difference]);
  return sums;
}
