import type { ForeignTerm } from "./foreign-terms.ts";
import { type GroundingIndex, positionsOf, segmentOfToken } from "./grounding-index.ts";

/** A stretch of tokens `[from, to)` and the share of the looked-for weight that stands in it. */
export interface ForeignPlace {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** Weight found, not brought to a share: few telling words prove less. */
  readonly weight: number;
  /** How many words stand there for terms, and whether one of those stands for itself. */
  readonly count: number;
  readonly isSure: boolean;
}

interface Hit {
  readonly position: number;
  readonly term: number;
  /** How telling the word that stands there is for the term; 0 is the most. */
  readonly grade: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Its hits, half-open. */
  readonly hits: readonly [number, number];
}

const mostPlaces = 3;
/** Stretches that are compared more closely, of the many that hold a word. */
const mostCompared = 200;
/** What words in the quote's order add to a stretch's weight, and what each border between segments inside takes. */
const orderShare = 0.4;
const borderShare = 0.12;

/** Stretches of about `size` tokens that hold most of the terms, best first; they do not overlap. */
export function locateTerms(
  index: GroundingIndex,
  terms: readonly ForeignTerm[],
  size: number,
): ForeignPlace[] {
  const hits = collectHits(index, terms);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (hits.length === 0 || total === 0) return [];
  const windows = slide(hits, terms, Math.ceil(size * 1.3) + 4).sort(byWeight);
  const rated = windows
    .slice(0, mostCompared)
    .map((window) => ({ window, rating: round(window.weight * rate(index, { window, hits, terms, size })) }))
    .sort((left, right) => right.rating - left.rating || byWeight(left.window, right.window));
  return apart(rated.map(({ window }) => window)).map((window) => {
    const inside = hits.slice(window.hits[0], window.hits[1]);
    const found = new Set(inside.map(({ term }) => term));
    return {
      ...trim(window, { hits, terms, size }),
      count: countTold(inside),
      isSure: [...found].some((term) => terms[term]?.isSure === true),
      weight: window.weight,
      share: window.weight / total,
    };
  });
}

/** Words that stand for a term of which none before does: two forms of one word tell no more than one. */
function countTold(hits: readonly Hit[]): number {
  const seen = new Set<number>();
  const telling = hits.filter(({ term }) => !seen.has(term) && seen.add(term));
  return new Set(telling.map(({ position }) => position)).size;
}

/** An edge of a place that is cut off: so small a part of its weight, behind so wide a gap of the quote's length. */
const strayWeight = 0.2;
const strayGap = 0.3;

/** Where a stretch lies without a word at its edge that stands far from all others. */
function trim(
  window: Stretch,
  {
    hits,
    terms,
    size,
  }: { readonly hits: readonly Hit[]; readonly terms: readonly ForeignTerm[]; readonly size: number },
): { from: number; to: number } {
  const inside = hits.slice(window.hits[0], window.hits[1]);
  const isStray = (hit: Hit | undefined, next: Hit | undefined): boolean =>
    hit !== undefined &&
    next !== undefined &&
    Math.abs(next.position - hit.position) > size * strayGap + 3 &&
    weigh(terms, hit) < window.weight * strayWeight;
  while (isStray(inside[0], inside[1])) inside.shift();
  while (isStray(inside.at(-1), inside.at(-2))) inside.pop();
  return { from: inside[0]?.position ?? window.from, to: (inside.at(-1)?.position ?? window.to - 1) + 1 };
}

/** Of equal weight the shorter, then the earlier. */
function byWeight(left: Stretch, right: Stretch): number {
  return (
    right.weight - left.weight || left.to - left.from - (right.to - right.from) || left.from - right.from
  );
}

/** The first few that do not overlap. */
function apart(windows: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const window of windows) {
    if (kept.length >= mostPlaces) break;
    if (!kept.some((other) => window.from < other.to && other.from < window.to)) kept.push(window);
  }
  return kept;
}

/** Translations keep much of the order of their words, and seldom run over the end of a sentence or paragraph. */
function rate(
  index: GroundingIndex,
  found: {
    readonly window: Stretch;
    readonly hits: readonly Hit[];
    readonly terms: readonly ForeignTerm[];
    readonly size: number;
  },
): number {
  const { window, hits, terms, size } = found;
  const inside = hits.slice(window.hits[0], window.hits[1]);
  const ordered = weighOrdered(inside, terms) / Math.max(1e-9, window.weight);
  const segments = index.transcript.segments.length;
  const usual = index.tokens.length / Math.max(1, segments);
  const borders = segmentOfToken(index, window.to - 1) - segmentOfToken(index, window.from);
  // Captions are cut anywhere: there every stretch has about as many borders.
  return 1 + orderShare * ordered - borderShare * borders * Math.min(1, usual / size);
}

/** The most weight of terms that stand in the order of the quote, each counted once. */
function weighOrdered(hits: readonly Hit[], terms: readonly ForeignTerm[]): number {
  const best = new Float64Array(terms.length);
  for (const hit of hits) {
    let before = 0;
    for (let other = 0; other < hit.term; other++) before = Math.max(before, best[other] ?? 0);
    best[hit.term] = Math.max(best[hit.term] ?? 0, before + weigh(terms, hit));
  }
  return best.reduce((most, weight) => Math.max(most, weight), 0);
}

function collectHits(index: GroundingIndex, terms: readonly ForeignTerm[]): Hit[] {
  const hits: Hit[] = [];
  terms.forEach(({ grades }, term) => {
    grades.forEach(({ ids }, grade) => {
      for (const id of new Set(ids))
        for (const position of positionsOf(index, id)) hits.push({ position, term, grade });
    });
  });
  return hits.sort((left, right) => left.position - right.position || left.term - right.term);
}

/** Sums of the same weights in another order differ by a little, which is to decide nothing. */
function round(weight: number): number {
  return Math.round(weight * 1e6) / 1e6;
}

function weigh(terms: readonly ForeignTerm[], { term, grade }: Hit): number {
  return terms[term]?.grades[grade]?.weight ?? 0;
}

/** For each hit the stretch that begins with it, every term counted once, by the most telling word for it. */
function slide(hits: readonly Hit[], terms: readonly ForeignTerm[], width: number): Stretch[] {
  const counts = terms.map(({ grades }) => new Int32Array(grades.length));
  const best = (term: number): number => {
    const grade = counts[term]?.findIndex((count) => count > 0) ?? -1;
    return grade < 0 ? 0 : weigh(terms, { position: 0, term, grade });
  };
  let weight = 0;
  let end = 0;
  const count = ({ term, grade }: Hit, by: 1 | -1): void => {
    const own = counts[term];
    const times = own?.[grade] ?? 0;
    if (own === undefined) return;
    const isTurn = times + by === 0 || times === 0;
    const before = isTurn ? best(term) : 0;
    own[grade] = times + by;
    if (isTurn) weight += best(term) - before;
  };
  return hits.map((first, at) => {
    for (let next = hits[end]; isWithin(next, first, width); next = hits[end]) {
      count(next, 1);
      end += 1;
    }
    const to = (hits[end - 1]?.position ?? first.position) + 1;
    const stretch = { from: first.position, to, weight: round(weight), hits: [at, end] as const };
    count(first, -1);
    return stretch;
  });
}

function isWithin(hit: Hit | undefined, first: Hit, width: number): hit is Hit {
  return hit !== undefined && hit.position < first.position + width;
}
