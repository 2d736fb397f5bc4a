import type { EvidenceIndex } from "../claims/evidence-index.ts";

/** How often each term stands in the sentences `from` to `to`. */
export function countTerms(index: EvidenceIndex, from: number, to: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = from; at <= to; at++) {
    for (const id of index.sentences[at]?.terms ?? []) if (id >= 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** How much of what `counts` keeps coming back to stands in a sentence, for its length. */
export function centralityOf(
  index: EvidenceIndex,
  number: number,
  counts: ReadonlyMap<number, number>,
): number {
  const sentence = index.sentences[number];
  if (sentence === undefined) return 0;
  let sum = 0;
  for (const id of new Set(sentence.terms)) {
    if (id >= 0) sum += Math.log(1 + (counts.get(id) ?? 0)) * Math.min(5, index.idf[id] ?? 0);
  }
  return sum / Math.sqrt(sentence.words + 4);
}
