import { sliceOf } from "./alignable-quote.ts";
import type { Alignment } from "./alignment.ts";
import { type LocatedPart, type LocatedQuote, similarityOf } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { alignAt, alignWidely, type IndexedQuote } from "./locate.ts";
import { leastSurprise, surpriseOf } from "./surprise.ts";

/** Fewer words on a side are found anywhere by chance. */
const fewestWords = 4;
/** Longer quotes are no sentence that someone joined of two. */
const mostWords = 200;
/** So much of the quote must fit better in two places than in the best one, in words that do not match. */
const leastGain = 1.8;
/** Both sides must stand there nearly as quoted: chance finds of half a sentence are looser. */
const sideSimilarity = 0.5;
const bothSimilarity = 0.62;
/** One side hardly stands at the best place, or the other was only badly heard. */
const lostSimilarity = 0.45;
/** The other side is what makes it the best place: of two sides that stand somewhere as quoted, one does so here. */
const heldSimilarity = 0.55;
/** Less of a quote stands at its best place by chance: no side of it does. */
const leastBest = 0.24;
/** Words left out between two sides are an omission, no splice. */
const shortestGap = 6;

interface Cut {
  readonly at: number;
  readonly cost: number;
  readonly head: Alignment;
  readonly tail: Alignment;
}

/**
 * Two passages joined into one quote without a mark: cut at one word, its sides fit two places clearly better than
 * the whole fits the best one. Undefined when there is no such cut.
 */
export function findSplice(
  index: GroundingIndex,
  quote: IndexedQuote,
  place: LocatedQuote,
): LocatedQuote | undefined {
  const size = quote.tokens.length;
  const [part] = place.parts;
  if (part === undefined || !mayBeSplice(place, size)) return undefined;
  const known = part.alignment.cost;
  const upTo = costsUpTo(part.alignment, size);
  if (known < leastGain || !mayLackSide(upTo)) return undefined;
  const cut = bestCut(alignWidely(index, quote.words), size);
  if (cut === undefined || known - cut.cost < leastGain || !lacksSide(upTo, cut.at)) return undefined;
  const left = locateSide(index, quote, { from: 0, to: cut.at, near: cut.head });
  const right = locateSide(index, quote, { from: cut.at, to: size, near: cut.tail });
  if (left === undefined || right === undefined) return undefined;
  const gap = right.alignment.from - left.alignment.to;
  if (gap >= -fewestWords && gap < shortestGap) return undefined;
  const cost = left.alignment.cost + right.alignment.cost;
  const similarity = similarityOf({ cost }, size);
  if (similarity < bothSimilarity || known - cost < leastGain) return undefined;
  return { parts: [left, right], similarity };
}

function mayBeSplice({ parts, similarity }: LocatedQuote, size: number): boolean {
  return parts.length === 1 && size >= 2 * fewestWords && size <= mostWords && similarity >= leastBest;
}

/** Whether at any cut one side stands there and the other does not: spares most quotes the search for other places. */
function mayLackSide(upTo: Float64Array): boolean {
  for (let at = fewestWords; at < upTo.length - fewestWords; at++) if (lacksSide(upTo, at)) return true;
  return false;
}

/** Of the words before a cut and of those behind it one side stands at the place, and of the other hardly anything. */
function lacksSide(upTo: Float64Array, at: number): boolean {
  const size = upTo.length - 1;
  const [head, whole] = [upTo[at] ?? 0, upTo[size] ?? 0];
  const found = [similarityOf({ cost: head }, at), similarityOf({ cost: whole - head }, size - at)];
  return Math.min(...found) < lostSimilarity && Math.max(...found) >= heldSimilarity;
}

/** The cheapest way to take the words before a cut from one place and those behind it from another. */
function bestCut(alignments: readonly Alignment[], size: number): Cut | undefined {
  const costs = alignments.map((alignment) => costsUpTo(alignment, size));
  let best: Cut | undefined;
  for (let at = fewestWords; at <= size - fewestWords; at++) {
    const head = cheapest(costs, (upTo) => upTo[at] ?? 0);
    const tail = cheapest(costs, (upTo) => (upTo[size] ?? 0) - (upTo[at] ?? 0));
    const [first, last] = [alignments[head.at], alignments[tail.at]];
    if (first === undefined || last === undefined || head.at === tail.at) continue;
    const cost = head.cost + tail.cost;
    if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { at, cost, head: first, tail: last };
  }
  return best;
}

function cheapest(
  costs: readonly Float64Array[],
  costOf: (upTo: Float64Array) => number,
): { at: number; cost: number } {
  let best = { at: -1, cost: Number.POSITIVE_INFINITY };
  costs.forEach((upTo, at) => {
    const cost = costOf(upTo);
    if (cost < best.cost) best = { at, cost };
  });
  return best;
}

/** What the first words of the quote cost in an alignment, for each number of words. */
function costsUpTo(alignment: Alignment, size: number): Float64Array {
  const costs = new Float64Array(size + 1);
  for (const { quoteTo, cost } of alignment.steps) costs[quoteTo] = (costs[quoteTo] ?? 0) + cost;
  for (let at = 0; at < size; at++) costs[at + 1] = (costs[at + 1] ?? 0) + (costs[at] ?? 0);
  return costs;
}

interface Side {
  readonly from: number;
  readonly to: number;
  /** Where the whole quote was laid for the sake of this side. */
  readonly near: Alignment;
}

function locateSide(
  index: GroundingIndex,
  quote: IndexedQuote,
  { from, to, near }: Side,
): LocatedPart | undefined {
  const diagonal = diagonalAt(near, from, to);
  if (diagonal === undefined) return undefined;
  const alignment = alignAt(index, sliceOf(quote.words, from, to), { diagonal });
  if (similarityOf(alignment, to - from) < sideSimilarity) return undefined;
  if (surpriseOf(index, alignment.steps) < leastSurprise) return undefined;
  return { quoteFrom: from, quoteTo: to, alignment };
}

/** Where the first word of a side is expected, by the first of its words that is equal. */
function diagonalAt(near: Alignment, from: number, to: number): number | undefined {
  const step = near.steps.find((other) => other.equal && other.quoteFrom >= from && other.quoteFrom < to);
  return step === undefined ? undefined : step.from - (step.quoteFrom - from);
}
