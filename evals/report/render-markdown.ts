import { escapeMarkdown } from "../../report/escape-markdown.ts";
import type { EvalReport, TableReport } from "./eval-report.ts";
import { formatAmount, formatFigure, formatShare } from "./format-figure.ts";
import { countExamples, failuresOf, rowsOf, verdictAgainstBest } from "./wording.ts";

/**
 * A report for a pull request. All that another run of the same would have differently stands between
 * `<!-- run:begin -->` and `<!-- run:end -->`.
 */
export function renderMarkdown({ tables }: EvalReport): string {
  const parts = [
    "# Eval",
    "Figures are given with their 95 % interval, clustered by recording. Candidates of one rank cannot be told apart from the best of it.",
    ...tables.flatMap(renderTable),
    "<!-- run:begin -->",
    "## Cost and time",
    "Each call as it was when it was first made; dollars a thousand.",
    ...tables.map(renderSpending),
    "<!-- run:end -->",
  ];
  return `${parts.join("\n\n")}\n`;
}

function renderTable(table: TableReport): readonly string[] {
  const { task, dataset, loaded } = table.compared.table.planned;
  const [primary] = task.scorers;
  const { common } = table.compared;
  const board = markdownTable(
    ["Rank", "Candidate", escapeMarkdown(primary?.title ?? ""), "Tried", "Not usable", "Against the best"],
    table.columns.map((column) => [
      column.rank === undefined ? "–" : String(column.rank),
      code(column.column.candidate.spec),
      primary === undefined ? "–" : formatFigure(column.figures[0], primary),
      escapeMarkdown(rowsOf(column)),
      escapeMarkdown(
        [formatShare(column.invalid), failuresOf(column)].filter((part) => part !== "").join("; "),
      ),
      escapeMarkdown(verdictAgainstBest(table, column)),
    ]),
  );
  const about = `${escapeMarkdown(dataset.title)}: ${countExamples(common)}, ${code(loaded.sha256.slice(0, 12))}.`;
  return [
    `## ${escapeMarkdown(task.title)} (${escapeMarkdown(task.name)} on ${escapeMarkdown(dataset.name)})`,
    about,
    board,
    ...renderScorers(table),
    ...renderSlices(table),
  ];
}

function renderScorers({ compared, columns }: TableReport): readonly string[] {
  const { scorers } = compared.table.planned.task;
  const table = markdownTable(
    ["Scorer", ...columns.map(({ column }) => code(column.candidate.spec)), "Signature"],
    scorers.map((scorer, at) => [
      escapeMarkdown(`${scorer.title}${scorer.better === "lower" ? " (lower is better)" : ""}`),
      ...columns.map(({ figures }) => formatFigure(figures[at], scorer)),
      code(scorer.signature),
    ]),
  );
  return ["<details><summary>All scorers</summary>", table, "</details>"];
}

function renderSlices({ compared, columns, slices }: TableReport): readonly string[] {
  const [primary] = compared.table.planned.task.scorers;
  if (primary === undefined || slices.length === 0) return [];
  const table = markdownTable(
    ["Slice", "Examples", ...columns.map(({ column }) => code(column.candidate.spec))],
    slices.map(({ by, value, examples, figures }) => [
      escapeMarkdown(`${by}: ${value}`),
      String(examples),
      ...columns.map((_, at) => formatFigure(figures[at], primary)),
    ]),
  );
  return ["<details><summary>By slice</summary>", table, "</details>"];
}

function renderSpending({ compared, columns }: TableReport): string {
  const { task, dataset } = compared.table.planned;
  const table = markdownTable(
    ["Candidate", "Seconds, median", "95 %", "USD", "USD of right answers", "Calls"],
    columns.map(({ column, spending }) => [
      code(column.candidate.spec),
      formatAmount(spending.median),
      formatAmount(spending.p95),
      formatAmount(spending.usdPerThousand),
      formatAmount(spending.usdPerThousandRight),
      String(spending.calls),
    ]),
  );
  return `**${escapeMarkdown(task.name)} on ${escapeMarkdown(dataset.name)}**\n\n${table}`;
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Code spans take no escapes: a text that could end one or the marked block is no code span. */
function code(text: string): string {
  const isPlain = /^[\w ./:+,?=@#%()>&|'-]+$/.test(text.replaceAll("<=", "")) && !text.includes("-->");
  return isPlain ? `\`${text.replaceAll("|", "\\|")}\`` : escapeMarkdown(text);
}
