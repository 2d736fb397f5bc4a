import type { PageLine } from "./page-line.ts";

/** Indexes of the first and last line of a transcript in a page. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

const minBreakLines = 8;
const minShortLines = 12;
const maxShortWords = 16;
const minRunShare = 0.1;
const minRunWords = 12;
const minTail = 8;

/**
 * The transcript in a page that also holds other text: the longest run, by words, of lines that look like
 * captions (one a `<br>`, or many short ones in a row), of stamped lines, or of turns. `undefined` when the
 * page is all of one kind. A run beside bare prose without headings or bullets is not cut out of it.
 */
export function findRun(lines: readonly PageLine[]): Run | undefined {
  const candidates = [...breakRuns(lines), ...shortLineRuns(lines), ...markedRuns(lines)];
  let best: Run | undefined;
  for (const run of candidates) {
    if (best === undefined || countWords(lines, run) > countWords(lines, best)) best = run;
  }
  return best !== undefined && isWorthCutting(lines, best) ? best : undefined;
}

function countWords(lines: readonly PageLine[], { first, last }: Run): number {
  let words = 0;
  for (let index = first; index <= last; index += 1) words += lines[index]?.words ?? 0;
  return words;
}

/** The rest has to look written: headings, bullets, or only a short head or foot. */
function isWorthCutting(lines: readonly PageLine[], run: Run): boolean {
  const all = countWords(lines, { first: 0, last: lines.length - 1 });
  const inside = countWords(lines, run);
  if (inside < minRunWords || inside < all * minRunShare) return false;
  const rest = [...lines.slice(0, run.first), ...lines.slice(run.last + 1)];
  return rest.some(isWritten) || all - inside < inside / 4;
}

function isWritten(line: PageLine): boolean {
  return line.mark === "bullet" || line.mark === "heading";
}

/** Lines joined by single `<br>`s. */
function breakRuns(lines: readonly PageLine[]): Run[] {
  return splitWhere(lines, (line) => line.gap !== "br").filter(
    (run) => run.last - run.first + 1 >= minBreakLines,
  );
}

/** Many short lines without a blank between them, most of which end in the middle of a sentence. */
function shortLineRuns(lines: readonly PageLine[]): Run[] {
  const isCaption = (line: PageLine) => !isWritten(line) && line.words <= maxShortWords;
  const runs = splitWhere(
    lines,
    (line, before) => line.gap === "blank" || !isCaption(line) || !isCaption(before),
  );
  return runs.filter(({ first, last }) => {
    const run = lines.slice(first, last + 1);
    const open = run.filter((line) => !/[.!?:…]["”»)]?$/u.test(line.text)).length;
    return run.length >= minShortLines && open * 2 >= run.length;
  });
}

function splitWhere(
  lines: readonly PageLine[],
  isBreak: (line: PageLine, before: PageLine) => boolean,
): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || !isBreak(line, before)) continue;
    runs.push({ first, last: index - 1 });
    first = index;
  }
  if (lines.length > 0) runs.push({ first, last: lines.length - 1 });
  return runs;
}

/** A run that is being read: `gap` is the widest step between two marks, `time` the last stamp. */
interface OpenRun extends Run {
  readonly gap: number;
  readonly marked: number;
  readonly time: number;
}

/** Runs of stamped or labelled lines, with the plain lines between them that belong to them. */
function markedRuns(lines: readonly PageLine[]): Run[] {
  const runs: OpenRun[] = [];
  let open: OpenRun | undefined;
  for (const [index, line] of lines.entries()) {
    if (open !== undefined && endsRun(line, open.time)) {
      runs.push(open);
      open = undefined;
    }
    if (isMarked(line)) open = extend(open, index, line);
  }
  if (open !== undefined) runs.push(open);
  return runs.filter((run) => run.marked > 1).map((run) => withTail(lines, run));
}

function isMarked(line: PageLine): boolean {
  return line.stamp !== undefined || line.label !== undefined;
}

function extend(open: OpenRun | undefined, index: number, line: PageLine): OpenRun {
  const time = line.stamp?.start ?? open?.time ?? 0;
  if (open === undefined) return { first: index, last: index, gap: 1, marked: 1, time };
  const gap = Math.max(open.gap, index - open.last);
  return { first: open.first, last: index, gap, marked: open.marked + 1, time };
}

/** A heading or a list is no speech, and a time far back starts another list. */
function endsRun(line: PageLine, time: number): boolean {
  if (!isMarked(line)) return isWritten(line);
  return line.stamp !== undefined && line.stamp.start < time / 4;
}

/** Lines after the last mark belong to it, as far as they do elsewhere in the run. */
function withTail(lines: readonly PageLine[], { first, last, gap }: OpenRun): Run {
  const mark = lines[last];
  const isOwnLine = mark?.stamp?.rest === "" || (mark?.label?.length ?? 0) >= (mark?.text.length ?? 0);
  const most = gap === 1 && !isOwnLine ? last : last + Math.max(gap, minTail);
  let end = last;
  while (end < most) {
    const next = lines[end + 1];
    if (next === undefined || isWritten(next)) break;
    end += 1;
  }
  return { first, last: end };
}
