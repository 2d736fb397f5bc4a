import { html, type Markup, trusted } from "../../report/html/markup.ts";
import { pageAssets } from "../report/data/page-assets.ts";
import { textTable } from "../report/text-table.ts";
import type { Interval } from "../statistics/interval.ts";
import { type Figure, type Measured, reaches, type WorstError } from "./figure.ts";

/** Errors that the page shows of each figure, the surest first. */
const mostErrors = 40;
const headings = ["figure", "ours", "bar", "95 % by recording", "reached"] as const;

/** The figures as a table for a terminal, and how many reach their bars. */
export function renderFigures(figures: readonly Figure[]): string {
  return [...textTable(headings, figures.map(cellsOf)), "", sumUp(figures)].join("\n");
}

/** The figures and the worst errors as one HTML file that asks nothing of the network and has no script. */
export function renderErrors({ figures, errors }: Measured): string {
  const policy = `default-src 'none'; style-src '${pageAssets.styleHash}'; base-uri 'none'; form-action 'none'`;
  const names = [...new Set(errors.map(({ figure }) => figure))];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What the built-in engine gets wrong · onrecord</title>
<style>${trusted(pageAssets.style)}</style>
</head>
<body>
<header class="top"><p class="eyebrow">onrecord eval:grounding</p><h1>What the built-in engine gets wrong</h1><p class="sub">${sumUp(figures)} Below the figures the surest errors of each, to be read: what was asked, what the engine said, what the label is, and the words of the recording.</p></header>
<main>
${section("Figures", table(headings, figures.map(cellsOf)))}
${names.map((name) =>
  errorsOf(
    name,
    errors.filter(({ figure }) => figure === name),
  ),
)}
</main>
</body>
</html>
`.markup;
}

function errorsOf(name: string, errors: readonly WorstError[]): Markup {
  const worst = [...errors].sort((a, b) => b.confidence - a.confidence).slice(0, mostErrors);
  const rows = worst.map((error) => [
    `${error.recording} ${error.id}`,
    error.asked,
    `${error.said} (${error.confidence.toFixed(2)})`,
    error.label,
    error.place ?? "–",
  ]);
  const count =
    worst.length < errors.length ? `the surest ${worst.length} of ${errors.length}` : errors.length;
  return section(`${name}: ${count}`, table(["row", "asked", "we said", "label", "place"], rows));
}

function section(title: string, content: Markup): Markup {
  return html`<section><h2>${title}</h2><div class="wide">${content}</div></section>
`;
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const head = names.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>
`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function cellsOf(figure: Figure): string[] {
  const name = figure.note === undefined ? figure.figure : `${figure.figure} (${figure.note})`;
  const interval = formatInterval(figure.interval, figure);
  return [name, format(figure.value, figure), barOf(figure), interval, answerOf(reaches(figure))];
}

function barOf(figure: Figure): string {
  const { bar } = figure;
  if (bar === undefined) return "–";
  return "atLeast" in bar ? `≥ ${format(bar.atLeast, figure)}` : `≤ ${format(bar.atMost, figure)}`;
}

function answerOf(reached: boolean | undefined): string {
  if (reached === undefined) return "–";
  return reached ? "yes" : "no";
}

function sumUp(figures: readonly Figure[]): string {
  const judged = figures.map(reaches).filter((reached) => reached !== undefined);
  return `${judged.filter(Boolean).length} of ${judged.length} figures reach their bars.`;
}

function formatInterval(interval: Interval | undefined, figure: Figure): string {
  if (interval === undefined) return "–";
  return `${format(interval.lower, figure)} to ${format(interval.upper, figure)}`;
}

function format(value: number, { unit = "share" }: Figure): string {
  if (!Number.isFinite(value)) return "?";
  switch (unit) {
    case "share":
      return value.toFixed(3);
    case "ms":
      return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
    case "count":
      return String(value);
    default:
      return unit satisfies never;
  }
}
