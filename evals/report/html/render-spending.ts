import { html, type Markup } from "../../../report/html/markup.ts";
import type { Figure } from "../../comparison/figure.ts";
import type { ColumnReport, EvalReport, TableReport } from "../eval-report.ts";
import { formatAmount } from "../format-figure.ts";
import { renderScatter } from "./scatter.ts";
import { tableName } from "./table-name.ts";

/** Quality against what it takes, for each table: all that another run of the same would have differently. */
export function renderSpending({ tables }: EvalReport): Markup {
  return html`<section aria-label="Cost and time"><h2>Quality against cost and time</h2><p class="sub">Each call as it was when it was first made; lines are 95 % intervals. Seconds of the engine and the baselines are this machine's.</p>${tables.map(renderTable)}</section>`;
}

function renderTable(table: TableReport): Markup {
  const [primary] = table.compared.table.planned.task.scorers;
  const seconds =
    primary &&
    pictureOf(table, { title: "Seconds a try, median", priceOf: ({ spending }) => spending.median });
  const dollars =
    primary &&
    pictureOf(table, { title: "US dollars a thousand", priceOf: ({ spending }) => spending.usdPerThousand });
  const isPaid = table.columns.some(({ spending }) => (spending.usdPerThousand?.value ?? 0) > 0);
  const unknown = table.columns.filter(({ spending, tried }) => tried > 0 && spending.costUsd === null);
  const free = isPaid
    ? dollars
    : html`<p class="none">Nothing here cost money${unknown.length > 0 && " as far as prices are known"}.</p>`;
  const rows = table.columns.map(
    ({ column, mark, spending }) =>
      html`<tr><th scope="row"><span class="mark">${mark}</span> <bdi>${column.candidate.spec}</bdi></th><td class="num">${formatAmount(spending.median)}</td><td class="num">${formatAmount(spending.p95)}</td><td class="num">${formatAmount(spending.usdPerThousand)}</td><td class="num">${formatAmount(spending.usdPerThousandRight)}</td><td class="num">${spending.calls}</td></tr>`,
  );
  return html`<details class="cost" open><summary>${tableName(table)}</summary><div class="pics">${seconds}${free}</div><div class="wide"><table><thead><tr><th scope="col">Candidate</th><th scope="col">Seconds, median</th><th scope="col">95 %</th><th scope="col">USD a thousand</th><th scope="col">USD a thousand right</th><th scope="col">Calls</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function pictureOf(
  { compared, columns }: TableReport,
  {
    title,
    priceOf,
  }: { readonly title: string; readonly priceOf: (column: ColumnReport) => Figure | undefined },
): Markup | undefined {
  const [primary] = compared.table.planned.task.scorers;
  if (primary === undefined) return undefined;
  const points = columns.flatMap((column) => {
    const [quality] = column.figures;
    const price = priceOf(column);
    if (quality === undefined || price === undefined) return [];
    return [{ mark: column.mark, name: column.column.candidate.spec, quality, price }];
  });
  return renderScatter({
    title: `${primary.title} against ${title.toLowerCase()}`,
    priceTitle: title,
    qualityTitle: primary.title,
    scale: primary,
    points,
  });
}
