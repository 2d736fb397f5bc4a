import type { Aggregation } from "../scorer.ts";
import { clusterBootstrap, groupByCluster } from "../statistics/cluster-bootstrap.ts";
import { type Comparison, compareDifference, compareRows } from "../statistics/comparison.ts";
import { compareCorpusScores } from "../statistics/corpus-comparison.ts";
import type { Interval } from "../statistics/interval.ts";
import { joinById } from "../statistics/paired-difference.ts";
import { createRandom } from "../statistics/random.ts";
import { studentTwoSidedP } from "../statistics/student-t.ts";
import { countRecordings, layoutOf, layoutScore } from "./counted-rows.ts";
import {
  combineRanked,
  type FigureRules,
  macroEstimateOf,
  resamplesFor,
  type ValueRow,
  withValues,
} from "./figure.ts";
import type { ScoreRow } from "./score-rows.ts";

/** Which way a scorer counts, besides how its figure is made. */
export interface DifferenceRules extends FigureRules {
  readonly better: "higher" | "lower";
}

/** Two candidates on the rows that both have, paired by id and clustered by recording. */
export interface Difference {
  /** Left less right as shares of the scorer's range, positive where left is better. */
  readonly comparison: Comparison;
  /** Left less right as the scorer counts. */
  readonly value: number;
  readonly interval: Interval;
  readonly rows: number;
  readonly recordings: number;
  /** Rows that only one of the two has. */
  readonly unmatched: number;
}

interface Pairs {
  readonly left: readonly ScoreRow[];
  readonly right: readonly ScoreRow[];
  readonly unmatched: number;
}

const seed = 11;

/** Swaps that a test of corpus scores draws: a p-value is known to 1 in 4,000. */
const trials = 4_000;

/** The paired difference under one scorer; absent where the two have no row in common, or a figure is not defined. */
export function differenceOf(
  left: readonly ScoreRow[],
  right: readonly ScoreRow[],
  rules: DifferenceRules,
): Difference | undefined {
  const pairs = pairUp(left, right);
  if (pairs.left.length === 0) return undefined;
  const toShare = sharer(rules);
  const comparison = compare(pairs, rules.aggregation, toShare);
  const { value, interval, recordings } = comparison.difference;
  if (!Number.isFinite(value)) return undefined;
  const scale = (rules.range[1] - rules.range[0]) * (rules.better === "higher" ? 1 : -1);
  const ends = [interval.lower * scale, interval.upper * scale].sort((a, b) => a - b);
  const [lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY] = ends;
  return {
    comparison,
    value: value * scale,
    interval: { lower, upper },
    rows: pairs.left.length,
    recordings,
    unmatched: pairs.unmatched,
  };
}

/** A figure as a share of its range, 1 where it is best. */
function sharer({ range: [low, high], better }: DifferenceRules): (figure: number) => number {
  const width = high - low;
  return better === "higher" ? (figure) => (figure - low) / width : (figure) => (high - figure) / width;
}

function pairUp(left: readonly ScoreRow[], right: readonly ScoreRow[]): Pairs {
  const ids = new Set(right.map(({ id }) => id));
  if (!left.some(({ id }) => ids.has(id)))
    return { left: [], right: [], unmatched: left.length + right.length };
  const { both, unmatched } = joinById({ left, right });
  return {
    left: both.map(([one]) => one),
    right: both.map(([, other]) => other),
    unmatched: unmatched.length,
  };
}

type ToShare = (figure: number) => number;

function compare(pairs: Pairs, aggregation: Aggregation, toShare: ToShare): Comparison {
  switch (aggregation.kind) {
    case "mean": {
      const [left, right] = shares(pairs, toShare);
      return compareRows(left, right);
    }
    case "macro": {
      const [left, right] = shares(pairs, toShare);
      const gains = left.map((row, at) => ({ ...row, value: row.value - (right[at]?.value ?? 0) }));
      return compareDifference(macroEstimateOf(gains));
    }
    case "corpus": {
      const layout = layoutOf(pairs.left);
      const score = layoutScore(layout, aggregation);
      const models = {
        left: countRecordings(pairs.left, layout),
        right: countRecordings(pairs.right, layout),
      };
      return compareCorpusScores(models, (sum) => toShare(score(sum)), {
        random: createRandom(seed),
        trials,
      });
    }
    case "ranked":
      return compareRanked(pairs, aggregation.combine, toShare);
    default:
      return aggregation satisfies never;
  }
}

function shares(
  { left, right }: Pairs,
  toShare: ToShare,
): readonly [readonly ValueRow[], readonly ValueRow[]] {
  const share = (rows: readonly ScoreRow[]): readonly ValueRow[] =>
    withValues(rows).map((row) => ({ ...row, value: toShare(row.value) }));
  return [share(left), share(right)];
}

/** No test by exchange fits a curve over all rows: how far the difference lies from 0 is told by its resamples. */
function compareRanked(
  { left, right }: Pairs,
  combine: Extract<Aggregation, { kind: "ranked" }>["combine"],
  toShare: ToShare,
): Comparison {
  const both = left.map((row, at) => ({ cluster: row.cluster, left: row, right: right[at] ?? row }));
  const { value, interval, standardError, recordings } = clusterBootstrap(
    groupByCluster(both),
    (drawn) =>
      toShare(
        combineRanked(
          drawn.map((pair) => pair.left),
          combine,
        ),
      ) -
      toShare(
        combineRanked(
          drawn.map((pair) => pair.right),
          combine,
        ),
      ),
    { random: createRandom(seed), resamples: resamplesFor(left.length) },
  );
  const degreesOfFreedom = recordings - 1;
  const isKnown = value !== 0 && standardError > 0 && Number.isFinite(standardError);
  return {
    difference: {
      value,
      interval,
      standardError,
      degreesOfFreedom,
      recordings,
      level: 0.95,
      rows: left.length,
    },
    pValue: isKnown ? studentTwoSidedP(value / standardError, degreesOfFreedom) : 1,
    test: "student_t",
    parts: [],
  };
}
