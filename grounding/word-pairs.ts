import { type GroundingIndex, pairPositionsOf, positionsOf } from "./grounding-index.ts";

/** A word of a quote and the next, and the places of the first of them in the recording. */
export interface WordPair {
  /** Number of the first word in the quote. */
  readonly at: number;
  /** How rare both are. */
  readonly weight: number;
  readonly positions: Int32Array;
}

/** The pairs of neighbouring quote words; `ids` are their vocabulary numbers. */
export function wordPairs(index: GroundingIndex, ids: Int32Array): WordPair[] {
  const pairs: WordPair[] = [];
  for (let at = 0; at + 1 < ids.length; at++) {
    const [id, next] = [ids[at] ?? -1, ids[at + 1] ?? -1];
    const weight = (index.rarity[id] ?? 0) + (index.rarity[next] ?? 0);
    pairs.push({ at, weight, positions: pairPositionsOf(index, id, next) });
  }
  return pairs;
}

/** Where all words of a quote stand as they are, first to last; `pairs` are those of its words. */
export function* exactPlaces(
  index: GroundingIndex,
  ids: Int32Array,
  pairs: readonly WordPair[],
): Generator<number, void> {
  const rarest = rarestOf(pairs) ?? { at: 0, positions: positionsOf(index, ids[0] ?? -1) };
  for (const position of rarest.positions) {
    const start = position - rarest.at;
    if (ids.every((id, at) => index.ids[start + at] === id)) yield start;
  }
}

function rarestOf(pairs: readonly WordPair[]): WordPair | undefined {
  let rarest = pairs[0];
  for (const pair of pairs) if (pair.positions.length < (rarest?.positions.length ?? 0)) rarest = pair;
  return rarest;
}
