import { approximateRandomization, type CountPair } from "./approximate-randomization.ts";
import {
  type BootstrapOptions,
  type BootstrapResult,
  clusterBootstrap,
  groupByCluster,
} from "./cluster-bootstrap.ts";
import type { EstimateWithInterval } from "./clustered-interval.ts";
import type { Comparison } from "./comparison.ts";
import { defaultLevel } from "./interval.ts";
import { joinById } from "./paired-difference.ts";
import { sumCounts } from "./sum-counts.ts";

/** One row's counts under one model, as a corpus metric gives them. */
export interface CountedRow {
  readonly id: string;
  readonly cluster: string;
  readonly counts: readonly number[];
}

/** The figure that summed counts give. */
export type CorpusScore = (sum: readonly number[]) => number;

export interface CorpusOptions extends BootstrapOptions {
  /** Swaps of the randomization test; 10,000 unless given. */
  readonly trials?: number;
}

/** A corpus score with its bootstrap interval over recordings. */
export function estimateCorpusScore(
  rows: readonly CountedRow[],
  score: CorpusScore,
  options: BootstrapOptions,
): EstimateWithInterval {
  const recordings = groupByCluster(rows).map((group) => group.map(({ counts }) => counts));
  const bootstrap = clusterBootstrap(recordings, (drawn) => score(sumCounts(drawn)), options);
  return describeEstimate(bootstrap, { level: options.level, rows: rows.length });
}

/**
 * Two models' corpus scores on the rows that both have: a bootstrap interval of the difference over recordings, and
 * the p-value of paired swaps of whole recordings.
 */
export function compareCorpusScores(
  models: { readonly left: readonly CountedRow[]; readonly right: readonly CountedRow[] },
  score: CorpusScore,
  options: CorpusOptions,
): Comparison & { readonly unmatched: readonly string[] } {
  const { both, unmatched } = joinById(models);
  const recordings = groupByCluster(
    both.map(([left, right]) => ({ cluster: left.cluster, left: left.counts, right: right.counts })),
  );
  const bootstrap = clusterBootstrap<CountPair>(
    recordings,
    (drawn) => scoreDifference(sumPairs(drawn), score),
    options,
  );
  const { pValue } = approximateRandomization(recordings.map(sumPairs), score, options);
  const difference = describeEstimate(bootstrap, { level: options.level, rows: both.length });
  return { difference, pValue, test: "swaps", parts: [], unmatched };
}

function sumPairs(pairs: readonly CountPair[]): CountPair {
  return {
    left: sumCounts(pairs.map(({ left }) => left)),
    right: sumCounts(pairs.map(({ right }) => right)),
  };
}

function scoreDifference(pair: CountPair, score: CorpusScore): number {
  return score(pair.left) - score(pair.right);
}

function describeEstimate(
  bootstrap: BootstrapResult,
  { level = defaultLevel, rows }: { readonly level: number | undefined; readonly rows: number },
): EstimateWithInterval {
  const { value, standardError, degreesOfFreedom, interval, recordings } = bootstrap;
  return { value, standardError, degreesOfFreedom, level, interval, recordings, rows };
}
