import type { Aggregation } from "../scorer.ts";
import { clusterBootstrap, groupByCluster } from "../statistics/cluster-bootstrap.ts";
import { clusteredInterval } from "../statistics/clustered-interval.ts";
import { clusteredProportion } from "../statistics/clustered-proportion.ts";
import { estimateCorpusScore } from "../statistics/corpus-comparison.ts";
import { clipInterval, type Interval } from "../statistics/interval.ts";
import { averageEstimates, type LinearEstimate, meanOf } from "../statistics/linear-estimate.ts";
import { macroRecall } from "../statistics/macro-recall.ts";
import { createRandom } from "../statistics/random.ts";
import { countRecordings, layoutOf, layoutScore } from "./counted-rows.ts";
import type { ScoreRow } from "./score-rows.ts";

/** A figure with its interval at a level of 0.95; an end that is not known is infinite. */
export interface Figure {
  readonly value: number;
  readonly interval: Interval;
  readonly rows: number;
  readonly recordings: number;
}

/** What of a scorer decides how its figure is made. */
export interface FigureRules {
  readonly aggregation: Aggregation;
  readonly range: readonly [number, number];
}

/** A row of a figure that is a mean, or a mean of groups' means. */
export type ValueRow = ScoreRow & { readonly value: number };

/** The same rows give the same resamples, whoever asks. */
const seed = 7;

/** The figure of rows, clustered by recording; absent where there are no rows, or the figure is not defined for them. */
export function figureOf(rows: readonly ScoreRow[], rules: FigureRules): Figure | undefined {
  if (rows.length === 0) return undefined;
  const [lower, upper] = rules.range;
  const bounds = { lower, upper };
  const figure = estimate(rows, rules.aggregation, bounds);
  if (!Number.isFinite(figure.value)) return undefined;
  return { ...figure, interval: clipInterval(figure.interval, bounds) };
}

function estimate(rows: readonly ScoreRow[], aggregation: Aggregation, bounds: Interval): Figure {
  switch (aggregation.kind) {
    case "mean":
    case "macro":
      return linearFigure(withValues(rows), aggregation.kind);
    case "corpus": {
      const layout = layoutOf(rows);
      const counted = countRecordings(rows, layout);
      const random = createRandom(seed);
      const figure = estimateCorpusScore(counted, layoutScore(layout, aggregation), { random, bounds });
      return { ...figure, rows: rows.length };
    }
    case "ranked":
      return rankedFigure(rows, aggregation.combine, bounds);
    default:
      return aggregation satisfies never;
  }
}

/** Rows with their values: those of figures that are means all have one. */
export function withValues(rows: readonly ScoreRow[]): readonly ValueRow[] {
  return rows.flatMap((row) => (row.value === undefined ? [] : [{ ...row, value: row.value }]));
}

/** The mean of the means of the rows' groups, as a sum over recordings. */
export function macroEstimateOf(rows: readonly ValueRow[]): LinearEstimate {
  const groups = new Map<string, ValueRow[]>();
  for (const row of rows) {
    const group = groups.get(row.group) ?? [];
    groups.set(row.group, group);
    group.push(row);
  }
  return averageEstimates([...groups.values()].map((group) => ({ estimate: meanOf(group), weight: 1 })));
}

/** A share of right rows has an interval of its own kind, which stays within what is possible. */
function linearFigure(rows: readonly ValueRow[], kind: "mean" | "macro"): Figure {
  const isShare = rows.every(({ value }) => value === 0 || value === 1);
  if (!isShare) return clusteredInterval(kind === "mean" ? meanOf(rows) : macroEstimateOf(rows));
  if (kind === "mean") return clusteredProportion(rows);
  return macroRecall(
    rows.map(({ cluster, group, value }) => ({
      cluster,
      expected: group,
      predicted: value === 1 ? group : `not ${group}`,
    })),
  );
}

type Combine = Extract<Aggregation, { kind: "ranked" }>["combine"];

function rankedFigure(rows: readonly ScoreRow[], combine: Combine, bounds: Interval): Figure {
  const options = { random: createRandom(seed), resamples: resamplesFor(rows.length), bounds };
  const drawn = clusterBootstrap(groupByCluster(rows), (some) => combineRanked(some, combine), options);
  return { ...drawn, rows: rows.length };
}

/** What a scorer makes of all values of rows with their confidences; NaN where that is nothing. */
export function combineRanked(rows: readonly ScoreRow[], combine: Combine): number {
  return combine(rows.flatMap(({ ranked = [] }) => ranked)) ?? Number.NaN;
}

/** 1,000, fewer where rows are many and each resample is dear: their quantiles are steadier. */
export function resamplesFor(rows: number): number {
  return Math.min(1_000, Math.max(200, Math.floor(1_000_000 / rows)));
}
