import { type AlignableQuote, sliceOf } from "./alignable-quote.ts";
import type { Alignment } from "./alignment.ts";
import {
  costOfPlace,
  type LocatedPart,
  type LocatedQuote,
  liesApart,
  longestOmission,
  similarityOf,
} from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { alignAt, type IndexedQuote } from "./locate.ts";
import { surpriseOf } from "./surprise.ts";

/** Parts of so many words are found by their own rare words, wherever they stand. */
const longestPart = 60;
/** More pieces are no passage with omissions; keeps the time of any quote bounded. */
const mostParts = 6;
/** Words by which the places that are tried lie apart, the fewest. */
const leastStep = 6;

/**
 * A place whose parts lie apart, with each looked for again beside the most telling one: in hours of talk a few words
 * that were badly heard stand better elsewhere by chance. The place as it is where its parts are better so.
 */
export function gatherParts(index: GroundingIndex, quote: IndexedQuote, place: LocatedQuote): LocatedQuote {
  if (place.parts.length > mostParts || !liesApart(place)) return place;
  const tell = ({ alignment }: LocatedPart) => surpriseOf(index, alignment.steps);
  const most = Math.max(...place.parts.map(tell));
  const anchor = place.parts.findIndex((part) => tell(part) === most);
  const parts = [...place.parts];
  for (let at = anchor + 1; at < parts.length; at++) moveBeside(index, quote, { parts, at, beside: at - 1 });
  for (let at = anchor - 1; at >= 0; at--) moveBeside(index, quote, { parts, at, beside: at + 1 });
  const gathered = { parts, similarity: place.similarity };
  if (liesApart(gathered) || costOfPlace(gathered) >= costOfPlace(place)) return place;
  const sizes = parts.map(({ quoteFrom, quoteTo }) => quoteTo - quoteFrom);
  const known = sizes.reduce((sum, size) => sum + size, 0);
  const lost = parts.reduce((sum, { alignment }) => sum + alignment.cost, 0);
  const before = place.parts.reduce((sum, { alignment }) => sum + alignment.cost, 0);
  const loss = similarityOf({ cost: before }, known) - similarityOf({ cost: lost }, known);
  return { parts, similarity: Math.max(0, place.similarity - loss) };
}

/** Puts a part where it fits best in the words that an omission may skip, before or behind another. */
function moveBeside(
  index: GroundingIndex,
  quote: IndexedQuote,
  { parts, at, beside }: { readonly parts: LocatedPart[]; readonly at: number; readonly beside: number },
): void {
  const [part, other] = [parts[at], parts[beside]];
  if (part === undefined || other === undefined) return;
  const pair = at < beside ? [part, other] : [other, part];
  const size = part.quoteTo - part.quoteFrom;
  if (size > longestPart || !liesApart({ parts: pair, similarity: 1 })) return;
  const { from, to } = other.alignment;
  const range =
    at < beside
      ? ([from - longestOmission - size, from] as const)
      : ([to, to + longestOmission + size] as const);
  const alignment = bestWithin(index, sliceOf(quote.words, part.quoteFrom, part.quoteTo), range);
  if (alignment !== undefined) parts[at] = { ...part, alignment };
}

/** The cheapest alignment of some quote words that lies within a range of transcript tokens. */
function bestWithin(
  index: GroundingIndex,
  words: AlignableQuote,
  [from, to]: readonly [number, number],
): Alignment | undefined {
  const size = words.keys.length;
  const step = Math.max(leastStep, size >> 1);
  let best: Alignment | undefined;
  for (let diagonal = Math.max(0, from); diagonal <= to - size; diagonal += step) {
    const found = alignAt(index, words, { diagonal });
    const isInside = found.from >= from && found.to <= to && found.steps.some(({ equal }) => equal);
    if (isInside && (best === undefined || found.cost < best.cost)) best = found;
  }
  return best;
}
