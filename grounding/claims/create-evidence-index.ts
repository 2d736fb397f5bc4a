import type { Transcript } from "../../transcript/schema.ts";
import { type Sentence, toSentences } from "../../transcript/sentences.ts";
import { type Token, tokenize } from "../tokens.ts";
import {
  type EvidenceIndex,
  type IndexedSentence,
  kinStart,
  type Postings,
  type Stretches,
  shortestKin,
  type ToldSentences,
  toTerm,
} from "./evidence-index.ts";
import { keysOf } from "./find-speakers.ts";
import { isInstruction } from "./is-instruction.ts";
import { createWindows } from "./windows.ts";

/** Builds the index; about 1 ms a thousand words. The language is the transcript's, English when it has none. */
export function createEvidenceIndex(transcript: Transcript): EvidenceIndex {
  const language = transcript.language ?? "en";
  const builder = createBuilder(language);
  const found = toSentences(transcript);
  const instructions = findInstructions(transcript, found);
  const sentences = found.map((sentence, number): IndexedSentence => {
    const { span, text, speaker } = sentence;
    const shared = { span, text, speaker, isInstruction: instructions.has(number) };
    if (shared.isInstruction)
      return { ...shared, terms: new Int32Array(), tokens: [], words: countWords(text) };
    return { ...shared, ...builder.add(text, number) };
  });
  return {
    transcript,
    language,
    sentences,
    termIds: builder.termIds,
    stems: [...builder.termIds.keys()],
    kin: groupKin(builder.termIds),
    postings: builder.postings,
    idf: weigh(builder.postings, sentences.length),
    vocabulary: builder.vocabulary,
    joined: builder.joined,
    spelled: sentences.flatMap(({ text, isInstruction }) =>
      !isInstruction && spells.test(text) ? [text] : [],
    ),
    instructions: sentences.flatMap(({ text, isInstruction }) =>
      isInstruction ? [stemsIn(text, language)] : [],
    ),
    labels: transcript.speakers.map(({ name }) => ({ name, keys: keysOf(name) })),
    told: toTold(
      sentences,
      transcript.speakers.map(({ name }) => name),
    ),
    stretches: toStretches(sentences),
    windows: toWindows(sentences),
  };
}

/** `L_C_D_`, `L.C.D.` and `L C D`. */
const spells = /(?<![\p{L}\p{N}])\p{L}(?:[\s_-]|\.\s?)\p{L}(?![\p{L}\p{N}])/u;

function stemsIn(text: string, language: string): ReadonlySet<string> {
  return new Set(tokenize(text, language).tokens.flatMap((token) => toTerm(token, text, language) ?? []));
}

function toTold(sentences: readonly IndexedSentence[], names: readonly string[]): ToldSentences {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    words: Float64Array.from(sentences, ({ words }) => words),
    labels: Int32Array.from(sentences, ({ speaker }) => numbers.get(speaker ?? "") ?? -1),
  };
}

/** Sentences that are taken for the topic around a place. */
const stretchSize = 120;

function toStretches(sentences: readonly IndexedSentence[]): Stretches {
  const size = Math.min(stretchSize, sentences.length);
  const lengths = new Float64Array(sentences.length - size + 1);
  let running = 0;
  for (const [at, { words }] of sentences.entries()) {
    running += words - (at >= size ? (sentences[at - size]?.words ?? 0) : 0);
    if (at >= size - 1) lengths[at - size + 1] = running;
  }
  const sum = lengths.reduce((total, length) => total + length, 0);
  return { size, lengths, meanLength: sum / lengths.length };
}

/** Units a window holds at most; the citation of an answer may not be longer. */
const windowSize = 6;
/** Sentences after which a long turn counts as a further one, so that a monologue still gives short passages. */
const turnSentences = 12;

