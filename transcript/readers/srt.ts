import type { Article, CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import type { Span } from "../schema.ts";
import { splitLines } from "../split-lines.ts";
import { type RawCue, toCaptionCues } from "./caption-cues.ts";
import { parseLooseTime, parseSubRipTime } from "./parse-time.ts";

const timeLine = /^\s{0,20}(\d[\d:.,]{1,20})\s{0,20}--?>\s{0,20}(\d[\d:.,]{1,20})(?=\s|$)/;
const brokenTimeLine = /^\s{0,20}\d{1,3}:\d{1,3}:[\d:.,]{1,20}\s{0,20}(?:--?>|-{1,2}$)/;
const minArticleWords = 20;
const indexLine = /^\s*\d{1,7}\s*$/;

/** SubRip, with the repairs that files in the wild need. */
export const srtReader: TranscriptReader = {
  name: "srt",
  title: "SubRip (SRT)",
  extensions: ["srt"],
  detect: detectSrt,
  read: readSrt,
};

function detectSrt({ text }: SourceText): number {
  if (/^WEBVTT(?!\S)/.test(text)) return 0;
  const lines = splitLines(text.slice(0, 20_000)).map((line) => text.slice(line.start, line.end));
  if (lines.some((line) => timeLine.test(line))) return 0.9;
  return 0;
}

/** A time line, with the lines of text that follow it; `first` and `last` index the file's lines. */
interface Entry {
  readonly line: Span;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly first: number;
  readonly last: number;
}

function readSrt(source: SourceText): CueSheet {
  const lines = splitLines(source.text);
  const entries = findEntries(source, lines);
  const raw: RawCue[] = [];
  let before = 0;
  for (const entry of entries) {
    const cue = toRawCue(source, lines, { entry, before });
    before = Math.max(before, cue.start, cue.end);
    raw.push(cue);
  }
  const cues = toCaptionCues(source, raw, "srt").cues;
  return { cues, article: leadingArticle(source, entries[0]) };
}

/** What is written above pasted captions, when it is more than a line or two. */
function leadingArticle({ text, warn }: SourceText, first: Entry | undefined): Article | undefined {
  const head = text.slice(0, first?.line.start ?? 0).replace(/\s*\d*\s*$/, "");
  const start = head.search(/\S/);
  if (start === -1) return undefined;
  const body = head.slice(start);
  if (body.split(/\s+/).length >= minArticleWords) {
    const format = /^(?:#{1,6} |[-*] )/m.test(body) ? "markdown" : "text";
    return { text: body, source: { start, end: head.length }, format };
  }
  warn("no_time_line", `Text before the first time was left out: "${body.slice(0, 80)}".`, start);
  return undefined;
}

function findEntries(source: SourceText, lines: readonly Span[]): Entry[] {
  const texts = lines.map((line) => source.text.slice(line.start, line.end));
  const timed = texts.flatMap((text, index) =>
    timeLine.test(text) || brokenTimeLine.test(text) ? [index] : [],
  );
  const heads = timed.map((at) => indexBefore(texts, at));
  warnOfGaps(source, lines, { timed, heads });
  return timed.map((at, order) => {
    const match = timeLine.exec(texts[at] ?? "");
    const next = heads[order + 1] ?? timed[order + 1] ?? lines.length;
    const [start, end] = [parseTime(match?.[1]), parseTime(match?.[2])];
    return { line: lines[at] ?? { start: 0, end: 0 }, start, end, first: at + 1, last: next - 1 };
  });
}

/** The line of the number that belongs to a time line; blank lines between the two are forgiven. */
function indexBefore(texts: readonly string[], at: number): number | undefined {
  let index = at - 1;
  while (index > 0 && at - index < 4 && (texts[index] ?? "").trim() === "") index -= 1;
  return indexLine.test(texts[index] ?? "") ? index : undefined;
}

interface Layout {
  readonly timed: readonly number[];
  readonly heads: readonly (number | undefined)[];
}

function warnOfGaps(source: SourceText, lines: readonly Span[], { timed, heads }: Layout): void {
  const bare = timed.find((_, order) => heads[order] === undefined);
  if (bare !== undefined)
    source.warn("no_number", "Captions without a number were read.", lines[bare]?.start);
}

function parseTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : (parseSubRipTime(text) ?? parseLooseTime(text));
}

/** A cue whose time cannot be read keeps its words and stands where the one before it ended. */
function toRawCue(
  source: SourceText,
  lines: readonly Span[],
  { entry, before }: { readonly entry: Entry; readonly before: number },
): RawCue {
  const from = lines[entry.first]?.start ?? entry.line.end;
  const to = Math.max(from, trimEnd(source, lines, entry));
  const { start, end } = entry;
  if (start !== undefined && end !== undefined) return { start, end, from, to };
  const known = start ?? before;
  source.warn(
    "bad_time",
    "A time could not be read; its words were put after the line before.",
    entry.line.start,
  );
  return { start: known, end: end ?? known, from, to };
}

/** A number and text without a time line after a cue: the words stay with that cue. */
function trimEnd(source: SourceText, lines: readonly Span[], entry: Entry): number {
  let blank = -1;
  let to = entry.line.end;
  for (let index = entry.first; index <= entry.last; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (source.text.slice(line.start, line.end).trim() === "") {
      blank = index;
      continue;
    }
    if (blank >= entry.first && index > entry.first && to > entry.line.end) {
      source.warn("no_time_line", "Text without a time line was added to the caption before it.", line.start);
    }
    blank = -1;
    to = line.end;
  }
  return to;
}
