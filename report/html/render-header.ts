import { formatClock } from "../../transcript/format-clock.ts";
import { countPhrase, fill, formatPercent } from "../phrases.ts";
import { fileNameOf, kindOf, modelsOf, notesOf, shownEntries, titleOf } from "../report-facts.ts";
import { runFacts } from "../run-facts.ts";
import { tallyChecks, tallyLine } from "../tally.ts";
import { toneOf, verdictOrder } from "../tone.ts";
import { type Content, html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";

// Longer titles take more than two lines at full size.
const longTitle = 70;

/** Title, tally, facts, the run, and what a reader must know. */
export function renderHeader(page: Page): Markup {
  const { input, wording } = page;
  const title = titleOf(input);
  const size = title.length > longTitle && html` class="long"`;
  const recording = input.transcript.title ?? title;
  const subtitle = recording !== title && html`<p class="sub"><bdi>${recording}</bdi></p>`;
  return html`<header class="top">
<div class="lead"><p class="eyebrow">${kindOf(input, wording)}</p><h1${size}><bdi>${title}</bdi></h1>${subtitle}${renderTally(page)}${renderShares(page)}</div>
${renderFacts(page)}
${renderNotes(page)}
<!-- run:begin -->${renderRun(page)}<!-- run:end -->
</header>`;
}

function renderTally({ parts, wording }: Page): Markup[] {
  return parts.map((part) => {
    const checks = shownEntries([part]).map(({ check }) => check);
    const name = parts.length > 1 && html`<b>${wording.phrases[part.name]}</b> `;
    return html`<p class="tally">${name}${tallyLine(tallyChecks(checks), wording.language)}</p>`;
  });
}

/** One strip of all verdicts, as wide as they are many. */
function renderShares({ parts, wording }: Page): Content {
  const entries = shownEntries(parts);
  let x = 0;
  const strips = verdictOrder.map((verdict) => {
    const n = entries.filter(({ check }) => check.verdict === verdict).length;
    const from = x;
    x += n;
    return (
      n > 0 &&
      html`<rect class="${toneOf(verdict)}" x="${from}" width="${n}" height="6"><title>${wording.phrases.verdicts[verdict]}: ${n}</title></rect>`
    );
  });
  return (
    x > 0 &&
    html`<svg class="shares" viewBox="0 0 ${x} 6" preserveAspectRatio="none" aria-hidden="true">${strips}</svg>`
  );
}

function renderFacts(page: Page): Markup {
  const { transcript, analysis, verification } = page.input;
  const { phrases } = page.wording;
  const names = transcript.speakers.slice(0, 12).map(({ name }) => name);
  const rows: (readonly [string, Content])[] = [
    [phrases.source, html`<bdi>${fileNameOf(transcript.source.uri)}</bdi>`],
    [phrases.fingerprint, fingerprint(transcript.sha256)],
    [phrases.article, verification && html`<bdi>${fileNameOf(verification.article.uri)}</bdi>`],
    [phrases.fingerprint, verification && fingerprint(verification.article.sha256)],
    [phrases.language, transcript.language],
    [phrases.length, lengthOf(page)],
    [phrases.speakers, names.length > 0 && html`<bdi>${names.join(", ")}</bdi>`],
    [phrases.cited, citedOf(page)],
    [phrases.read, analysis && readOf(page)],
    [phrases.dropped, droppedOf(page)],
    [phrases.recipe, analysis?.recipe],
    [phrases.models, modelList(page)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== false);
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function fingerprint(sha256: string): Markup {
  return html`<code title="${sha256}">${sha256.slice(0, 16)}…</code>`;
}

function lengthOf({ input, wording }: Page): string {
  const { segments, duration } = input.transcript;
  const lines = `${segments.length} ${wording.phrases.linesCounted}`;
  return duration === undefined ? lines : `${formatClock(duration)} · ${lines}`;
}

function citedOf({ input, wording, lines }: Page): string {
  const total = input.transcript.segments.length;
  const n = input.transcript.segments.filter((_, index) => lines.citations(index) > 0).length;
  const percent = formatPercent(wording, total === 0 ? 0 : n / total);
  return fill(wording.phrases.citedLines, { n, total, percent });
}

function readOf({ input, wording: { phrases } }: Page): Content {
  const { readProven: proven, readLikely: likely, readNo: no } = phrases;
  return input.analysis && { proven, likely, no }[input.analysis.coverage.read];
}

function droppedOf({ parts, wording }: Page): Content {
  const n = parts.reduce((sum, { dropped }) => sum + dropped.length, 0);
  return n > 0 && html`<a href="#dropped">${countPhrase(wording, wording.phrases.droppedCount, { n })}</a>`;
}

function modelList({ parts }: Page): Content {
  const items = modelsOf(parts).map(
    ({ model, agents }) => html`<li><b>${model}</b> <span>${agents.join(", ")}</span></li>`,
  );
  return items.length > 0 && html`<ul>${items}</ul>`;
}

function renderNotes({ input, parts, wording }: Page): Content {
  const items = notesOf(input, parts, wording).map((note) => html`<li dir="auto">${note}</li>`);
  const title = wording.phrases.notes;
  return (
    items.length > 0 &&
    html`<aside class="notes" aria-label="${title}"><h2>${title}</h2><ul>${items}</ul></aside>`
  );
}

/** The one block that holds times, seconds and money; all else is the same for the same input. */
function renderRun({ input, wording }: Page): Content {
  if (input.run === undefined) return undefined;
  const { facts, columns, rows, tierColumns, tierRows } = runFacts(input.run, wording);
  const tiers = tierRows.length > 0 && renderTable(tierColumns, tierRows);
  return html`<details class="run"><summary>${wording.phrases.run} <bdi>${facts.join(" · ")}</bdi></summary><div class="scroll">${renderTable(columns, rows)}${tiers}</div></details>`;
}

function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const head = columns.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
