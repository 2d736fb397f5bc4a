import { type LocatedQuote, similarityOf } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { alignAt, type IndexedQuote } from "./locate.ts";
import { matchSpeaker } from "./match-speaker.ts";
import { exactPlaces, wordPairs } from "./word-pairs.ts";

/**
 * The first place at which the very words of a quote stand under a speaker: of a few common words the best places are
 * but some of hundreds in hours of talk. Undefined for a quote with an omission, and where the speaker says them nowhere.
 */
export function placeOfSpeaker(
  index: GroundingIndex,
  quote: IndexedQuote,
  speaker: string,
): LocatedQuote | undefined {
  const { ids } = quote.words;
  if (quote.partStarts.length !== 1 || ids.length === 0) return undefined;
  for (const start of exactPlaces(index, ids, wordPairs(index, ids))) {
    const spoken = Array.from(ids, (_id, at) => start + at);
    if (matchSpeaker(index, spoken, speaker) !== "same") continue;
    const alignment = alignAt(index, quote.words, { diagonal: start });
    const part = { quoteFrom: 0, quoteTo: ids.length, alignment };
    return { parts: [part], similarity: similarityOf(alignment, ids.length) };
  }
  return undefined;
}
