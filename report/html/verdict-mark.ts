import type { StatementCheck } from "../../agents/statement.ts";
import type { Wording } from "../phrases.ts";
import { type Tone, toneOf } from "../tone.ts";
import { html, type Markup, trusted } from "./markup.ts";

const shapes: Readonly<Record<Tone, string>> = {
  held: '<path d="M3.5 8.5l3 3 6-7"/>',
  bent: '<path d="M3 6h10M3 10.5h10M10.5 3l-5 10.5"/>',
  mouth: '<path d="M2.5 5.5h10l-2.5-2.5M13.5 10.5h-10l2.5 2.5"/>',
  false: '<path d="M4 4l8 8M12 4l-8 8"/>',
  absent: '<circle cx="8" cy="8" r="5.3"/><path d="M4.3 11.7l7.4-7.4"/>',
  open: '<path d="M5.3 6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M8 12.8v.4"/>',
};

/** The drawings that `verdictIcon` points at; once in a page. */
export function iconSheet(): Markup {
  const symbols = Object.entries(shapes).map(([tone, shape]) =>
    trusted(`<symbol id="i-${tone}" viewBox="0 0 16 16">${shape}</symbol>`),
  );
  return html`<svg class="sheet" aria-hidden="true">${symbols}</svg>`;
}

/** A small drawing of a tone; says nothing to a screen reader. */
export function verdictIcon(tone: Tone): Markup {
  return html`<svg class="icon" aria-hidden="true"><use href="#i-${tone}"/></svg>`;
}

/** A verdict as drawing, word and colour. */
export function verdictBadge(verdict: StatementCheck["verdict"], wording: Wording): Markup {
  const tone = toneOf(verdict);
  return html`<span class="badge ${tone}">${verdictIcon(tone)}${wording.phrases.verdicts[verdict]}</span>`;
}
