import type { ForeignTerm } from "./foreign-terms.ts";
import { type GroundingIndex, positionsOf } from "./grounding-index.ts";

/** A stretch of tokens `[from, to)` and the share of the looked-for weight that stands in it. */
export interface ForeignPlace {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** Weight found, not brought to a share: few telling words prove less. */
  readonly weight: number;
}

interface Hit {
  readonly position: number;
  readonly term: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const mostPlaces = 3;

/** Stretches of about `size` tokens that hold most of the terms, best first; they do not overlap. */
export function locateTerms(
  index: GroundingIndex,
  terms: readonly ForeignTerm[],
  size: number,
): ForeignPlace[] {
  const hits = collectHits(index, terms);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (hits.length === 0 || total === 0) return [];
  const windows = slide(hits, terms, Math.ceil(size * 1.3) + 4);
  windows.sort(
    (left, right) =>
      right.weight - left.weight || left.to - left.from - (right.to - right.from) || left.from - right.from,
  );
  const kept: ForeignPlace[] = [];
  for (const window of windows) {
    if (kept.length >= mostPlaces) break;
    if (!kept.some((other) => window.from < other.to && other.from < window.to)) {
      kept.push({ ...window, share: window.weight / total });
    }
  }
  return kept;
}

function collectHits(index: GroundingIndex, terms: readonly ForeignTerm[]): Hit[] {
  const hits: Hit[] = [];
  terms.forEach(({ ids }, term) => {
    for (const id of new Set(ids))
      for (const position of positionsOf(index, id)) hits.push({ position, term });
  });
  return hits.sort((left, right) => left.position - right.position || left.term - right.term);
}

/** For each hit the stretch that begins with it, every term counted once. */
function slide(hits: readonly Hit[], terms: readonly ForeignTerm[], width: number): Stretch[] {
  const counts = new Int32Array(terms.length);
  const weightOf = (hit: Hit): number => terms[hit.term]?.weight ?? 0;
  const isOnly = (hit: Hit): boolean => counts[hit.term] === 0;
  let weight = 0;
  let end = 0;
  return hits.map((first) => {
    for (let next = hits[end]; isWithin(next, first, width); next = hits[end]) {
      if (isOnly(next)) weight += weightOf(next);
      counts[next.term] = (counts[next.term] ?? 0) + 1;
      end += 1;
    }
    const stretch = { from: first.position, to: (hits[end - 1]?.position ?? first.position) + 1, weight };
    counts[first.term] = (counts[first.term] ?? 0) - 1;
    if (isOnly(first)) weight -= weightOf(first);
    return stretch;
  });
}

function isWithin(hit: Hit | undefined, first: Hit, width: number): hit is Hit {
  return hit !== undefined && hit.position < first.position + width;
}
