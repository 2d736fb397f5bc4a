import { OnrecordError } from "../../errors.ts";
import type { Random } from "./random.ts";
import { sumCounts } from "./sum-counts.ts";

/** The summed counts of one recording under two models, as a corpus metric takes them. */
export interface CountPair {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface RandomizationOptions {
  readonly random: Random;
  /** 10,000 unless given. With so few recordings that all swaps are fewer, all are made and no chance is left. */
  readonly trials?: number;
}

/** A paired test of two corpus scores. */
export interface RandomizationResult {
  /** Left less right. */
  readonly difference: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly trials: number;
  readonly way: "all_swaps" | "drawn_swaps";
}

/**
 * The paired approximate-randomization test: under the null the two outputs of a recording might as well be swapped;
 * the p-value is the share of swaps whose difference is at least as large as the one seen, (c + 1) / (R + 1) when
 * swaps are drawn (E. W. Noreen 1989; S. Riezler and J. T. Maxwell 2005). Whole recordings are swapped.
 */
export function approximateRandomization(
  pairs: readonly CountPair[],
  score: (sum: readonly number[]) => number,
  options: RandomizationOptions,
): RandomizationResult {
  const { random, trials = 10_000 } = options;
  if (pairs.length === 0)
    throw new OnrecordError("There is nothing to swap. Give one recording or more.", { code: "bad_input" });
  const left = sumCounts(pairs.map((pair) => pair.left));
  const right = sumCounts(pairs.map((pair) => pair.right));
  const difference = score(left) - score(right);
  // Differences that are equal but for rounding count as equal.
  const seen = Math.abs(difference) - 1e-9 * Math.max(1e-3, Math.abs(difference));
  const isExtreme = (swapped: (pair: number) => boolean): boolean => {
    const sums = swapSums(pairs, { left, right }, swapped);
    return Math.abs(score(sums.left) - score(sums.right)) >= seen;
  };
  // Swapping all but some gives the same as swapping those: half the patterns tell all.
  const patterns = 2 ** (pairs.length - 1);
  if (patterns <= trials) {
    const extreme = countTrue(patterns, (pattern) => isExtreme((pair) => ((pattern >> pair) & 1) === 1));
    return { difference, pValue: extreme / patterns, trials: patterns, way: "all_swaps" };
  }
  const extreme = countTrue(trials, () => isExtreme(() => random() < 0.5));
  return { difference, pValue: (extreme + 1) / (trials + 1), trials, way: "drawn_swaps" };
}

function countTrue(trials: number, holds: (trial: number) => boolean): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) if (holds(trial)) count += 1;
  return count;
}

/** The sums of both models with some recordings swapped. */
function swapSums(
  pairs: readonly CountPair[],
  sums: CountPair,
  swapped: (pair: number) => boolean,
): { readonly left: number[]; readonly right: number[] } {
  const moved = new Array<number>(sums.left.length).fill(0);
  for (const [index, pair] of pairs.entries()) {
    if (!swapped(index)) continue;
    for (let column = 0; column < moved.length; column += 1)
      moved[column] = (moved[column] ?? 0) + (pair.right[column] ?? 0) - (pair.left[column] ?? 0);
  }
  return {
    left: sums.left.map((value, column) => value + (moved[column] ?? 0)),
    right: sums.right.map((value, column) => value - (moved[column] ?? 0)),
  };
}
