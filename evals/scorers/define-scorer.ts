import type { RankedValue, Score, Scorer } from "../scorer.ts";

interface Rules<X, O> extends Omit<Scorer<X, O>, "score" | "aggregation"> {
  /** Absent: to every example. */
  applies?(example: X): boolean;
}

/** A scorer as it is written down: what it makes of an output that is there. */
export interface ValueRules<X, O> extends Rules<X, O> {
  /** The class of a macro-average; absent: the values are averaged as they are. */
  groupOf?(example: X): string;
  judge(example: X, output: O): number | Judgement;
}

/** A value in the scorer's range with the reason for it. */
export type Judgement = Required<Pick<Score, "value" | "reason">>;

const invalidReason = "there is no valid output";

/** A scorer of values; an output that is absent gets the worst value of the range. */
export function defineScorer<X, O>(rules: ValueRules<X, O>): Scorer<X, O> {
  const { applies, groupOf, judge, ...about } = rules;
  const worst = about.range[about.better === "higher" ? 0 : 1];
  return {
    ...about,
    aggregation: { kind: groupOf === undefined ? "mean" : "macro" },
    score(example, output) {
      if (applies !== undefined && !applies(example)) return undefined;
      const group = groupOf === undefined ? {} : { group: groupOf(example) };
      if (output === undefined) return { value: worst, ...group, reason: invalidReason };
      const found = judge(example, output);
      return { ...(typeof found === "number" ? { value: found } : found), ...group };
    },
  };
}

/** A scorer over all examples in the order of their confidences. */
export interface RankedRules<X, O> extends Rules<X, O> {
  judge(example: X, output: O): RankedValue;
  /** What stands for an output that is absent. */
  readonly invalid: RankedValue;
  combine(values: readonly RankedValue[]): number | undefined;
}

/** A scorer whose figure is made of all values with their confidences. */
export function defineRankedScorer<X, O>(rules: RankedRules<X, O>): Scorer<X, O> {
  const { applies, judge, invalid, combine, ...about } = rules;
  return {
    ...about,
    aggregation: { kind: "ranked", combine },
    score(example, output) {
      if (applies !== undefined && !applies(example)) return undefined;
      return output === undefined ? { ...invalid, reason: invalidReason } : judge(example, output);
    },
  };
}
