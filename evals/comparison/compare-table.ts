import type { Example } from "../dataset.ts";
import { rankModels } from "../statistics/rank.ts";
import { judgeComparisons, type Verdict } from "../statistics/verdict.ts";
import type { AnyScorer } from "../task.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type Figure, figureOf } from "./figure.ts";
import { scoreRows } from "./score-rows.ts";
import type { ScoredColumn, ScoredTable } from "./score-table.ts";

/** Two candidates under one scorer. */
export interface Pair extends Difference {
  readonly left: string;
  readonly right: string;
  /** Of the left one, all pairs of its table taken together. */
  readonly verdict: Verdict;
}

/** A candidate's figures, one a scorer of its task: absent where a scorer applies to none of its rows. */
export interface ComparedColumn {
  readonly column: ScoredColumn;
  /** 1 and the number of those that are surely better by the first scorer: who shares a rank cannot be told apart from the best of it. */
  readonly rank: number | undefined;
  /** On the examples that all candidates of the table were to try. */
  readonly figures: readonly (Figure | undefined)[];
  /** On all that it tried, where that is more. */
  readonly wholeFigures?: readonly (Figure | undefined)[];
}

/** A table with its figures, and all pairs of its candidates by the first scorer. */
export interface ComparedTable {
  readonly table: ScoredTable;
  /** Examples that all candidates were to try. */
  readonly common: readonly Example[];
  /** The best one first. */
  readonly columns: readonly ComparedColumn[];
  readonly pairs: readonly Pair[];
}

/** Compares all candidates of a table. */
export function compareTable(table: ScoredTable): ComparedTable {
  const { task, loaded } = table.planned;
  const common = commonExamples(table);
  const primary = task.scorers[0];
  const pairs =
    primary === undefined ? [] : comparePairs(table.columns, { index: 0, about: primary }, common);
  const ranks = rankColumns(table.columns, pairs);
  const columns = table.columns.map((column): ComparedColumn => {
    const isMore = column.planned.examples.length > common.length;
    return {
      column,
      rank: ranks.get(column.candidate.spec),
      figures: figuresOf(column, task.scorers, common),
      ...(isMore ? { wholeFigures: figuresOf(column, task.scorers, loaded.examples) } : {}),
    };
  });
  return { table, common, pairs, columns: sortColumns(columns, primary) };
}

/** All pairs of columns under one scorer, judged together; those without a common row are left out. */
export function comparePairs(
  columns: readonly ScoredColumn[],
  scorer: { readonly index: number; readonly about: AnyScorer },
  examples: readonly Example[],
): readonly Pair[] {
  const rows = columns.map((column) => scoreRows(column, scorer, examples));
  const found = columns.flatMap((left, at) =>
    columns.slice(at + 1).flatMap((right, next) => {
      const difference = differenceOf(rows[at] ?? [], rows[at + 1 + next] ?? [], scorer.about);
      if (difference === undefined) return [];
      return [{ left: left.candidate.spec, right: right.candidate.spec, difference }];
    }),
  );
  const verdicts = judgeComparisons(found.map(({ difference }) => difference.comparison));
  return found.flatMap(({ left, right, difference }, at) => {
    const verdict = verdicts[at];
    return verdict === undefined ? [] : [{ left, right, ...difference, verdict }];
  });
}

/** The figures of a candidate on some examples, one a scorer. */
export function figuresOf(
  column: ScoredColumn,
  scorers: readonly AnyScorer[],
  examples: readonly Example[],
): readonly (Figure | undefined)[] {
  return scorers.map((about, index) => figureOf(scoreRows(column, { index, about }, examples), about));
}

function commonExamples({ planned, columns }: ScoredTable): readonly Example[] {
  const sets = columns.map((column) => new Set(column.planned.examples));
  return planned.loaded.examples.filter((example) => sets.every((set) => set.has(example)));
}

/** Ranks of the candidates that have been compared; the others have none. */
function rankColumns(columns: readonly ScoredColumn[], pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const specs = columns.map(({ candidate }) => candidate.spec);
  const compared = specs.filter((spec) => pairs.some(({ left, right }) => left === spec || right === spec));
  const isBetter = (one: string, other: string): boolean =>
    pairs.some(({ left, right, verdict: { verdict } }) => {
      if (left === one && right === other) return verdict === "better";
      return left === other && right === one && verdict === "worse";
    });
  return new Map(rankModels(compared, isBetter).map(({ model, rank }) => [model, rank]));
}

function sortColumns(
  columns: readonly ComparedColumn[],
  primary: AnyScorer | undefined,
): readonly ComparedColumn[] {
  const worst = primary?.better === "lower" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const sign = primary?.better === "lower" ? 1 : -1;
  const figureIn = (column: ComparedColumn): number => column.figures[0]?.value ?? worst;
  return columns.toSorted((a, b) => {
    const [one, other] = [figureIn(a), figureIn(b)];
    if (one !== other) return one < other ? -sign : sign;
    return a.column.candidate.spec < b.column.candidate.spec ? -1 : 1;
  });
}
