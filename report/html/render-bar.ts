import type { Chapter } from "../../agents/analysis.ts";
import { formatClock } from "../../transcript/format-clock.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { html, type Markup } from "./markup.ts";
import type { Page } from "./page.ts";

/** Width of the bar in its own units. */
const width = 1000;

/** The recording from left to right: what is cited, what was not read, where chapters begin. Positions are times, or lines where a transcript has none. */
export function renderBar(page: Page): Markup {
  const { transcript, analysis } = page.input;
  const { phrases } = page.wording;
  const { segments } = transcript;
  const place = placing(transcript);
  const cited = runs(segments.length, (index) => page.lines.citations(index) > 0).map(([first, last]) =>
    strip("cit", place.start(first), place.end(last)),
  );
  const unread = (analysis?.coverage.unread ?? []).flatMap((evidence) => {
    const range = page.lines.rangeOf(evidence);
    return range === undefined ? [] : [strip("unr", place.start(range.first), place.end(range.last))];
  });
  const chapters = (analysis?.chapters ?? []).flatMap((chapter) => renderChapter(page, chapter, place));
  const starts = segments.map((_, index) => position(place.start(index))).join(" ");
  const ends =
    place.length === undefined
      ? undefined
      : html`<span>00:00</span><span>${formatClock(place.length)}</span>`;
  return html`<div class="bar" dir="ltr" data-at="${starts}"><svg viewBox="0 0 ${width} 28" preserveAspectRatio="none" role="img" aria-label="${phrases.timeline}"><rect class="base" width="${width}" height="28"/>${unread}${cited}<g id="lit"></g>${chapters}<rect id="here" width="2" height="28" x="-9"/></svg><div class="ends">${ends}</div></div>`;
}

interface Placing {
  /** Start and end of the segment at an index, as shares of the bar. */
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
  /** Seconds of the whole bar; absent when it goes by lines. */
  readonly length?: number;
}

function placing(transcript: Transcript): Placing {
  const { segments, duration } = transcript;
  const last = segments.reduce((most, { start, end }) => Math.max(most, end ?? start ?? 0), 0);
  const length = Math.max(duration ?? 0, last);
  if (length === 0 || segments.some(({ start }) => start === undefined)) {
    const count = Math.max(1, segments.length);
    return { start: (index) => index / count, end: (index) => (index + 1) / count };
  }
  const startOf = (index: number) => segments[index]?.start ?? length;
  return {
    start: (index) => startOf(index) / length,
    end: (index) => Math.max(startOf(index), segments[index]?.end ?? startOf(index + 1)) / length,
    length,
  };
}

function renderChapter(page: Page, chapter: Chapter, place: Placing): Markup[] {
  const first = page.input.transcript.segments.findIndex(({ id }) => id === chapter.segments[0]);
  if (first === -1) return [];
  const time = chapter.start === undefined ? "" : `${formatClock(chapter.start)} `;
  const x = position(place.start(first));
  return [
    html`<a class="chm" href="#${chapter.segments[0]}" aria-label="${time}${chapter.title}"><title>${time}${chapter.title}</title><rect class="tick" x="${x}" width="1.5" height="28"/><rect class="hit" x="${x}" width="8" height="28"/></a>`,
  ];
}

function strip(name: string, start: number, end: number): Markup {
  const wide = Math.max(1.2, position(end) - position(start));
  return html`<rect class="${name}" x="${position(start)}" width="${Math.round(wide * 10) / 10}" height="28"/>`;
}

function position(share: number): number {
  return Math.round(Math.min(1, share) * width * 10) / 10;
}

/** Stretches of indexes below `count` that pass, as first and last. */
function runs(count: number, passes: (index: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let index = 0; index < count; index += 1) {
    if (!passes(index)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}
