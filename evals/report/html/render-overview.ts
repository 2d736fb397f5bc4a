import { html, type Markup } from "../../../report/html/markup.ts";
import type { ColumnReport, EvalReport, TableReport } from "../eval-report.ts";
import { formatFigure } from "../format-figure.ts";
import { tableId, tableName } from "./table-name.ts";

/** All candidates on all tables by the first scorer of each: what to use for what. Of the baselines the best one is shown. */
export function renderOverview({ tables }: EvalReport): Markup {
  const marks = new Map(
    tables
      .flatMap(({ columns }) => columns.filter((column) => !isBaseline(column)))
      .map(({ column, mark }) => [column.candidate.spec, mark] as const),
  );
  const isCompared = tables.some(({ columns }) => columns.some(isBaseline));
  const head = [...marks].map(
    ([spec, mark]) => html`<th scope="col"><span class="mark">${mark}</span> <bdi>${spec}</bdi></th>`,
  );
  const rows = tables.map(
    (table, at) =>
      html`<tr><th scope="row"><a href="#${tableId(at)}">${tableName(table)}</a><span class="by">${primaryTitle(table)}</span></th>${[...marks.keys()].map((spec) => renderCandidate(table, spec))}${isCompared && renderBaseline(table)}</tr>`,
  );
  return html`<section aria-label="Overview"><h2>What to use for what</h2><p class="sub">Each task's first scorer with its 95 % interval, clustered by recording. Shaded: rank 1, which cannot be told apart from the best.</p><div class="wide"><table class="ov"><thead><tr><td></td>${head}${isCompared && html`<th scope="col">the best baseline</th>`}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function isBaseline({ column }: ColumnReport): boolean {
  return column.candidate.kind === "baseline";
}

function primaryTitle({ compared }: TableReport): string {
  const [primary] = compared.table.planned.task.scorers;
  if (primary === undefined) return "";
  return `${primary.title}${primary.better === "lower" ? ", lower is better" : ""}`;
}

function renderCandidate(table: TableReport, spec: string): Markup {
  const column = table.columns.find((one) => one.column.candidate.spec === spec);
  return column === undefined ? html`<td class="no">·</td>` : renderCell(table, column);
}

/** Columns stand best first. */
function renderBaseline(table: TableReport): Markup {
  const column = table.columns.find((one) => isBaseline(one) && one.tried > 0);
  if (column === undefined) return html`<td class="no">·</td>`;
  const name = column.column.candidate.baseline ?? "";
  return renderCell(table, column, html`<span class="by">${column.mark} ${name}</span>`);
}

function renderCell({ compared }: TableReport, column: ColumnReport, name?: Markup): Markup {
  const [primary] = compared.table.planned.task.scorers;
  if (primary === undefined) return html`<td class="no">·</td>`;
  if (column.tried === 0) return html`<td class="no">not tried</td>`;
  const [value = "", ...ends] = formatFigure(column.figures[0], primary).split(" ");
  const part =
    column.tried < column.planned && html`<span class="by">${column.tried} of ${column.planned}</span>`;
  return html`<td class="${column.rank === 1 ? "top1" : ""}"><b>${value}</b> <span class="ends-of">${ends.join(" ")}</span>${part}${name}</td>`;
}
