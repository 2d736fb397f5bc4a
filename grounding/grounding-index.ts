import type { Transcript } from "../transcript/schema.ts";
import { segmentAt } from "./evidence.ts";
import { markRepeats } from "./mark-repeats.ts";
import { scriptOf } from "./other-script.ts";
import { shapeOf } from "./similarity.ts";
import type { Token } from "./token.ts";
import { tokenize } from "./tokens.ts";
import { isFiller } from "./word-data/closed-classes.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/**
 * A recording made searchable once, for any number of quotes and claims.
 * `ids[i]` is the vocabulary number of token `i`; `postings` of a word are its token positions, ascending.
 */
export interface GroundingIndex {
  readonly transcript: Transcript;
  readonly language: string | undefined;
  readonly tokens: readonly Token[];
  readonly ids: Int32Array;
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Words by vocabulary number. */
  readonly words: readonly string[];
  /** Positions of all words, grouped by vocabulary number; `postingStarts[id]` to `postingStarts[id + 1]`. */
  readonly postings: Int32Array;
  readonly postingStarts: Int32Array;
  /** The same positions, those of each word ordered by the vocabulary number of the word that follows. */
  readonly pairPostings: Int32Array;
  /** That vocabulary number, by place in `pairPostings`; higher than all behind the last word. */
  readonly pairNext: Int32Array;
  /** How rare a word is in this recording, natural logarithm of tokens over occurrences; by vocabulary number. */
  readonly rarity: Float32Array;
  /** Letter shapes of the words, see `shapeOf`; by vocabulary number. */
  readonly shapes: Int32Array;
  /** 1 for sounds of hesitation; by vocabulary number. */
  readonly fillers: Uint8Array;
  /** 1 for the first copy of words said twice at once and for asides such as `you know`; see `markRepeats`. */
  readonly repeated: Uint8Array;
  /** 1 where some word may be two written together, by `joinSlot`: spares looking most pairs up. */
  readonly joins: Uint8Array;
  /** The script most of it is written in; see `scriptOf`. */
  readonly script: number;
  readonly workspace: Workspace;
}

/** Index of a transcript: its words with offsets, vocabulary, postings and rarity. Linear; about 100 ms per 100,000 words. */
export function createGroundingIndex(transcript: Transcript): GroundingIndex {
  const { tokens } = tokenize(transcript.text, transcript.language);
  const vocabulary = new Map<string, number>();
  const words: string[] = [];
  const ids = new Int32Array(tokens.length);
  tokens.forEach((token, at) => {
    let id = vocabulary.get(token.key);
    if (id === undefined) {
      id = words.length;
      vocabulary.set(token.key, id);
      words.push(token.key);
    }
    ids[at] = id;
  });
  const postingStarts = countStarts(ids, words.length);
  const rarity = new Float32Array(words.length);
  for (let id = 0; id < words.length; id++) {
    rarity[id] = Math.log((tokens.length + 1) / ((postingStarts[id + 1] ?? 0) - (postingStarts[id] ?? 0)));
  }
  const postings = groupPositions(ids, postingStarts);
  const pairPostings = groupByNext(ids, { postings, postingStarts });
  const pairNext = pairPostings.map((position) => ids[position + 1] ?? words.length);
  const repeated = markRepeats(tokens.map((token) => token.key));
  const shapes = Int32Array.from(words, shapeOf);
  const fillers = Uint8Array.from(words, (word) => Number(isFiller(word)));
  const { language } = transcript;
  return {
    transcript,
    language,
    tokens,
    ids,
    vocabulary,
    words,
    postings,
    postingStarts,
    pairPostings,
    pairNext,
    rarity,
    shapes,
    fillers,
    repeated,
    joins: markJoins(words),
    script: scriptOf(transcript.text),
    workspace: createWorkspace(),
  };
}

function countStarts(ids: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  return starts;
}

function groupPositions(ids: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const postings = new Int32Array(ids.length);
  ids.forEach((id, at) => {
    const slot = next[id] ?? 0;
    postings[slot] = at;
    next[id] = slot + 1;
  });
  return postings;
}

/** Where two words written together are marked: by their first and last letter and their length. */
export function joinSlot(left: string, right: string): number {
  const ends = left.charCodeAt(0) * 31 + right.charCodeAt(right.length - 1);
  return (ends * 61 + left.length + right.length) & (joinSlots - 1);
}

/** A power of two. */
const joinSlots = 0x1_0000;

function markJoins(words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(joinSlots);
  for (const word of words) if (word.length > 1) marks[joinSlot(word.slice(0, 1), word.slice(1))] = 1;
  return marks;
}

/** Takes the words one after another and hands each of their places to the word before it: an order by the next word. */
function groupByNext(
  ids: Int32Array,
  { postings, postingStarts }: Pick<GroundingIndex, "postings" | "postingStarts">,
): Int32Array {
  const next = postingStarts.slice();
  const out = new Int32Array(ids.length);
  // The last word of all has none behind it and comes behind its other places.
  for (let at = 0; at <= ids.length; at++) {
    const position = (postings[at] ?? ids.length) - 1;
    if (position < 0) continue;
    const id = ids[position] ?? 0;
    const slot = next[id] ?? 0;
    out[slot] = position;
    next[id] = slot + 1;
  }
  return out;
}

/** Positions of the first of two words that stand side by side, ascending. */
export function pairPositionsOf(index: GroundingIndex, first: number, second: number): Int32Array {
  const from = firstPairAt(index, first, second);
  return index.pairPostings.subarray(from, firstPairAt(index, first, second + 1));
}

/** Where among the pairs of a word those begin whose second word has this vocabulary number or a higher one. */
function firstPairAt({ pairNext, postingStarts }: GroundingIndex, first: number, second: number): number {
  let low = postingStarts[first] ?? 0;
  let high = postingStarts[first + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairNext[middle] ?? 0) >= second) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Token positions of a word, ascending; empty for an unknown word. */
export function positionsOf(index: GroundingIndex, id: number): Int32Array {
  if (id < 0) return new Int32Array(0);
  return index.postings.subarray(index.postingStarts[id] ?? 0, index.postingStarts[id + 1] ?? 0);
}

/** How often a key occurs in the recording. */
export function occurrencesOf(index: GroundingIndex, key: string): number {
  const id = index.vocabulary.get(key);
  return id === undefined ? 0 : occurrencesOfId(index, id);
}

/** The same of a vocabulary number. */
export function occurrencesOfId({ postingStarts }: GroundingIndex, id: number): number {
  return (postingStarts[id + 1] ?? 0) - (postingStarts[id] ?? 0);
}

/** Range of the transcript's text that tokens `[from, to)` cover. */
export function textRange(index: GroundingIndex, from: number, to: number): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (let at = from; at < to; at++) {
    const token = index.tokens[at];
    if (token === undefined) continue;
    start = Math.min(start, token.start);
    end = Math.max(end, token.end);
  }
  return Number.isFinite(start) ? { start, end } : { start: 0, end: 0 };
}

/** Index of the segment a token stands in. */
export function segmentOfToken(index: GroundingIndex, at: number): number {
  return segmentAt(index.transcript, index.tokens[at]?.start ?? 0);
}

/** First token that ends after a position of the text; the number of tokens when there is none. */
export function tokenAtOrAfter(index: GroundingIndex, position: number): number {
  let low = 0;
  let high = index.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.tokens[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
