import type { Span } from "../transcript/schema.ts";
import { type AlignWindow, alignQuote, bandWidth } from "./align.ts";
import { type AlignableQuote, sliceOf, toAlignable } from "./alignable-quote.ts";
import type { Alignment } from "./alignment.ts";
import { choosePlaces, type LocatedQuote, liesApart, similarityOf } from "./choose-places.ts";
import { findWindows, type QuoteWindow } from "./find-windows.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { type ParsedQuote, parseQuote } from "./parse-quote.ts";

/** A place in the transcript's text; `similarity` in [0, 1], 1 for the same words. */
export interface Place {
  readonly parts: readonly { readonly span: Span }[];
  readonly similarity: number;
}

const mostWindows = 3;
/** Words at either end of a quote that are looked for by themselves. */
const longestEnd = 12;
/** Windows whose diagonals are so near hold the same alignment. */
const sameWindow = 3;
const keepShare = 0.45;
/** The same where a part of the quote may stand apart from the rest. */
const wideShare = 0.12;
/** Once a place is that near, only windows with nearly its vote are tried: other places of the same words. */
const sureSimilarity = 0.9;
const repeatShare = 0.8;
/** Cells of all windows of a quote together; keeps the time of long quotes bounded. */
const mostCells = 160_000;

/**
 * Places where `text` may have been said, best first, with exact ends; none when no word of it is known.
 * Places under `options.atLeast` (similarity, .5 when absent) are left out.
 */
export function locate(
  index: GroundingIndex,
  text: string,
  options: { readonly atLeast?: number } = {},
): Place[] {
  const atLeast = options.atLeast ?? 0.5;
  return findPlaces(index, readQuote(index, text))
    .filter((place) => place.similarity >= atLeast)
    .map((place) => ({
      parts: place.parts.map(({ alignment }) => ({ span: textRange(index, alignment.from, alignment.to) })),
      similarity: place.similarity,
    }));
}

/** A quote with its words looked up in one recording. */
export interface IndexedQuote extends ParsedQuote {
  readonly words: AlignableQuote;
}

/** Reads a quote as `parseQuote` does, in the recording's language, and looks its words up. */
export function readQuote(index: GroundingIndex, text: string): IndexedQuote {
  const parsed = parseQuote(text, index.language);
  return { ...parsed, words: toAlignable(index, parsed.tokens) };
}

/** A quote read as one piece is believed over one read as omissions unless that much more of it is found. */
const pauseMargin = 0.12;
/** The same where the pieces make no passage. */
const apartMargin = 0.35;

/** As `locate`, with the alignment of every part; places are not filtered. */
export function findPlaces(index: GroundingIndex, quote: IndexedQuote): LocatedQuote[] {
  const whole = placesOfParts(index, quote, quote.bracketedStarts);
  if (quote.partStarts.length === quote.bracketedStarts.length) return whole;
  const split = placesOfParts(index, quote, quote.partStarts);
  const margin = split[0] !== undefined && liesApart(split[0]) ? apartMargin : pauseMargin;
  return (whole[0]?.similarity ?? 0) + margin >= (split[0]?.similarity ?? 0) ? whole : split;
}

function placesOfParts(
  index: GroundingIndex,
  quote: IndexedQuote,
  starts: readonly number[],
): LocatedQuote[] {
  const candidates = starts.map((quoteFrom, at) => {
    const quoteTo = starts[at + 1] ?? quote.tokens.length;
    const part = sliceOf(quote.words, quoteFrom, quoteTo);
    const found = locateTokens(index, part, quote.tokens.length);
    return found.map((alignment) => ({ quoteFrom, quoteTo, alignment }));
  });
  return choosePlaces(candidates);
}

/**
 * Alignments of a run of quote tokens in the windows its rare words and word pairs vote for, cheapest first; `whole`
 * is how many tokens the quote has in all its runs.
 */
function locateTokens(index: GroundingIndex, quote: AlignableQuote, whole: number): Alignment[] {
  const size = quote.keys.length;
  if (size === 0 || index.tokens.length === 0) return [];
  const found: Alignment[] = [];
  let closest = 0;
  for (const { diagonal, share } of windowsOf(index, quote, whole)) {
    if (share < keepShare) break;
    if (closest >= sureSimilarity && share < repeatShare) break;
    const alignment = alignAt(index, quote, { diagonal });
    closest = Math.max(closest, similarityOf(alignment, size));
    found.push(alignment);
  }
  found.sort((left, right) => left.cost - right.cost || left.from - right.from);
  return dropOverlaps(found);
}

/** The alignment of a run of quote tokens whose first word is expected at a transcript token. */
export function alignAt(
  index: GroundingIndex,
  quote: AlignableQuote,
  { diagonal, weights }: Omit<AlignWindow, "slack">,
): Alignment {
  const slack = slackOf(quote.keys.length);
  if (weights !== undefined) return alignQuote(index, quote, { diagonal, weights, slack });
  const known = quote.memo.aligned.get(diagonal);
  if (known !== undefined) return known;
  const alignment = alignQuote(index, quote, { diagonal, slack });
  quote.memo.aligned.set(diagonal, alignment);
  return alignment;
}

/** Alignments of a quote in every window that it speaks for, and in the best of its first and of its last words. */
export function alignWidely(index: GroundingIndex, quote: AlignableQuote): Alignment[] {
  const size = quote.keys.length;
  const end = Math.min(longestEnd, size >> 1);
  const ends = [0, size - end].flatMap((from) => {
    const [best] = windowsOf(index, sliceOf(quote, from, from + end), size);
    return best === undefined ? [] : [best.diagonal - from];
  });
  const whole = windowsOf(index, quote, size).slice(0, mostWindows);
  const diagonals = [...whole.map(({ diagonal }) => diagonal), ...ends];
  const apart = diagonals.filter(
    (diagonal, at) => !diagonals.slice(0, at).some((other) => Math.abs(other - diagonal) <= sameWindow),
  );
  return apart.map((diagonal) => alignAt(index, quote, { diagonal }));
}

/** Windows of a run of quote tokens, as many as the cells for `whole` tokens allow. */
function windowsOf(index: GroundingIndex, quote: AlignableQuote, whole: number): readonly QuoteWindow[] {
  const size = quote.keys.length;
  const step = Math.max(6, size >> 2);
  const most = Math.max(1, Math.floor(mostCells / (whole * bandWidth(slackOf(size)))));
  quote.memo.windows ??= findWindows(index, quote.ids, { step, least: wideShare, most: mostWindows });
  return quote.memo.windows.slice(0, most);
}

function slackOf(size: number): number {
  return Math.min(size > 600 ? 60 : 120, 6 + Math.ceil(size * 0.3));
}

function dropOverlaps(found: readonly Alignment[]): Alignment[] {
  const kept: Alignment[] = [];
  for (const alignment of found) {
    if (!kept.some((other) => alignment.from < other.to && other.from < alignment.to)) kept.push(alignment);
  }
  return kept;
}
