import type { EvidenceIndex, QueryTerm } from "./evidence-index.ts";
import { scoreWindows, type WindowQuery } from "./windows.ts";

/**
 * Saturation and length of BM25 for windows of six sentences, tuned on the development claims: speech is cut into
 * sentences of very unequal length, and a window of long ones holds any word more easily.
 */
const saturation = { k1: 1.2, b: 0.6 };
/** Sentences around a window that are taken for its topic, and what their score weighs beside the window's own. */
const context = { size: 120, share: 0.25 };
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
    scores.set(start, score + context.share * (around[start] ?? 0) + leant);
  }
  return scores;
}

function leaningOf(text: string): "start" | "end" | undefined {
  const [isStart, isEnd] = [aboutStart.test(text), aboutEnd.test(text)];
  if (isStart === isEnd) return undefined;
  return isStart ? "start" : "end";
}

/** BM25 of the stretch of talk around each window, which is cut at neither end of the recording but moved. */
function scoreContext(index: EvidenceIndex, query: readonly QueryTerm[]): Float64Array {
  const count = index.sentences.length;
  const size = Math.min(context.size, count);
  const stretches = count - size + 1;
  const lengths = sumRuns(
    Float64Array.from(index.sentences, ({ words }) => words),
    size,
  );
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, stretches);
  const scores = new Float64Array(Math.max(0, stretches));
  const { k1, b } = saturation;
  for (const { id, weight } of query) {
    const postings = index.postings[id];
    if (postings === undefined) continue;
    const counts = new Float64Array(count);
    for (const [at, sentence] of postings.sentences.entries()) counts[sentence] = postings.counts[at] ?? 0;
    for (const [start, found] of sumRuns(counts, size).entries()) {
      const norm = k1 * (1 - b + (b * (lengths[start] ?? 0)) / mean);
      scores[start] = (scores[start] ?? 0) + (weight * found * (k1 + 1)) / (found + norm);
    }
  }
  const before = (context.size - index.windows.sentences.size) >> 1;
  return Float64Array.from(
    { length: count },
    (_none, start) => scores[Math.min(stretches - 1, Math.max(0, start - before))] ?? 0,
  );
}

/** Sums of `size` values in a row, by the first. */
function sumRuns(values: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(Math.max(0, values.length - size + 1));
  let running = 0;
  for (const [at, value] of values.entries()) {
    running += value - (at >= size ? (values[at - size] ?? 0) : 0);
    if (at >= size - 1) sums[at - size + 1] = running;
  }
  return sums;
}
