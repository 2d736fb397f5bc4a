import { sliceOf } from "./alignable-quote.ts";
import type { LocatedQuote } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { alignAt, type IndexedQuote } from "./locate.ts";
import { leastSurprise, surpriseOfRun } from "./surprise.ts";

/** A longer quote that was not said is no slip of a passage. */
const mostWords = 200;

/**
 * Where to look for words that were not said, or were badly heard: the passage around the best place that shares a
 * telling run of words with the quote; rare words draw more than common ones. Undefined without such a run.
 */
export function nearestPlace(
  index: GroundingIndex,
  quote: IndexedQuote,
  best: LocatedQuote,
): LocatedQuote | undefined {
  if (quote.tokens.length > mostWords || !sharesRun(index, quote, best)) return undefined;
  const weights = rarityWeights(index, quote);
  const parts = best.parts.map((part) => {
    const words = sliceOf(quote.words, part.quoteFrom, part.quoteTo);
    const diagonal = part.alignment.from - (part.alignment.steps[0]?.quoteFrom ?? 0);
    const own = weights.subarray(part.quoteFrom, part.quoteTo);
    return { ...part, alignment: alignAt(index, words, { diagonal, weights: own }) };
  });
  const isTelling = parts.some(({ alignment }) => surpriseOfRun(index, alignment.steps) >= leastSurprise);
  return isTelling ? { ...best, parts } : undefined;
}

/** Whether a telling run of the quote's words stands anywhere around a place; spares most quotes an alignment. */
function sharesRun(index: GroundingIndex, { words: { ids } }: IndexedQuote, best: LocatedQuote): boolean {
  const least = leastSurprise + Math.log(index.tokens.length + 1);
  return best.parts.some(({ alignment: { from, to } }) => {
    const runs = new Float64Array(ids.length + 1);
    const around = index.ids.subarray(Math.max(0, from - ids.length), to + ids.length);
    return around.some((id) => lengthenRuns(runs, ids, { id, rarity: index.rarity[id] ?? 0 }) >= least);
  });
}

/** Rarity of the runs that end with each quote word once one more word was spoken; gives the most. */
function lengthenRuns(
  runs: Float64Array,
  ids: Int32Array,
  spoken: { readonly id: number; readonly rarity: number },
): number {
  let most = 0;
  // From the last word on, since each run goes on from the one that ended a word before.
  for (let own = ids.length; own > 0; own--) {
    const run = ids[own - 1] === spoken.id ? (runs[own - 1] ?? 0) + spoken.rarity : 0;
    runs[own] = run;
    most = Math.max(most, run);
  }
  return most;
}

/** How rare each word of a quote is, 1 on average. */
function rarityWeights(index: GroundingIndex, { words: { ids } }: IndexedQuote): Float32Array {
  const unknown = Math.log(index.tokens.length + 1);
  const rarities = Array.from(ids, (id) => index.rarity[id] ?? unknown);
  const mean = rarities.reduce((sum, rarity) => sum + rarity, 0) / Math.max(1, rarities.length);
  return Float32Array.from(rarities, (rarity) => rarity / (mean || 1));
}
