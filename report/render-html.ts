import { pageAssets } from "./data/page-assets.ts";
import { indexLines } from "./html/line-index.ts";
import { html, trusted } from "./html/markup.ts";
import type { Page } from "./html/page.ts";
import { renderBar } from "./html/render-bar.ts";
import { renderBoxes, renderData } from "./html/render-boxes.ts";
import { renderFilters, renderLiveRegion } from "./html/render-filters.ts";
import { renderHeader } from "./html/render-header.ts";
import { renderStatements } from "./html/render-statements.ts";
import { renderTranscript } from "./html/render-transcript.ts";
import { iconSheet } from "./html/verdict-mark.ts";
import { directionOf } from "./language-direction.ts";
import { wordingFor } from "./phrases.ts";
import { packRecording } from "./recording-data.ts";
import { shownEntries, titleOf } from "./report-facts.ts";
import type { ReportInput } from "./report-input.ts";
import { reportParts } from "./report-parts.ts";

/** A page's script that holds the built-in engine, and its hash as a policy names it. */
export interface AnsweringScript {
  readonly script: string;
  readonly scriptHash: string;
}

/**
 * A report as one HTML file that asks nothing of the network, reads without its script and prints.
 * With `answering` it has boxes for questions and quotes, and the transcript as data for them.
 * Run id, times, seconds and cost stand only between `<!-- run:begin -->` and `<!-- run:end -->`.
 */
export function renderHtml(input: ReportInput, answering?: AnsweringScript): string {
  const wording = wordingFor(input.language);
  const { phrases } = wording;
  const parts = reportParts(input, wording);
  const page: Page = { input, wording, parts, lines: indexLines(input.transcript, shownEntries(parts)) };
  const { script, scriptHash } = answering ?? pageAssets;
  const boxes = answering !== undefined && renderBoxes(page);
  const data = answering !== undefined && renderData(packRecording(input.transcript));
  const keys = answering === undefined ? phrases.keys : `${phrases.keys} ${phrases.asking.keys}`;
  const policy = `default-src 'none'; img-src data:; style-src '${pageAssets.styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${wording.language}" dir="${directionOf(input.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${titleOf(input)} · onrecord</title>
<style>${trusted(pageAssets.style)}</style>
</head>
<body>
<a class="skip" href="#statements">${phrases.skipToStatements}</a><a class="skip" href="#transcript">${phrases.skipToTranscript}</a>
${iconSheet()}
${renderHeader(page)}
<div class="work">
<div class="tools">${renderBar(page)}${renderFilters(page)}</div>
<main id="statements" tabindex="-1" aria-label="${phrases.statements}">
${boxes}${renderStatements(page)}<p id="none" class="remark" hidden>${phrases.noneShown}</p><p class="keys">${keys}</p>
</main>
<section id="transcript" tabindex="-1" aria-label="${phrases.transcript}">
<h2>${phrases.transcript}</h2>
${renderTranscript(page)}
</section>
</div>
${renderLiveRegion(wording)}
${data}<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}
