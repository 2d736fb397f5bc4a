import { type LocatedQuote, similarityOf } from "./choose-places.ts";
import { type GroundingIndex, pairPositionsOf, positionsOf } from "./grounding-index.ts";
import { alignAt, type IndexedQuote } from "./locate.ts";
import { matchSpeaker } from "./match-speaker.ts";

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
  const rarest = rarestPair(index, ids);
  for (const position of rarest.positions) {
    const start = position - rarest.at;
    if (!ids.every((id, at) => index.ids[start + at] === id)) continue;
    const spoken = Array.from(ids, (_id, at) => start + at);
    if (matchSpeaker(index, spoken, speaker) !== "same") continue;
    const alignment = alignAt(index, quote.words, { diagonal: start });
    const part = { quoteFrom: 0, quoteTo: ids.length, alignment };
    return { parts: [part], similarity: similarityOf(alignment, ids.length) };
  }
  return undefined;
}

/** Where the pair of neighbouring quote words stands that is rarest in the recording; for one word, that word. */
function rarestPair(
  index: GroundingIndex,
  ids: Int32Array,
): { readonly at: number; readonly positions: Int32Array } {
  let rarest = { at: 0, positions: positionsOf(index, ids[0] ?? -1) };
  for (let at = 0; at + 1 < ids.length; at++) {
    const positions = pairPositionsOf(index, ids[at] ?? -1, ids[at + 1] ?? -1);
    if (positions.length < rarest.positions.length) rarest = { at, positions };
  }
  return rarest;
}
