import type { Span } from "../transcript/schema.ts";
import { type AlignableQuote, type Alignment, type AlignWindow, alignQuote, bandWidth } from "./align.ts";
import { choosePlaces, type LocatedQuote, liesApart, similarityOf } from "./choose-places.ts";
import { type GroundingIndex, positionsOf, textRange } from "./grounding-index.ts";
import { type ParsedQuote, parseQuote } from "./parse-quote.ts";
import type { Token } from "./token.ts";

/** A place in the transcript's text; `similarity` in [0, 1], 1 for the same words. */
export interface Place {
  readonly parts: readonly { readonly span: Span }[];
  readonly similarity: number;
}

const rareCount = 40;
const pairCount = 200;
const pairScan = 1000;
const mostWindows = 4;
const mostWide = 3;
const mostOfEnd = 1;
/** Words at either end of a quote that are looked for by themselves. */
const longestEnd = 12;
/** Windows whose diagonals are so near hold the same alignment. */
const sameWindow = 3;
const mostRepeats = 12;
const twinShare = 0.97;
const keepShare = 0.45;
/** The same where a small part of the quote may stand apart from the rest. */
const wideShare = 0.12;
/** Once a place is that near, only windows with nearly its vote are tried: other places of the same words. */
const sureSimilarity = 0.9;
const repeatShare = 0.8;
/** Cells of all windows of a quote together; keeps the time of long quotes bounded. */
const mostCells = 160_000;
/** So many words of a long quote vote, evenly spread: fewer than all say where it stands. */
const mostVoters = 300;

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
  return findPlaces(index, parseQuote(text, index.language))
    .filter((place) => place.similarity >= atLeast)
    .map((place) => ({
      parts: place.parts.map(({ alignment }) => ({ span: textRange(index, alignment.from, alignment.to) })),
      similarity: place.similarity,
    }));
}

/** A quote read as one piece is believed over one read as omissions unless that much more of it is found. */
const pauseMargin = 0.12;
/** The same where the pieces make no passage. */
const apartMargin = 0.35;

/** As `locate`, with the alignment of every part; places are not filtered. */
export function findPlaces(index: GroundingIndex, quote: ParsedQuote): LocatedQuote[] {
  const whole = placesOfParts(index, quote, quote.bracketedStarts);
  if (quote.partStarts.length === quote.bracketedStarts.length) return whole;
  const split = placesOfParts(index, quote, quote.partStarts);
  const margin = split[0] !== undefined && liesApart(split[0]) ? apartMargin : pauseMargin;
  return (whole[0]?.similarity ?? 0) + margin >= (split[0]?.similarity ?? 0) ? whole : split;
}

function placesOfParts(index: GroundingIndex, quote: ParsedQuote, starts: readonly number[]): LocatedQuote[] {
  const candidates = starts.map((quoteFrom, at) => {
    const quoteTo = starts[at + 1] ?? quote.tokens.length;
    const part = toAlignable(index, quote.tokens.slice(quoteFrom, quoteTo));
    const found = locateTokens(index, part, quote.tokens.length);
    return found.map((alignment) => ({ quoteFrom, quoteTo, alignment }));
  });
  return choosePlaces(candidates);
}

/** The keys and vocabulary numbers of a run of tokens. */
export function toAlignable(index: GroundingIndex, tokens: readonly Token[]): AlignableQuote {
  const keys = tokens.map((token) => token.key);
  return {
    keys,
    ids: Int32Array.from(keys, (key) => index.vocabulary.get(key) ?? -1),
    joinedIds: Int32Array.from(keys, (key, at) => index.vocabulary.get((keys[at - 1] ?? " ") + key) ?? -3),
  };
}

