import { clusteredInterval } from "../statistics/clustered-interval.ts";
import { clusteredProportion } from "../statistics/clustered-proportion.ts";
import { clipInterval } from "../statistics/interval.ts";
import { meanOf, ratioOf } from "../statistics/linear-estimate.ts";
import { quantile, quantileInterval } from "../statistics/quantile.ts";
import type { AnyScorer } from "../task.ts";
import type { Figure } from "./figure.ts";
import type { ScoredColumn, ScoredTry } from "./score-table.ts";

/** What a candidate's work took, each call as it was when it was first made. */
export interface Spending {
  readonly calls: number;
  /** null: not known of a try. */
  readonly costUsd: number | null;
  /** US dollars a thousand examples, and for a thousand right answers; absent where that is not known or not defined. */
  readonly usdPerThousand?: Figure;
  readonly usdPerThousandRight?: Figure;
  /** Seconds of one try as if nothing had been cached. */
  readonly median?: Figure;
  readonly p95?: Figure;
}

const unbounded = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** Tries with what they cost and the recording they are of. */
interface PaidTry extends ScoredTry {
  readonly cluster: string;
}

/** What a column took; right answers are told by the task's first scorer. */
export function spendingOf(column: ScoredColumn, primary: AnyScorer | undefined): Spending {
  const tries = [...column.tries].flatMap(([example, own]) =>
    own.map((one): PaidTry => ({ ...one, cluster: example.recording })),
  );
  const known = tries.flatMap((one) => (one.costUsd === null ? [] : [{ ...one, costUsd: one.costUsd }]));
  const isKnown = known.length === tries.length && tries.length > 0;
  const seconds = tries.flatMap((one) => one.seconds ?? []);
  const right = primary === undefined || !isKnown ? undefined : costOfRight(known, primary);
  return {
    calls: tries.reduce((sum, { calls }) => sum + calls, 0),
    costUsd: isKnown ? known.reduce((sum, { costUsd }) => sum + costUsd, 0) : null,
    ...(isKnown ? { usdPerThousand: costOfThousand(known) } : {}),
    ...(right === undefined ? {} : { usdPerThousandRight: right }),
    ...(seconds.length === 0
      ? {}
      : { median: quantileFigure(seconds, 0.5), p95: quantileFigure(seconds, 0.95) }),
  };
}

type KnownTry = PaidTry & { readonly costUsd: number };

function costOfThousand(tries: readonly KnownTry[]): Figure {
  const estimate = meanOf(tries.map(({ cluster, costUsd }) => ({ cluster, value: 1_000 * costUsd })));
  const figure = clusteredInterval(estimate);
  return { ...figure, interval: clipInterval(figure.interval, unbounded) };
}

/** A score counts as the part of an answer that is right; figures of added-up counts tell no single answer's. */
function costOfRight(tries: readonly KnownTry[], { range, better }: AnyScorer): Figure | undefined {
  const width = range[1] - range[0];
  const rows = tries.flatMap(({ cluster, costUsd, scores: [score] }) => {
    if (score?.value === undefined || score.counts !== undefined || !Number.isFinite(width)) return [];
    const share = (score.value - range[0]) / width;
    return [{ cluster, numerator: 1_000 * costUsd, denominator: better === "higher" ? share : 1 - share }];
  });
  if (!rows.some(({ denominator }) => denominator > 0)) return undefined;
  const figure = clusteredInterval(ratioOf(rows));
  return { ...figure, interval: clipInterval(figure.interval, unbounded), rows: rows.length };
}

function quantileFigure(values: readonly number[], probability: number): Figure {
  const interval = clipInterval(quantileInterval(values, probability), unbounded);
  return { value: quantile(values, probability), interval, rows: values.length, recordings: 0 };
}

/** The share of a column's tries that gave no output that could be used. */
export function invalidShare(column: ScoredColumn): Figure | undefined {
  const rows = [...column.tries].flatMap(([{ recording: cluster }, own]) =>
    own.map(({ status }) => ({ cluster, value: status === "ok" ? 0 : 1 })),
  );
  return rows.length === 0 ? undefined : clusteredProportion(rows);
}
