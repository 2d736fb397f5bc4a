import { terminalSafe } from "../../report/terminal-safe.ts";
import type { ColumnReport, EvalReport, TableReport } from "./eval-report.ts";
import { formatAmount, formatFigure, formatShare } from "./format-figure.ts";
import { textTable } from "./text-table.ts";
import { countExamples, rowsOf, verdictAgainstBest } from "./wording.ts";

/** A report for a terminal: a leaderboard of each table by its first scorer, then what it took. */
export function renderText({ tables }: EvalReport): string {
  return tables.map((table) => [...renderTable(table), ""].join("\n")).join("\n");
}

function renderTable(table: TableReport): readonly string[] {
  const { task, dataset } = table.compared.table.planned;
  const [primary, ...others] = task.scorers;
  const { common } = table.compared;
  const head = `${task.title}  ${task.name} on ${dataset.name}, ${countExamples(common)}`;
  if (primary === undefined) return [terminalSafe(head)];
  const board = textTable(
    ["RANK", "CANDIDATE", primary.title.toUpperCase(), "TRIED", "NOT USABLE", "AGAINST THE BEST"],
    table.columns.map((column) => [
      column.rank === undefined ? "–" : String(column.rank),
      column.column.candidate.spec,
      formatFigure(column.figures[0], primary),
      rowsOf(column),
      formatShare(column.invalid),
      verdictAgainstBest(table, column),
    ]),
  );
  const more =
    others.length === 0 ? "" : `; ${others.length} more scorers stand in the report and with --json`;
  return [
    terminalSafe(head),
    ...board,
    terminalSafe(`${primary.signature}${more}`),
    ...renderSpending(table.columns),
  ];
}

function renderSpending(columns: readonly ColumnReport[]): readonly string[] {
  return textTable(
    ["", "CANDIDATE", "SECONDS, MEDIAN", "95 %", "USD A THOUSAND", "USD A THOUSAND RIGHT", "CALLS"],
    columns.map(({ column, spending }) => [
      "    ",
      column.candidate.spec,
      formatAmount(spending.median),
      formatAmount(spending.p95),
      formatAmount(spending.usdPerThousand),
      formatAmount(spending.usdPerThousandRight),
      String(spending.calls),
    ]),
  );
}
