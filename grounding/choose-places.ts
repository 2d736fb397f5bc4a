import type { Alignment } from "./alignment.ts";

/** One part of a quote in the transcript: quote tokens `[quoteFrom, quoteTo)` as `alignment` lays them. */
export interface LocatedPart {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly alignment: Alignment;
}

/** Where a quote may stand: its parts in order; `similarity` in [0, 1], 1 for the same words. */
export interface LocatedQuote {
  readonly parts: readonly LocatedPart[];
  readonly similarity: number;
}

/** An unmatched word costs about this much; turns the cost of an alignment into a similarity. */
const costOfMiss = 0.75;
const mostPlaces = 8;
/** Words that a marked omission may skip within one passage. */
export const longestOmission = 400;
/** What parts that make no passage cost, in words that do not match. */
const apartCost = 3;

/** `cost` is that of the parts, more for parts out of order or far apart. */
interface Chain {
  readonly parts: readonly LocatedPart[];
  readonly cost: number;
}

/** Ordered choices of one candidate a part, cheapest first. Quotes without an omission have one part. */
export function choosePlaces(candidates: readonly (readonly LocatedPart[])[]): LocatedQuote[] {
  const known = candidates.filter((list) => list.length > 0);
  const [first, ...rest] = known;
  if (first === undefined) return [];
  let chains: Chain[] = first.map((part) => ({ parts: [part], cost: part.alignment.cost }));
  for (const list of rest) chains = extend(chains, list);
  const missing = candidates.length - known.length;
  return chains
    .map(({ parts, cost }) => ({ parts, cost, similarity: similarityOfChain(parts, missing) }))
    .sort((left, right) => left.cost - right.cost || right.similarity - left.similarity)
    .map(({ parts, similarity }) => ({ parts, similarity }))
    .slice(0, mostPlaces);
}

function extend(chains: readonly Chain[], list: readonly LocatedPart[]): Chain[] {
  const longer = chains.flatMap(({ parts, cost }) =>
    list.map((part) => ({
      before: parts,
      part,
      cost: cost + part.alignment.cost + costBetween(parts, part),
    })),
  );
  longer.sort((left, right) => left.cost - right.cost);
  return longer.slice(0, mostPlaces).map(({ before, part, cost }) => ({ parts: [...before, part], cost }));
}

function costBetween(before: readonly LocatedPart[], part: LocatedPart): number {
  const gap = part.alignment.from - (before.at(-1)?.alignment.to ?? 0);
  return isApart(gap) ? apartCost : Math.log2(1 + gap) / 20;
}

/** What all parts of a place cost, and more where they make no passage. */
export function costOfPlace({ parts }: LocatedQuote): number {
  return parts.reduce(
    (sum, part, at) => sum + part.alignment.cost + (at === 0 ? 0 : costBetween(parts.slice(0, at), part)),
    0,
  );
}

function isApart(gap: number): boolean {
  return gap < 0 || gap > longestOmission;
}

function similarityOfChain(parts: readonly LocatedPart[], missing: number): number {
  let cost = 0;
  let size = 0;
  for (const part of parts) {
    cost += part.alignment.cost;
    size += part.quoteTo - part.quoteFrom;
  }
  const all = { from: 0, to: 0, cost: cost + missing * costOfMiss, steps: [] };
  return similarityOf(all, size + missing);
}

/** Similarity in [0, 1] of an alignment of `size` quote tokens. */
export function similarityOf({ cost }: Pick<Alignment, "cost">, size: number): number {
  return size === 0 ? 0 : Math.max(0, 1 - cost / (size * costOfMiss));
}

/** Parts out of order, or with more between them than an omission skips: no passage. */
export function liesApart(place: LocatedQuote): boolean {
  return place.parts.slice(1).some((part, at) => {
    return isApart(part.alignment.from - (place.parts[at]?.alignment.to ?? 0));
  });
}
