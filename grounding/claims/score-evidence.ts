import type { EvidenceIndex, QueryTerm } from "./evidence-index.ts";
import { scoreWindows, type WindowQuery } from "./windows.ts";

/**
 * Saturation and length of BM25 for windows of six sentences, tuned on the development claims: speech is cut into
 * sentences of very unequal length, and a window of long ones holds any word more easily.
 */
const saturation = { k1: 1.2, b: 0.6 };
/** What the score of the stretch of talk around a window weighs beside the window's own. */
const contextShare = 0.25;
/** What of the query's weight the start of a recording gains for a claim about how it began, and its end likewise. */
const leaning = 0.2;
const aboutStart =
  /\b(?:began|begin|begins|beginning|opened|start|started|starts|introduc\w+|agenda|first of all|to start)\b/i;
const aboutEnd = /\b(?:finally|lastly|conclud\w+|ended|in the end|at the end|last but)\b/i;

/**
 * BM25 of each window of six sentences that holds a term of the query, by its first sentence: its own, that of the
 * stretch of talk around it, and where in the recording the text says that it was.
 */
export function scoreEvidence(index: EvidenceIndex, text: string, wanted: WindowQuery): Map<number, number> {
  const scores = scoreWindows(index, index.windows.sentences, { ...wanted, ...saturation });
  const around = scoreContext(index, wanted.query);
  const weight = wanted.query.reduce((sum, term) => sum + term.weight, 0);
  const lean = leaningOf(text);
  const last = Math.max(1, index.windows.sentences.lengths.length - 1);
  for (const [start, score] of scores) {
    const place = lean === "start" ? 1 - start / last : start / last;
    const leant = lean === undefined ? 0 : leaning * weight * place;
    scores.set(start, score + contextShare * around(start) + leant);
  }
  return scores;
}

function leaningOf(text: string): "start" | "end" | undefined {
  const [isStart, isEnd] = [aboutStart.test(text), aboutEnd.test(text)];
  if (isStart === isEnd) return undefined;
  return isStart ? "start" : "end";
}

/** BM25 of the stretch of talk around a window, which is cut at neither end of the recording but moved. */
function scoreContext(index: EvidenceIndex, query: readonly QueryTerm[]): (start: number) => number {
  const { size, lengths, meanLength } = index.stretches;
  const { k1, b } = saturation;
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / meanLength));
  const scores = new Float64Array(lengths.length);
  const counts = new Float64Array(index.sentences.length);
  for (const { id, weight } of query) {
    const postings = index.postings[id];
    if (postings === undefined) continue;
    const { sentences } = postings;
    for (const [at, sentence] of sentences.entries()) counts[sentence] = postings.counts[at] ?? 0;
    addRuns(scores, { sentences, counts, size, norms, weight: weight * (k1 + 1) });
    for (const sentence of sentences) counts[sentence] = 0;
  }
  const before = (size - index.windows.sentences.size) >> 1;
  return (start) => scores[Math.min(lengths.length - 1, Math.max(0, start - before))] ?? 0;
}

/** A term and where it stands: `counts` times in each of `sentences`. */
interface StrewnTerm {
  readonly sentences: readonly number[];
  readonly counts: Float64Array;
  readonly size: number;
  readonly norms: Float64Array;
  readonly weight: number;
}

/** Adds a term's score to each run of `size` sentences; hours of talk without it are not walked through. */
function addRuns(scores: Float64Array, term: StrewnTerm): void {
  const { sentences, size } = term;
  let first = 0;
  for (const [place, sentence] of sentences.entries()) {
    const next = sentences[place + 1];
    if (next !== undefined && next < sentence + size) continue;
    addRunsWithin(scores, term, [sentences[first] ?? 0, sentence]);
    first = place + 1;
  }
}

/** The same for the runs that hold a sentence of a range in which no run lacks the term. */
function addRunsWithin(
  scores: Float64Array,
  { counts, size, norms, weight }: StrewnTerm,
  [from, to]: readonly [number, number],
): void {
  let found = 0;
  for (let at = from; at < Math.min(to + size, counts.length); at++) {
    const start = at - size + 1;
    found += (counts[at] ?? 0) - (start > 0 ? (counts[start - 1] ?? 0) : 0);
    if (start >= 0) scores[start] = (scores[start] ?? 0) + (weight * found) / (found + (norms[start] ?? 0));
  }
}
