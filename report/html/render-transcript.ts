import { formatClock } from "../../transcript/format-clock.ts";
import type { Segment } from "../../transcript/schema.ts";
import { formatTime } from "../format-time.ts";
import { countPhrase, fill, formatPercent } from "../phrases.ts";
import { languageOf } from "./language-attributes.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";

/** The transcript line by line, with chapters and speakers as headings where they begin. */
export function renderTranscript(page: Page): Markup {
  const { segments, language } = page.input.transcript;
  const chapterAt = new Map(
    (page.input.analysis?.chapters ?? []).map((chapter) => [chapter.segments[0], chapter.title]),
  );
  const lines = segments.map((segment, index) => {
    const chapter = chapterAt.get(segment.id);
    const previous = index === 0 ? undefined : segments[index - 1];
    const heading = chapter !== undefined && html`<h3 class="chp"><bdi>${chapter}</bdi></h3>`;
    const isNew =
      previous === undefined || chapter !== undefined || whoSpeaks(previous) !== whoSpeaks(segment);
    return html`${heading}${isNew && renderSpeaker(page, segment)}${renderLine(page, segment, index)}
`;
  });
  return html`<div class="lines"${languageOf(language)}>${inStretches(lines)}</div>`;
}

/** Lines that a browser lays out together, once they come near the window: a long transcript opens sooner. */
const stretchLines = 100;

function inStretches(lines: readonly Markup[]): Markup[] {
  const count = Math.ceil(lines.length / stretchLines);
  return Array.from({ length: count }, (_, at) => {
    const own = lines.slice(at * stretchLines, (at + 1) * stretchLines);
    return html`<div class="stretch">${own}</div>`;
  });
}

function whoSpeaks(segment: Segment): string | undefined {
  return segment.speaker ?? segment.speakerGuess?.name;
}

function renderSpeaker(page: Page, segment: Segment): Markup | false {
  if (segment.speaker !== undefined) return html`<h4 class="spk"><bdi>${segment.speaker}</bdi></h4>`;
  const guess = segment.speakerGuess;
  if (guess === undefined) return false;
  const percent = formatPercent(page.wording, guess.probability);
  const text = fill(page.wording.phrases.guess, { name: guess.name, percent });
  return html`<h4 class="spk guess"><bdi>${text}</bdi></h4>`;
}

function renderLine(page: Page, segment: Segment, index: number): Markup {
  const n = page.lines.citations(index);
  const label = segment.start === undefined ? segment.id : formatClock(segment.start);
  const named = segment.start === undefined ? segment.id : formatTime(segment.start);
  const button =
    n > 0 &&
    html`<button class="n" type="button" aria-label="${named} ${countPhrase(page.wording, page.wording.phrases.citedBy, { n })}">${n}</button>`;
  return html`<div class="ln${n > 0 && " c"}" id="${segment.id}"><a class="t" href="#${segment.id}">${label}</a><p dir="auto">${segment.text}</p>${button}</div>`;
}
