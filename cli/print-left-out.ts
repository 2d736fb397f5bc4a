import type { ScoredColumn } from "../evals/comparison/score-table.ts";
import type { EvalOutcome } from "../evals/run-eval.ts";
import type { PlannedTable } from "../evals/runner/plan.ts";
import { exitCode } from "./exit-code.ts";
import type { Session } from "./session.ts";

/** Says which rows were not tried, and why. */
export function tellLeftOut(session: Session, { untried, tables, unreadable }: EvalOutcome): void {
  if (unreadable > 0)
    session.complain(`${unreadable} lines among the records are none; their rows are tried again.`);
  for (const { candidate, rows, why } of untried) {
    const told = `${candidate} did not try ${rows} rows: ${why.message}`;
    if (why.code === "missing_program") session.remark(told);
    else session.complain(told);
  }
  const overBudget = tables
    .flatMap(({ columns }) => columns)
    .reduce((sum, column) => sum + column.overBudget, 0);
  if (overBudget > 0)
    session.complain(`The budget left ${overBudget} rows untried. Raise it and run the same command again.`);
}

/**
 * 3 where rows were not tried. That the built-in engine translates nothing here is no fault of a command that did not
 * name it.
 */
export function evalExitCode({ untried, tables }: EvalOutcome, named: readonly string[]): number {
  const isMissed = untried.some(
    ({ candidate, why }) => why.code !== "missing_program" || named.includes(candidate),
  );
  const isOver = tables.some(({ columns }) => columns.some(({ overBudget }) => overBudget > 0));
  return isMissed || isOver ? exitCode.partial : exitCode.done;
}

/** Examples of one candidate that are named before only their number is said. */
const mostNamed = 10;

/** Lists what is not on record. */
export function tellMissing(session: Session, { tables, unreadable }: EvalOutcome): number {
  if (unreadable > 0) session.complain(`${unreadable} lines among the records are none.`);
  let missing = 0;
  for (const { planned, columns } of tables) {
    for (const column of columns) {
      missing += column.missing;
      if (column.missing > 0) session.complain(describeMissing(planned, column));
    }
  }
  if (missing === 0) return exitCode.done;
  session.complain(`${missing} rows are not on record. Run the same command without --replay to try them.`);
  return exitCode.partial;
}

function describeMissing({ task, dataset }: PlannedTable, column: ScoredColumn): string {
  const { samples } = column.planned;
  const ids = [...column.tries].flatMap(([{ id }, own]) => (own.length < samples ? [id] : []));
  const more = ids.length > mostNamed ? `, … (${ids.length} examples)` : "";
  return `not on record: ${task.name} on ${dataset.name} by ${column.candidate.spec}: ${ids.slice(0, mostNamed).join(", ")}${more}`;
}
