import type { Example } from "../dataset.ts";
import type { RankedValue, Score } from "../scorer.ts";
import { sumCounts } from "../statistics/sum-counts.ts";
import type { AnyScorer } from "../task.ts";
import type { ScoredColumn } from "./score-table.ts";

/** What a scorer made of one example, over all tries at it. */
export interface ScoreRow {
  readonly id: string;
  /** Recording: rows of one are not independent of each other. */
  readonly cluster: string;
  /** What is averaged, or added up, within first; "" where a scorer has no groups. */
  readonly group: string;
  /** Mean over tries. */
  readonly value?: number;
  /** Sum over tries. */
  readonly counts?: readonly number[];
  /** One each try. */
  readonly ranked?: readonly RankedValue[];
}

/** The rows of one candidate under the scorer at an index of its task; examples that were not tried have none. */
export function scoreRows(
  column: ScoredColumn,
  scorer: { readonly index: number; readonly about: AnyScorer },
  examples: Iterable<Example>,
): readonly ScoreRow[] {
  const rows: ScoreRow[] = [];
  for (const example of examples) {
    const scores = (column.tries.get(example) ?? []).flatMap((one) => one.scores[scorer.index] ?? []);
    const [first] = scores;
    if (first === undefined) continue;
    const about = { id: example.id, cluster: example.recording, group: first.group ?? "" };
    rows.push({ ...about, ...joinTries(scores, scorer.about) });
  }
  return rows;
}

function joinTries(
  scores: readonly Score[],
  { aggregation }: AnyScorer,
): Pick<ScoreRow, "value" | "counts" | "ranked"> {
  switch (aggregation.kind) {
    case "mean":
    case "macro":
      return { value: scores.reduce((sum, { value = 0 }) => sum + value, 0) / scores.length };
    case "corpus":
      return { counts: sumCounts(scores.map(({ counts = [] }) => counts)) };
    case "ranked":
      return { ranked: scores.map(({ confidence = 1, value = 0 }) => ({ confidence, value })) };
    default:
      return aggregation satisfies never;
  }
}
