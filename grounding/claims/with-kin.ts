import { type EvidenceIndex, kinStart, type QueryTerm, shortestKin } from "./evidence-index.ts";

/** Share of the letters that kin begin with, how many more or fewer they may have, and what they weigh. */
const sharedStart = 0.7;
const mostApart = 4;
const kinWeight = 0.5;
const mostKin = 3;

/**
 * A query with terms that share most of their letters with one of its own (`signif` of `significance` and of
 * `significantly`): speakers seldom use the form that a summary does, and stems cut endings only. For finding places, not
 * for how much of a text they hold.
 */
export function withKin(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  stems: readonly string[],
): QueryTerm[] {
  const known = new Set(query.map(({ id }) => id));
  const added: QueryTerm[] = [];
  for (const stem of new Set(stems)) {
    for (const id of kinOf(index, stem)) {
      if (known.has(id)) continue;
      known.add(id);
      added.push({ id, weight: kinWeight * (index.idf[id] ?? 0) });
    }
  }
  return [...query, ...added];
}

function kinOf(index: EvidenceIndex, stem: string): number[] {
  if (stem.length < shortestKin || stem.startsWith("#")) return [];
  const start = stem.slice(0, Math.max(kinStart, Math.ceil(sharedStart * stem.length)));
  const near = (index.kin.get(stem.slice(0, kinStart)) ?? []).filter((id) => {
    const other = index.stems[id] ?? "";
    return other !== stem && other.startsWith(start) && Math.abs(other.length - stem.length) <= mostApart;
  });
  return near.slice(0, mostKin);
}
