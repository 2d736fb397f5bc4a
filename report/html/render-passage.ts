import type { Evidence } from "../../grounding/schema.ts";
import type { Segment } from "../../transcript/schema.ts";
import { languageOf } from "./language-attributes.ts";
import { lineRanges, timeLink } from "./line-links.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";

interface Turn {
  readonly speaker: string | undefined;
  readonly text: string;
}

/** A passage that a question is answered by: its time beside its words, turn by turn. */
export function renderPassage(page: Pick<Page, "input" | "lines">, evidence: Evidence): Markup {
  const { transcript } = page.input;
  const turns = turnsOf(page, evidence).map(({ speaker, text }) => {
    const who = speaker !== undefined && html`<bdi class="who">${speaker}</bdi> `;
    return html`<p>${who}<bdi${languageOf(transcript.language)}>${text}</bdi></p>`;
  });
  const lines = html`data-e="${lineRanges(page, [evidence])}" data-a=""`;
  return html`<li class="st passage" tabindex="0" data-v="" data-s="${evidence.speaker ?? ""}" ${lines}><div class="vd">${timeLink(page, evidence)}</div><div class="bd">${turns}</div></li>
`;
}

/** The words of a passage, cut where another speaker begins. */
function turnsOf({ input, lines }: Pick<Page, "input" | "lines">, evidence: Evidence): Turn[] {
  const range = lines.rangeOf(evidence);
  if (range === undefined) return [{ speaker: evidence.speaker, text: evidence.text }];
  const turns: { speaker: string | undefined; text: string }[] = [];
  for (const segment of input.transcript.segments.slice(range.first, range.last + 1)) {
    const text = textWithin(segment, evidence);
    const last = turns.at(-1);
    if (last !== undefined && last.speaker === segment.speaker) last.text += ` ${text}`;
    else turns.push({ speaker: segment.speaker, text });
  }
  return turns;
}

function textWithin({ text, span }: Segment, evidence: Evidence): string {
  return text.slice(
    Math.max(0, evidence.span.start - span.start),
    Math.max(0, evidence.span.end - span.start),
  );
}
