import type { Difference } from "./classify-block.ts";
import type { Comparison } from "./compare.ts";
import { type BlockSetting, traitNumbers } from "./measure-block.ts";
import { power } from "./power.ts";
import type { QuoteVerdict } from "./schema.ts";
import { blockWeights } from "./word-data/block-weights.ts";

/**
 * Below a similarity of the best place the words are not those of the quote. A short quote is nearer to some place by
 * chance than a long one, so it falls with the root of the length: .57 of eight words, .50 of forty. Of the development
 * quotes and those asked of another recording, the sum of both errors is flat around these.
 */
const foundBase = 0.45;
const foundByLength = 0.35;
const shortestCounted = 8;
const foundSlope = 25;

export interface Judgement {
  readonly verdict: QuoteVerdict;
  readonly scores: Record<QuoteVerdict, number>;
}

/** That a quote of `size` words is one of the words at its best place. */
function foundProbability(similarity: number, size: number): number {
  const least = foundBase + foundByLength / Math.sqrt(Math.max(shortestCounted, size));
  return logistic((similarity - least) * foundSlope);
}

/**
 * Verdict on a quote at its best place, with a probability for each. Speakers are judged elsewhere. `weights` as
 * `blockWeights`, for judging what they were not fitted on.
 */
export function judge(
  comparison: Comparison,
  similarity: number,
  weights: readonly number[] = blockWeights,
): Judgement {
  const found = foundProbability(similarity, comparison.size);
  const altered = alteredProbability(comparison, weights);
  return toJudgement({
    said: sharpen(found * (1 - altered)),
    altered: sharpen(found * altered),
    not_said: sharpen(1 - found),
    misattributed: 0,
    uncertain: 0,
  });
}

/** The probabilities are multiplied as if blocks were independent, which makes them too timid; set on the development quotes. */
function sharpen(probability: number): number {
  return power(probability, 1.25);
}

/** Verdict on a quote whose best place is too far from it to compare the words. */
export function judgeUnfound(similarity: number, size: number): Judgement {
  const found = foundProbability(similarity, size);
  return toJudgement({
    said: found / 2,
    altered: found / 2,
    not_said: 1 - found,
    misattributed: 0,
    uncertain: 0,
  });
}

/** Verdict on a quote whose parts stand in the recording, but not as one passage. */
export function judgeJoined(similarity: number, size: number): Judgement {
  const found = foundProbability(similarity, size);
  return toJudgement({
    said: 0.02,
    altered: 0.95 * found,
    not_said: 1 - found,
    misattributed: 0,
    uncertain: 0.03,
  });
}

/** The most probable verdict of scores that are brought to sum to 1; ties go to the one named first. */
export function toJudgement(scores: Record<QuoteVerdict, number>): Judgement {
  const sum = Object.values(scores).reduce((total, score) => total + score, 0) || 1;
  const shares = Object.entries(scores).map(
    ([verdict, score]) => [verdict, score / sum] as [QuoteVerdict, number],
  );
  const [verdict] = shares.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return { verdict, scores: Object.fromEntries(shares) as Record<QuoteVerdict, number> };
}

/** Under this lead of one verdict over the next the text does not decide. */
const smallestLead = 0.03;

/** Said or altered, and neither is more probable by more than a hair. */
export function hangsInBalance({ said, altered }: Judgement["scores"]): boolean {
  return Math.abs(said - altered) < smallestLead && said + altered > 0.6;
}

function alteredProbability(comparison: Comparison, weights: readonly number[]): number {
  let keeps = 1;
  for (const difference of comparison.differences) {
    keeps *= 1 - alteredBy(difference, { comparison, weights });
  }
  return 1 - keeps;
}

/** Share of the quote's other words that differ: how badly this passage was heard. */
function noiseBeside(difference: Difference, comparison: Comparison): number {
  const own = difference.block.quoteTo - difference.block.quoteFrom;
  const others = comparison.differences.filter((other) => other !== difference && other.weight > 0);
  const differing = others.reduce((total, other) => total + other.size * other.weight, 0);
  return Math.min(1, differing / Math.max(1, comparison.size - own));
}

function alteredBy(
  difference: Difference,
  { comparison, weights }: { readonly comparison: Comparison; readonly weights: readonly number[] },
): number {
  if (difference.critical || difference.traits === undefined) return difference.critical ? 0.97 : 0;
  const setting = settingOf(difference, comparison);
  const numbers = traitNumbers(difference.traits, setting);
  const odds = numbers.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
  const fitted = logistic(odds + (weights[numbers.length] ?? 0));
  const isPlain = setting.noise < heardWell && difference.size >= longStretch;
  const asks = difference.ruled === true || isPlain;
  return asks ? Math.max(fitted, byRule(difference.weight, setting.noise)) : fitted;
}

/** Kinds of which the fit saw too few: their rule's weight counts where it is the surer. */
const longStretch = 3;
/** Under this share of other words that differ, all else was heard. */
const heardWell = 0.02;

function byRule(weight: number, noise: number): number {
  return logistic((weight - 0.55 - noise * 2) * 8);
}

/** What surrounds a difference in its quote. */
export function settingOf(difference: Difference, comparison: Comparison): BlockSetting {
  return {
    noise: noiseBeside(difference, comparison),
    size: comparison.size,
    closes: difference.block.quoteTo === comparison.size,
    inflected: difference.kind === "tense",
  };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