interface Bucket {
  weight: number;
  sum: number;
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
  for (const { diagonal, share } of windowsOf(index, quote, { least: keepShare, whole })) {
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
  window: Omit<AlignWindow, "slack">,
): Alignment {
  return alignQuote(index, quote, { ...window, slack: slackOf(quote.keys.length) });
}

/** Alignments of a quote in every window that it, its first words or its last words speak for. */
export function alignWidely(index: GroundingIndex, quote: AlignableQuote): Alignment[] {
  const size = quote.keys.length;
  const end = Math.min(longestEnd, size >> 1);
  const ends = { least: keepShare, whole: size };
  const tail = windowsOf(index, sliceOf(quote, size - end, size), ends);
  const diagonals = [
    ...windowsOf(index, quote, { least: wideShare, whole: size }).slice(0, mostWide),
    ...windowsOf(index, sliceOf(quote, 0, end), ends).slice(0, mostOfEnd),
    ...tail.slice(0, mostOfEnd).map((window) => ({ ...window, diagonal: window.diagonal - size + end })),
  ].map(({ diagonal }) => diagonal);
  const apart = diagonals.filter(
    (diagonal, at) => !diagonals.slice(0, at).some((other) => Math.abs(other - diagonal) <= sameWindow),
  );
  return apart.map((diagonal) => alignAt(index, quote, { diagonal }));
}

function sliceOf(quote: AlignableQuote, from: number, to: number): AlignableQuote {
  return {
    keys: quote.keys.slice(from, to),
    ids: quote.ids.subarray(from, to),
    joinedIds: quote.joinedIds.subarray(from, to),
  };
}

function windowsOf(
  index: GroundingIndex,
  quote: AlignableQuote,
  { least, whole }: { readonly least: number; readonly whole: number },
): { diagonal: number; share: number }[] {
  const size = quote.keys.length;
  const step = Math.max(6, size >> 2);
  const most = Math.max(1, Math.floor(mostCells / (whole * bandWidth(slackOf(size)))));
  return rankWindows(collectVotes(index, quote, step), least).slice(0, most);
}

function slackOf(size: number): number {
  return Math.min(size > 600 ? 60 : 120, 8 + Math.ceil(size * 0.4));
}

function dropOverlaps(found: readonly Alignment[]): Alignment[] {
  const kept: Alignment[] = [];
  for (const alignment of found) {
    if (!kept.some((other) => alignment.from < other.to && other.from < alignment.to)) kept.push(alignment);
  }
  return kept;
}

type Vote = (diagonal: number, weight: number) => void;

function collectVotes(index: GroundingIndex, quote: AlignableQuote, step: number): Map<number, Bucket> {
  const votes = new Map<number, Bucket>();
  const vote: Vote = (diagonal, weight) => {
    const key = Math.floor(diagonal / step);
    const bucket = votes.get(key);
    if (bucket === undefined) {
      votes.set(key, { weight, sum: weight * diagonal });
      return;
    }
    bucket.weight += weight;
    bucket.sum += weight * diagonal;
  };
  const stride = Math.ceil(quote.ids.length / mostVoters);
  for (let at = 0; at < quote.ids.length; at += stride) voteWithWord(index, quote, { at, vote });
  if (votes.size === 0) voteWithCommonWords(index, quote, vote);
  return votes;
}

/** A rare word votes for its places, and a word pair for the places of the pair. */
function voteWithWord(
  index: GroundingIndex,
  quote: AlignableQuote,
  { at, vote }: { readonly at: number; readonly vote: Vote },
): void {
  const id = quote.ids[at] ?? -1;
  const next = quote.ids[at + 1] ?? -1;
  if (id < 0) return;
  const positions = positionsOf(index, id);
  const weight = index.rarity[id] ?? 0;
  if (positions.length <= rareCount) for (const position of positions) vote(position - at, weight);
  if (next < 0) return;
  const pairWeight = weight + (index.rarity[next] ?? 0);
  for (const position of pairPositions(index, id, next)) vote(position - at, pairWeight);
}

/** Places where two words stand side by side; none when there are so many that they say nothing. */
function pairPositions(index: GroundingIndex, first: number, second: number): readonly number[] {
  const { ids, postings } = index;
  const [left, right] = [rangeOf(index, first), rangeOf(index, second)];
  const isLeft = left.to - left.from <= right.to - right.from;
  const { from, to } = isLeft ? left : right;
  if (to - from > pairScan) return [];
  const other = isLeft ? second : first;
  const step = isLeft ? 1 : -1;
  const out: number[] = [];
  for (let at = from; at < to; at++) {
    const position = postings[at] ?? 0;
    if (ids[position + step] === other) out.push(isLeft ? position : position - 1);
  }
  return out.length > pairCount ? [] : out;
}

/** Where the positions of a word stand among those of all words. */
function rangeOf(
  { postingStarts }: GroundingIndex,
  id: number,
): { readonly from: number; readonly to: number } {
  return { from: postingStarts[id] ?? 0, to: postingStarts[id + 1] ?? 0 };
}

/** For a quote of common words in an order never heard: each word votes with its first places. */
function voteWithCommonWords(index: GroundingIndex, quote: AlignableQuote, vote: Vote): void {
  const stride = Math.ceil(quote.ids.length / mostVoters);
  for (let at = 0; at < quote.ids.length; at += stride) {
    const id = quote.ids[at] ?? -1;
    for (const position of positionsOf(index, id).subarray(0, pairCount))
      vote(position - at, index.rarity[id] ?? 0);
  }
}

/** Diagonals of the best windows, best first, with their share of the best vote; neighbouring buckets count together. */
function rankWindows(
  votes: ReadonlyMap<number, Bucket>,
  least: number,
): { diagonal: number; share: number }[] {
  const ranked = joinNeighbours(votes, least);
  const best = ranked[0]?.weight ?? 0;
  const most = least < keepShare ? mostWide : mostWindows;
  const kept: JoinedBucket[] = [];
  for (const window of ranked) {
    // Windows past the usual number are other places of the same words.
    const wanted = kept.length < most ? best * least : best * twinShare;
    if (window.weight < wanted || kept.length >= mostRepeats) break;
    if (!kept.some((other) => Math.abs(other.key - window.key) <= 1)) kept.push(window);
  }
  return kept.map(({ weight, sum }) => ({ diagonal: Math.round(sum / weight), share: weight / best }));
}

interface JoinedBucket extends Bucket {
  readonly key: number;
}

/** Buckets each with its heavier neighbour, heaviest first, down to a share of the heaviest. */
function joinNeighbours(votes: ReadonlyMap<number, Bucket>, least: number): JoinedBucket[] {
  const out: JoinedBucket[] = [];
  let best = 0;
  for (const [key, bucket] of votes) {
    const below = votes.get(key - 1);
    const above = votes.get(key + 1);
    const neighbour = (below?.weight ?? 0) > (above?.weight ?? 0) ? below : above;
    const weight = bucket.weight + (neighbour?.weight ?? 0);
    best = Math.max(best, weight);
    if (weight >= best * least) out.push({ key, weight, sum: bucket.sum + (neighbour?.sum ?? 0) });
  }
  return out
    .filter(({ weight }) => weight >= best * least)
    .sort((left, right) => right.weight - left.weight || left.key - right.key);
}
