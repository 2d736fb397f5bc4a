import type { Aggregation } from "../scorer.ts";
import type { CorpusScore, CountedRow } from "../statistics/corpus-comparison.ts";
import { sumCounts } from "../statistics/sum-counts.ts";
import type { ScoreRow } from "./score-rows.ts";

type CorpusAggregation = Extract<Aggregation, { kind: "corpus" }>;

/** Groups whose counts are kept apart, in a fixed order, and how many counts each has. */
export interface CountLayout {
  readonly groups: readonly string[];
  readonly width: number;
}

/** The layout of rows; other rows of the same examples have the same. */
export function layoutOf(rows: readonly ScoreRow[]): CountLayout {
  const groups = [...new Set(rows.map(({ group }) => group))].sort();
  return { groups, width: Math.max(0, ...rows.map(({ counts = [] }) => counts.length)) };
}

/** One row a recording, its counts group after group: recordings are drawn and swapped whole, so no more is needed. */
export function countRecordings(rows: readonly ScoreRow[], layout: CountLayout): readonly CountedRow[] {
  const recordings = new Map<string, Map<string, (readonly number[])[]>>();
  for (const { cluster, group, counts = [] } of rows) {
    const groups = recordings.get(cluster) ?? new Map<string, (readonly number[])[]>();
    recordings.set(cluster, groups);
    const own = groups.get(group) ?? [];
    groups.set(group, own);
    own.push(counts);
  }
  const nothing = new Array<number>(layout.width).fill(0);
  return [...recordings].map(([cluster, groups]) => ({
    id: cluster,
    cluster,
    counts: layout.groups.flatMap((group) => {
      const own = groups.get(group);
      return own === undefined ? nothing : sumCounts(own);
    }),
  }));
}

/** The mean over groups of what a scorer makes of a group's counts; NaN where it makes nothing of any. */
export function layoutScore({ groups, width }: CountLayout, { combine }: CorpusAggregation): CorpusScore {
  return (sum) => {
    const figures = groups.flatMap((_, at) => combine(sum.slice(at * width, (at + 1) * width)) ?? []);
    return figures.reduce((total, figure) => total + figure, 0) / figures.length;
  };
}
