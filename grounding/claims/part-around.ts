import type { EvidenceIndex, QueryTerm } from "./evidence-index.ts";

/** A part of a recording that a text is judged by as if it were the whole. */
export interface Part {
  /** First and last sentence, inclusive. */
  readonly sentences: readonly [number, number];
  /** In how many of its sentences a term stands. */
  readonly countOf: (id: number) => number;
}

/**
 * Sentences of a part: more than a meeting or a talk has, for which the weights of claims and questions were fitted. In
 * twenty hours every word stands somewhere, and none is common: what is rare or said nowhere tells only of a part.
 */
const partSentences = 1_500;

/** The part of a recording around a run of sentences; the whole of a shorter recording. */
export function partAround(index: EvidenceIndex, [from, to]: readonly [number, number]): Part {
  const last = index.sentences.length - 1;
  const size = Math.min(partSentences, last + 1);
  const first = Math.max(0, Math.min((from + to - size) >> 1, last + 1 - size));
  const sentences = [first, first + size - 1] as const;
  return { sentences, countOf: (id) => countWithin(index.postings[id]?.sentences ?? [], sentences) };
}

/** How many of some ascending numbers lie in a range, both ends inclusive. */
export function countWithin(numbers: readonly number[], [from, to]: readonly [number, number]): number {
  return placeOf(numbers, to + 1) - placeOf(numbers, from);
}

/** How many of some ascending numbers lie under `least`. */
function placeOf(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many sentences a part has. */
export function sizeOf({ sentences: [from, to] }: Part): number {
  return to - from + 1;
}

/** A query with the weights that its terms have in a part. */
export function weighIn(part: Part, query: readonly QueryTerm[]): QueryTerm[] {
  const size = sizeOf(part);
  return query.map(({ id }) => {
    const held = part.countOf(id);
    return { id, weight: Math.log(1 + (size - held + 0.5) / (held + 0.5)) };
  });
}
