import type { ComparedColumn, ComparedTable } from "../comparison/compare-table.ts";
import type { Figure } from "../comparison/figure.ts";
import type { ScoredColumn } from "../comparison/score-table.ts";
import { type Slice, sliceTable } from "../comparison/slices.ts";
import { invalidShare, type Spending, spendingOf } from "../comparison/spending.ts";
import { splitVariance, type VarianceComponents } from "../statistics/variance-components.ts";

/** Everything that a report shows; the same records give the same report. */
export interface EvalReport {
  readonly tables: readonly TableReport[];
}

/** One task on one dataset. */
export interface TableReport {
  readonly compared: ComparedTable;
  readonly columns: readonly ColumnReport[];
  readonly slices: readonly Slice[];
}

/** One candidate in a table. `spending` holds all that another run of the same would have differently. */
export interface ColumnReport extends ComparedColumn {
  /** A letter that stands for the candidate in pictures, the same in all tables. */
  readonly mark: string;
  /** Tries that were to be made, and those that are on record. */
  readonly planned: number;
  readonly tried: number;
  readonly invalid: Figure | undefined;
  /** Tries that gave no output that can be used, by how they ended. */
  readonly failures: Readonly<Record<string, number>>;
  /** Where examples were tried several times: how far tries at one example differ, and examples among themselves. */
  readonly variance?: VarianceComponents;
  readonly spending: Spending;
}

/** Puts together what is shown of compared tables. */
export function buildReport(tables: readonly ComparedTable[]): EvalReport {
  const specs = tables.flatMap(({ table }) => table.columns.map(({ candidate }) => candidate.spec));
  const marks = new Map([...new Set(specs)].map((spec, at) => [spec, markOf(at)]));
  return { tables: tables.map((compared) => buildTable(compared, marks)) };
}

function buildTable(compared: ComparedTable, marks: ReadonlyMap<string, string>): TableReport {
  const { table, common } = compared;
  const columns = compared.columns.map((column) => buildColumn(compared, column, marks));
  return {
    compared,
    columns,
    slices: sliceTable(
      table,
      columns.map(({ column }) => column),
      common,
    ),
  };
}

function buildColumn(
  { table }: ComparedTable,
  compared: ComparedColumn,
  marks: ReadonlyMap<string, string>,
): ColumnReport {
  const { column } = compared;
  const tried = [...column.tries.values()].flat();
  const failures = countBy(tried.map(({ status }) => status).filter((status) => status !== "ok"));
  const variance = varianceOf(column);
  return {
    ...compared,
    mark: marks.get(column.candidate.spec) ?? "?",
    planned: column.planned.examples.length * column.planned.samples,
    tried: tried.length,
    invalid: invalidShare(column),
    failures,
    ...(variance === undefined ? {} : { variance }),
    spending: spendingOf(column, table.planned.task.scorers[0]),
  };
}

function varianceOf({ planned, tries }: ScoredColumn): VarianceComponents | undefined {
  if (planned.samples < 2) return undefined;
  const values = [...tries].flatMap(([{ id }, own]) =>
    own.flatMap(({ scores: [score] }) =>
      score?.value === undefined ? [] : [{ group: id, value: score.value }],
    ),
  );
  const groups = new Set(values.map(({ group }) => group)).size;
  return groups < 2 || values.length <= groups ? undefined : splitVariance(values);
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A to Z, then A2 and so on. */
function markOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${letter}${Math.floor(at / 26) + 1}`;
}
