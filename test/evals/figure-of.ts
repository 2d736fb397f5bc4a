import { groupBy } from "../../evals/datasets/sample.ts";
import type { Score, Scorer } from "../../evals/scorer.ts";

/** One figure of scores, as `Aggregation` says; without an interval, so for tests only. */
export function figureOf(
  { aggregation }: Pick<Scorer<never, never>, "aggregation">,
  scores: readonly Score[],
): number | undefined {
  const groups = groupBy(scores, ({ group = "" }) => group);
  switch (aggregation.kind) {
    case "mean":
      return mean(scores.flatMap(({ value }) => value ?? []));
    case "macro":
      return mean([...groups.values()].flatMap((own) => mean(own.flatMap(({ value }) => value ?? [])) ?? []));
    case "corpus":
      return mean(
        [...groups.values()].flatMap(
          (own) => aggregation.combine(sum(own.map((one) => one.counts ?? []))) ?? [],
        ),
      );
    case "ranked":
      return aggregation.combine(scores.map(({ confidence = 0, value = 0 }) => ({ confidence, value })));
    default:
      return aggregation satisfies never;
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length;
}

function sum(rows: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = rows;
  return first.map((_count, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0));
}
