import { createStemmer } from "./create-stemmer.ts";
import type { Segment, Span, Transcript } from "./schema.ts";
import { matchPhrase, parseQuery, type Token, tokenize } from "./search-query.ts";

/** What to look among, and how many to give (20). `from` and `to` are seconds; a speaker matches by any part. */
export interface SearchOptions {
  readonly speaker?: string;
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
}

/** A segment that answers a query; `spans` are the words found, in the transcript's text, in order. */
export interface SearchHit {
  readonly segment: Segment;
  readonly score: number;
  readonly spans: readonly Span[];
}

/** Looks up words and "quoted phrases"; best first, ties in order of the recording. */
export interface SearchIndex {
  readonly search: (query: string, options?: SearchOptions) => SearchHit[];
}

/** BM25 with its usual parameters (Robertson and Zaragoza 2009), and what a neighbour's word counts. */
const k1 = 1.2;
const b = 0.75;
const neighbourWeight = 0.3;
/** A segment counts as no shorter than this share of itself and its neighbours in the mean. */
const leastReach = 0.8;
const phraseBonus = 4;
const defaultLimit = 20;

interface Indexed {
  readonly transcript: Transcript;
  readonly tokens: readonly Token[];
  /** Positions in `tokens` by stem. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** Words of each segment, and their mean. */
  readonly lengths: readonly number[];
  readonly meanLength: number;
  readonly stem: (word: string) => string;
}

interface Entry {
  score: number;
  readonly spans: Span[];
}
type Found = Map<number, Entry>;

/** An index over a transcript's segments. A word in the segment before or after counts a little. */
export function createSearchIndex(transcript: Transcript): SearchIndex {
  const stem = createStemmer(transcript.language);
  const tokens = transcript.segments.flatMap((segment, index) => {
    return tokenize(segment.text, stem, { segment: index, offset: segment.span.start });
  });
  const postings = new Map<string, number[]>();
  const lengths = transcript.segments.map(() => 0);
  for (const [position, token] of tokens.entries()) {
    const list = postings.get(token.stem);
    if (list === undefined) postings.set(token.stem, [position]);
    else list.push(position);
    lengths[token.segment] = (lengths[token.segment] ?? 0) + 1;
  }
  const meanLength = Math.max(1, tokens.length / Math.max(1, lengths.length));
  const indexed = { transcript, tokens, postings, lengths, meanLength, stem };
  return { search: (query, options = {}) => search(indexed, query, options) };
}

function search(indexed: Indexed, query: string, options: SearchOptions): SearchHit[] {
  const { words, phrases } = parseQuery(query, indexed.stem);
  const found = new Map<number, Entry>();
  for (const stem of new Set(words)) addWord(indexed, stem, found);
  const matches = phrases.map((phrase) => matchPhrase(indexed.tokens, indexed.postings, phrase));
  for (const places of matches) addPhrase(indexed, places, found);
  const keeps = createFilter(indexed.transcript, options);
  return [...found]
    .filter(([index, { score }]) => score > 0 && keeps(index) && matches.every((places) => places.has(index)))
    .sort(([left, a], [right, z]) => z.score - a.score || left - right)
    .slice(0, Math.max(0, options.limit ?? defaultLimit))
    .flatMap(([index, { score, spans }]) => toHit(indexed, index, { score, spans }));
}

function toHit(indexed: Indexed, index: number, found: Entry): SearchHit[] {
  const segment = indexed.transcript.segments[index];
  if (segment === undefined) return [];
  return [{ segment, score: Math.round(found.score * 1e6) / 1e6, spans: joinSpans(found.spans) }];
}

function addWord(indexed: Indexed, stem: string, found: Found): void {
  const frequencies = new Map<number, number>();
  const add = (index: number, weight: number) => {
    if (index >= 0 && index < indexed.lengths.length) {
      frequencies.set(index, (frequencies.get(index) ?? 0) + weight);
    }
  };
  const places = indexed.postings.get(stem) ?? [];
  for (const position of places) {
    const token = indexed.tokens[position];
    if (token === undefined) continue;
    add(token.segment, 1);
    add(token.segment - 1, neighbourWeight);
    add(token.segment + 1, neighbourWeight);
    spansOf(found, token.segment).push({ start: token.start, end: token.end });
  }
  const count = indexed.lengths.length;
  const holders = new Set(places.map((position) => indexed.tokens[position]?.segment)).size;
  const rarity = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
  for (const [index, frequency] of frequencies) {
    const length = reachOf(indexed.lengths, index) / indexed.meanLength;
    const gain = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));
    entryOf(found, index).score += rarity * gain;
  }
}

/**
 * Words that a segment is found by: its own, or where it has few, its neighbours' for what they count too. A bare
 * "Mm-hmm" beside the words looked for would gain by its length alone.
 */
function reachOf(lengths: readonly number[], index: number): number {
  const own = lengths[index] ?? 0;
  const beside = (lengths[index - 1] ?? 0) + (lengths[index + 1] ?? 0);
  return Math.max(own, (leastReach * (own + beside)) / 3);
}

function addPhrase(indexed: Indexed, places: ReadonlyMap<number, readonly Span[]>, found: Found): void {
  const rarity = Math.log(1 + indexed.lengths.length / (1 + places.size));
  for (const [index, spans] of places) {
    const entry = entryOf(found, index);
    entry.score += phraseBonus * (1 + rarity);
    entry.spans.push(...spans);
  }
}

function entryOf(found: Found, index: number): Entry {
  const entry = found.get(index) ?? { score: 0, spans: [] };
  found.set(index, entry);
  return entry;
}

function spansOf(found: Found, index: number): Span[] {
  return entryOf(found, index).spans;
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, z) => a.start - z.start || z.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined;
}

function createFilter(
  transcript: Transcript,
  { speaker, from, to }: SearchOptions,
): (index: number) => boolean {
  const wanted = speaker === undefined ? undefined : fold(speaker);
  const times = from === undefined && to === undefined ? undefined : knownTimes(transcript.segments);
  return (index) => {
    const segment = transcript.segments[index];
    if (segment === undefined) return false;
    const name = fold(segment.speaker ?? segment.speakerGuess?.name ?? "");
    if (wanted !== undefined && !name.includes(wanted)) return false;
    if (times === undefined) return true;
    const start = times[index];
    return start !== undefined && start <= (to ?? start) && (segment.end ?? start) >= (from ?? 0);
  };
}

/** A segment without a time stands at the last one before it. */
function knownTimes(segments: readonly Segment[]): (number | undefined)[] {
  let last: number | undefined;
  return segments.map((segment) => {
    last = segment.start ?? last;
    return last;
  });
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .trim();
}
