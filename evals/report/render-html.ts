import { html, trusted } from "../../report/html/markup.ts";
import { openRecordReader } from "../runner/read-records.ts";
import { pageAssets } from "./data/page-assets.ts";
import type { EvalReport } from "./eval-report.ts";
import { renderBoard } from "./html/render-board.ts";
import { renderOverview } from "./html/render-overview.ts";
import { renderRows } from "./html/render-rows.ts";
import { renderSpending } from "./html/render-spending.ts";
import { packRows } from "./row-data.ts";

/**
 * A report as one HTML file that asks nothing of the network; its figures read without its script. Outputs are read from
 * the file of records. All that another run of the same would have differently stands between `<!-- run:begin -->` and
 * `<!-- run:end -->`.
 */
export function renderHtml(report: EvalReport, records: string): string {
  const policy = `default-src 'none'; img-src data:; style-src '${pageAssets.styleHash}'; script-src '${pageAssets.scriptHash}'; base-uri 'none'; form-action 'none'`;
  const examples = report.tables.reduce(
    (sum, { compared }) => sum + compared.table.planned.loaded.examples.length,
    0,
  );
  const specs = new Set(
    report.tables.flatMap(({ columns }) => columns.map(({ column }) => column.candidate.spec)),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Eval · onrecord</title>
<style>${trusted(pageAssets.style)}</style>
</head>
<body>
<a class="skip" href="#overview">Skip to the overview</a><a class="skip" href="#rows">Skip to the rows</a>
<header class="top"><p class="eyebrow">onrecord eval</p><h1>Which is good enough for what</h1><p class="sub">${report.tables.length} tables, ${examples} examples, ${specs.size} candidates. Every figure has its interval; candidates of one rank cannot be told apart from the best of it.</p></header>
<main id="overview" tabindex="-1">
${renderOverview(report)}
<!-- run:begin -->
${renderSpending(report)}
<!-- run:end -->
${report.tables.map(renderBoard)}
${renderRows(report, readRows(report, records))}
</main>
<script>${trusted(pageAssets.script)}</script>
</body>
</html>
`.markup;
}

function readRows(report: EvalReport, records: string): readonly (readonly string[])[] {
  const isEmpty = report.tables.every(({ columns }) => columns.every(({ tried }) => tried === 0));
  if (isEmpty) return packRows(report, () => never());
  const reader = openRecordReader(records);
  try {
    return packRows(report, reader.read);
  } finally {
    reader.close();
  }
}

function never(): never {
  throw new Error("A report without tries has no record to read.");
}
