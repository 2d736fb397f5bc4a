import { html, type Markup } from "../../../report/html/markup.ts";
import type { ColumnReport, TableReport } from "../eval-report.ts";
import { formatFigure, formatShare, formatValue } from "../format-figure.ts";
import { countExamples, failuresOf, rowsOf, verdictAgainstBest } from "../wording.ts";
import { axisOf, figureBar } from "./figure-bar.ts";
import { tableId } from "./table-name.ts";

/** One task on one dataset: who is best, by how much, by which scorer and where. */
export function renderBoard(table: TableReport, at: number): Markup {
  const { task, dataset, loaded } = table.compared.table.planned;
  const { common } = table.compared;
  const about = `${dataset.title}: ${countExamples(common)}. ${dataset.source}. ${dataset.licence}.`;
  return html`<section class="board" id="${tableId(at)}" tabindex="-1" aria-label="${task.name} on ${dataset.name}"><h2>${task.title} <span class="by">${task.name} on ${dataset.name}</span></h2><p class="sub">${about} <code>sha256 ${loaded.sha256.slice(0, 12)}</code></p>${renderRanks(table)}${renderScorers(table)}${renderSlices(table)}<p class="go"><button type="button" data-rows="${at}">Row by row</button></p></section>
`;
}

function renderRanks(table: TableReport): Markup | undefined {
  const [primary] = table.compared.table.planned.task.scorers;
  if (primary === undefined) return undefined;
  const axis = axisOf(
    table.columns.map(({ figures }) => figures[0]),
    primary,
  );
  const rows = table.columns.map(
    (column) =>
      html`<tr class="${column.rank !== undefined && column.rank % 2 === 0 ? "even" : "odd"}"><td class="num">${column.rank ?? "–"}</td><th scope="row">${nameCell(column)}</th><td>${figureBar(column.figures[0], axis)}</td><td class="num">${formatFigure(column.figures[0], primary)}${wholeFigure(column, table)}</td><td class="num">${rowsOf(column)}</td><td>${formatShare(column.invalid)}${failuresOf(column) !== "" && html`<span class="by">${failuresOf(column)}</span>`}</td><td>${verdictAgainstBest(table, column)}${varianceNote(column)}</td></tr>`,
  );
  const ends = html`<span class="ends"><span>${formatValue(axis.from, primary)}</span><span>${formatValue(axis.to, primary)}</span></span>`;
  const lower = primary.better === "lower" ? " (lower is better)" : "";
  return html`<div class="wide"><table class="lb"><thead><tr><th scope="col">Rank</th><th scope="col">Candidate</th><th scope="col">${ends}</th><th scope="col">${primary.title}${lower}</th><th scope="col">Tried</th><th scope="col">Not usable</th><th scope="col">Against the best</th></tr></thead><tbody>${rows}</tbody></table></div><p class="sig"><code>${primary.signature}</code></p>`;
}

function nameCell({ mark, column }: ColumnReport): Markup {
  return html`<span class="mark">${mark}</span> <bdi>${column.candidate.spec}</bdi>`;
}

function wholeFigure({ wholeFigures }: ColumnReport, { compared }: TableReport): Markup | undefined {
  const [primary] = compared.table.planned.task.scorers;
  const figure = wholeFigures?.[0];
  if (primary === undefined || figure === undefined) return undefined;
  return html`<span class="by">on all ${figure.rows}: ${formatFigure(figure, primary)}</span>`;
}

function varianceNote({ variance }: ColumnReport): Markup | undefined {
  if (variance === undefined) return undefined;
  const share =
    variance.between + variance.within === 0 ? 0 : variance.within / (variance.between + variance.within);
  return html`<span class="by">${(100 * share).toFixed(0)} % of the variance of single tries is between tries at one example</span>`;
}

function renderScorers({ compared, columns }: TableReport): Markup {
  const { scorers } = compared.table.planned.task;
  const head = columns.map((column) => html`<th scope="col">${nameCell(column)}</th>`);
  const rows = scorers.map(
    (scorer, at) =>
      html`<tr><th scope="row">${scorer.title}${scorer.better === "lower" && html`<span class="by">lower is better</span>`}</th>${columns.map(({ figures }) => html`<td class="num">${formatFigure(figures[at], scorer)}</td>`)}<td><code>${scorer.signature}</code></td></tr>`,
  );
  return html`<details><summary>All scorers</summary><div class="wide"><table><thead><tr><th scope="col">Scorer</th>${head}<th scope="col">Signature</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function renderSlices({ compared, columns, slices }: TableReport): Markup | undefined {
  const [primary] = compared.table.planned.task.scorers;
  if (primary === undefined || slices.length === 0) return undefined;
  const axis = axisOf(
    slices.flatMap(({ figures }) => figures),
    primary,
  );
  const head = columns.map((column) => html`<th scope="col">${nameCell(column)}</th>`);
  const rows = slices.map(
    ({ by, value, examples, recordings, figures }) =>
      html`<tr><th scope="row"><span class="by">${by}</span> <bdi>${value}</bdi></th><td class="num">${examples} of ${recordings}</td>${columns.map((_, at) => html`<td>${figureBar(figures[at], axis)}<span class="by">${formatFigure(figures[at], primary)}</span></td>`)}</tr>`,
  );
  return html`<details><summary>By slice</summary><p class="sub">${primary.title}, from ${formatValue(axis.from, primary)} to ${formatValue(axis.to, primary)}.</p><div class="wide"><table><thead><tr><th scope="col">Slice</th><th scope="col">Examples of recordings</th>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
