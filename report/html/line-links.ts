import type { Evidence } from "../../grounding/schema.ts";
import { formatTime } from "../format-time.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";

/** The time of an evidence as a link to its first line, with a blank behind; no link where the transcript has no such line. */
export function timeLink(page: Pick<Page, "lines">, evidence: Evidence): Markup {
  const label = evidence.start === undefined ? evidence.segments[0] : formatTime(evidence.start);
  const isKnown = page.lines.rangeOf(evidence) !== undefined;
  return isKnown
    ? html`<a class="t" href="#${evidence.segments[0]}">${label}</a> `
    : html`<span class="t">${label}</span> `;
}

/** Lines and words of evidence as the page's script reads them: first line, last line, first and last character. */
export function lineRanges(page: Pick<Page, "lines">, evidence: readonly Evidence[]): string {
  return evidence
    .map((item) => page.lines.rangeOf(item))
    .filter((range) => range !== undefined)
    .map(({ first, last, from, to }) => `${first}.${last}.${from}.${to}`)
    .join(" ");
}
