import type { Article, Cue, CueEvent, CueSheet, SourceText } from "../cue.ts";
import { findRun, type Run } from "./find-run.ts";
import { isEvent, markLines, type PageLine } from "./page-line.ts";
import type { TextLine } from "./text-lines.ts";

const minArticleWords = 20;
const maxTitleLength = 160;

/** Reads lines of text or of a page: finds the transcript in them, and what else is written there. */
export function readPage(source: SourceText, raw: readonly TextLine[], format: Article["format"]): CueSheet {
  const lines = markLines(raw);
  const run = findRun(lines) ?? { first: 0, last: lines.length - 1 };
  const head = lines.slice(0, run.first);
  const title = findTitle(lines, run);
  const body = lines.slice(run.first, run.last + 1).filter((line) => line !== title);
  const article = toArticle(source, { lines, run, title }, format);
  const outside = [...head, ...lines.slice(run.last + 1)].filter((line) => line !== title);
  if (article === undefined && outside.length > 0) warnOfRest(source, outside);
  return { ...readLines(source, body), title: title && stripHeading(title.text), article };
}

/** The page's first line when it stands before the transcript, else its first `#` heading outside of it. */
function findTitle(lines: readonly PageLine[], run: Run): PageLine | undefined {
  const first = lines[0];
  if (first === undefined || first.text.length > maxTitleLength) return undefined;
  if (/^#\s/.test(first.text)) return first;
  if (run.first > 0) return first.mark !== "bullet" && first.stamp === undefined ? first : undefined;
  return lines.slice(run.last + 1).find((line) => /^#\s/.test(line.text));
}

function stripHeading(text: string): string {
  return text.replace(/^#{1,6}\s+|^title\s?:\s+/i, "").replaceAll("**", "");
}

interface PageParts {
  readonly lines: readonly PageLine[];
  readonly run: Run;
  readonly title: PageLine | undefined;
}

function toArticle(
  source: SourceText,
  { lines, run, title }: PageParts,
  format: Article["format"],
): Article | undefined {
  const parts = [lines.slice(0, run.first), lines.slice(run.last + 1)].filter((part) =>
    isArticle(part, title),
  );
  const spans = parts.map((part) => ({ start: part[0]?.start ?? 0, end: part.at(-1)?.end ?? 0 }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const text = spans.map((span) => source.text.slice(span.start, span.end)).join("\n\n");
  const heading = title ?? parts[0]?.find((line) => line.mark === "heading" && /\p{L}/u.test(line.text));
  return {
    text,
    source: { start: first.start, end: last.end },
    format: format === "text" && /^(?:#{1,6} |\s*[-*+] |>)/m.test(text) ? "markdown" : format,
    ...(heading === undefined ? {} : { title: stripHeading(heading.text) }),
  };
}

function isArticle(part: readonly PageLine[], title: PageLine | undefined): boolean {
  const words = part.reduce((sum, line) => sum + (line === title ? 0 : line.words), 0);
  return words >= minArticleWords;
}

function warnOfRest(source: SourceText, rest: readonly PageLine[]): void {
  const shown = rest
    .map((line) => line.text)
    .join(" / ")
    .slice(0, 120);
  source.warn("beside_transcript", `Text beside the transcript was left out: "${shown}".`, rest[0]?.start);
}

interface Progress {
  speaker: string | undefined;
  start: number | undefined;
  end: number | undefined;
  latest: number;
}

function readLines(source: SourceText, lines: readonly PageLine[]): { cues: Cue[]; events: CueEvent[] } {
  const cues: Cue[] = [];
  const events: CueEvent[] = [];
  const progress: Progress = { speaker: undefined, start: undefined, end: undefined, latest: 0 };
  for (const line of lines) {
    const text = takeMarks(source, line, progress);
    if (text === "") continue;
    const { start, end, speaker } = progress;
    if (isEvent(text)) events.push({ text, start, at: cues.length });
    else cues.push({ text, start, end, speaker, source: placeOf(source, line, text) });
    [progress.start, progress.end] = [undefined, undefined];
  }
  return { cues, events };
}

/** Takes stamp and label off a line and gives the words that are left. */
function takeMarks(source: SourceText, line: PageLine, progress: Progress): string {
  const { stamp, label } = line;
  if (stamp !== undefined) takeStamp(source, line, progress);
  if (label !== undefined) progress.speaker = label.name;
  const rest = stamp?.rest ?? line.text;
  return label === undefined ? rest : rest.slice(label.length).trim();
}

function takeStamp(source: SourceText, { stamp, start }: PageLine, progress: Progress): void {
  if (stamp === undefined) return;
  if (stamp.start < progress.latest) {
    source.warn("time_goes_back", "A time before the one above it was left out.", start);
    return;
  }
  [progress.start, progress.end, progress.latest] = [stamp.start, stamp.end, stamp.start];
}

/** The words stand at the end of their line, unless entities changed its length. */
function placeOf(source: SourceText, line: PageLine, text: string): { start: number; end: number } {
  const start = line.end - text.length;
  const isThere = start >= line.start && source.text.startsWith(text, start);
  return { start: isThere ? start : line.start, end: line.end };
}
