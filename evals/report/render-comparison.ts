import { terminalSafe } from "../../report/terminal-safe.ts";
import type { CandidateComparison, ScorerComparison, TableComparison } from "../compare-candidates.ts";
import { formatDifference, formatFigure } from "./format-figure.ts";
import { pairJson } from "./report-json.ts";
import { textTable } from "./text-table.ts";
import { sayCounts } from "./wording.ts";

/** Two candidates for a terminal: by each scorer their figures, the difference and what may be said of it. */
export function renderComparison({ left, right, tables }: CandidateComparison): string {
  const head = `${left} against ${right}, on the examples that both tried`;
  return [terminalSafe(head), ...tables.flatMap(renderTable)].join("\n");
}

function renderTable({ table, outputs, scorers }: TableComparison): readonly string[] {
  const { task, dataset } = table;
  const [first] = scorers;
  const { rows = 0, recordings = 0 } = first?.difference ?? {};
  const head = `${task.title}  ${task.name} on ${dataset.name}, ${sayCounts(rows, recordings)}`;
  if (outputs === "identical") return ["", terminalSafe(head), "Both gave the same output on every example."];
  const cells = scorers.map(({ about, left, right, difference, verdict }) => [
    `${about.title}${about.better === "lower" ? " (lower is better)" : ""}`,
    formatFigure(left, about),
    formatFigure(right, about),
    difference === undefined ? "–" : formatDifference(difference, about),
    verdict?.text ?? "no example in common",
  ]);
  return [
    "",
    terminalSafe(head),
    ...textTable(["SCORER", "FIRST", "SECOND", "DIFFERENCE", "VERDICT"], cells),
  ];
}

/** The same for programs. */
export function comparisonJson({
  left,
  right,
  tables,
}: CandidateComparison): Readonly<Record<string, unknown>> {
  return {
    schema: "onrecord/eval-comparison@1",
    left,
    right,
    tables: tables.map(({ table, outputs, scorers }) => ({
      task: table.task.name,
      dataset: table.dataset.name,
      sha256: table.loaded.sha256,
      outputs,
      scorers: scorers.map((one) => scorerJson(one, left, right)),
    })),
  };
}

function scorerJson(
  { about, left, right, difference, verdict }: ScorerComparison,
  leftSpec: string,
  rightSpec: string,
): Readonly<Record<string, unknown>> {
  const { name, signature, better } = about;
  if (difference === undefined || verdict === undefined) return { scorer: name, signature, verdict: null };
  return {
    scorer: name,
    signature,
    better,
    leftFigure: left === undefined ? null : { value: left.value, ...left.interval },
    rightFigure: right === undefined ? null : { value: right.value, ...right.interval },
    ...pairJson({ left: leftSpec, right: rightSpec, ...difference, verdict }),
  };
}