function toWindows(sentences: readonly IndexedSentence[]): EvidenceIndex["windows"] {
  const words = sentences.map((sentence) => sentence.words);
  const turns: number[] = [];
  for (const [number, sentence] of sentences.entries()) {
    const first = turns.at(-1);
    const isNew = first === undefined || sentences[number - 1]?.speaker !== sentence.speaker;
    // Where nobody is known there are no turns: a sentence is a unit, else a passage would be half a talk.
    const most = sentence.speaker === undefined ? 1 : turnSentences;
    if (isNew || number - first >= most) turns.push(number);
  }
  return {
    sentences: createWindows(words, [...sentences.keys()], windowSize),
    turns: createWindows(words, turns, windowSize),
  };
}

/** A cue of up to this many words is an order as a whole when one of its sentences is. */
const longestOrder = 60;

/** Numbers of the sentences that talk to a program, with the others of the same short segment. */
function findInstructions(transcript: Transcript, sentences: readonly Sentence[]): ReadonlySet<number> {
  const direct = sentences.flatMap((sentence, number) => (isInstruction(sentence.text) ? [number] : []));
  if (direct.length === 0) return new Set();
  const segments = new Set(direct.map((number) => sentences[number]?.segments[0] ?? -1));
  const isInside = ({ segments: [first, last] }: Sentence) =>
    first === last &&
    segments.has(first) &&
    countWords(transcript.segments[first]?.text ?? "") <= longestOrder;
  return new Set([
    ...direct,
    ...sentences.flatMap((sentence, number) => (isInside(sentence) ? [number] : [])),
  ]);
}

function groupKin(termIds: ReadonlyMap<string, number>): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [stem, id] of termIds) {
    if (stem.length < shortestKin || stem.startsWith("#")) continue;
    const key = stem.slice(0, kinStart);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

interface MutablePostings extends Postings {
  readonly sentences: number[];
  readonly counts: number[];
}

function createBuilder(language: string) {
  const termIds = new Map<string, number>();
  const postings: MutablePostings[] = [];
  const vocabulary = new Map<string, number>();
  const joined = new Set<string>();
  const known = new Map<string, number>();

  function idOf(stem: string): number {
    const seen = termIds.get(stem);
    if (seen !== undefined) return seen;
    const id = termIds.size;
    termIds.set(stem, id);
    postings.push({ sentences: [], counts: [] });
    return id;
  }

  function termOf(token: Token, text: string): number {
    const isPlain = token.end - token.start === token.key.length;
    const seen = isPlain ? known.get(token.key) : undefined;
    if (seen !== undefined) return seen;
    const stem = toTerm(token, text, language);
    const id = stem === undefined ? -1 : idOf(stem);
    if (isPlain) known.set(token.key, id);
    return id;
  }

  function add(text: string, sentence: number): Pick<IndexedSentence, "terms" | "tokens" | "words"> {
    const { tokens } = tokenize(text, language);
    const terms = new Int32Array(tokens.length);
    for (const [position, token] of tokens.entries()) {
      const next = tokens[position + 1];
      if (next !== undefined && standTogether(text, token, next)) joined.add(token.key + next.key);
      vocabulary.set(token.key, (vocabulary.get(token.key) ?? 0) + 1);
      const id = termOf(token, text);
      terms[position] = id;
      if (id >= 0) count(postings[id], sentence);
    }
    return { terms, tokens, words: tokens.length };
  }

  return { termIds, postings, vocabulary, joined, add };
}

/** Shorter parts of a word stand beside each other by chance. */
const shortestPart = 3;

function standTogether(text: string, { key, end }: Token, next: Token): boolean {
  if (key.length < shortestPart || next.key.length < shortestPart) return false;
  return next.start === end + 1 && /\s/.test(text.charAt(end));
}

function count(postings: MutablePostings | undefined, sentence: number): void {
  if (postings === undefined) return;
  const last = postings.sentences.length - 1;
  if (postings.sentences[last] === sentence) postings.counts[last] = (postings.counts[last] ?? 0) + 1;
  else {
    postings.sentences.push(sentence);
    postings.counts.push(1);
  }
}

function weigh(postings: readonly Postings[], total: number): Float64Array {
  const idf = new Float64Array(postings.length);
  for (const [id, { sentences }] of postings.entries()) {
    const share = (total - sentences.length + 0.5) / (sentences.length + 0.5);
    idf[id] = Math.log(1 + share);
  }
  return idf;
}
