import { findStamp, type LineStamp } from "./line-stamp.ts";
import { findSpeakerLabel, pickSpeakers, type SpeakerLabel } from "./speaker-label.ts";
import type { TextLine } from "./text-lines.ts";

/** A line of a page with what it may be; the label is there only when it is a speaker's. */
export interface PageLine extends TextLine {
  readonly mark: "bullet" | "heading" | "event" | "text";
  readonly stamp: LineStamp | undefined;
  readonly label: SpeakerLabel | undefined;
  readonly words: number;
}

const bullet = /^(?:[•‣▪◦●○■*+]|[-–—](?=\s))\s+|^\d{1,3}[.)]\s+(?!\d)/u;
const headingMark = /^#{1,6}\s|^(?:-{3,}|\*{3,}|={3,}|_{3,})$/;
const eventLine = /^(?:\[[^\][:]{1,60}\]|\([^():]{1,60}\)|[♪♫].{0,80}[♪♫])[.\s]*$/u;
const bareName = /^\p{Lu}[\p{L}\p{M}\d.'’-]*(?:\s+[\p{L}\p{M}\d.'’()-]+){0,4}$/u;
const minStamps = 2;
const minOrdered = 0.8;

/** Lines with their marks, stamps and speakers. Few or unordered stamps are clock times, not stamps. */
export function markLines(lines: readonly TextLine[]): PageLine[] {
  const stamps = pickStamps(lines.map((line) => findStamp(line.text)));
  const labels = lines.map((line, index) => {
    const stamp = stamps[index];
    return findLabel(line.text, stamp, { isBeforeTime: isBareTime(stamps[index + 1]) });
  });
  const countable = lines.filter((line, index) => isSpoken(line) && !isBareTime(stamps[index]));
  const names = pickSpeakers(
    labels.filter((label) => label !== undefined),
    Math.max(1, countable.length),
  );
  return lines.map((line, index) => {
    const label = labels[index];
    const kept = label !== undefined && names.has(label.name) ? label : undefined;
    const words = countWords(line.text);
    const mark = kept === undefined ? (line.kind ?? toMark(line.text, lines[index + 1]?.text ?? "")) : "text";
    return { ...line, mark, stamp: stamps[index], label: kept, words };
  });
}

function countWords(text: string): number {
  let words = 0;
  for (let at = text.search(/\S/); at !== -1 && at < text.length; words += 1) {
    const blank = text.indexOf(" ", at);
    if (blank === -1) return words + 1;
    at = blank + 1;
  }
  return words;
}

function isSpoken({ text, kind }: TextLine): boolean {
  return kind === undefined && !bullet.test(text) && !headingMark.test(text);
}

/** Whether a line is a sound or stage note, such as `[Music]`. */
export function isEvent(text: string): boolean {
  return eventLine.test(text);
}

function isBareTime(stamp: LineStamp | undefined): boolean {
  return stamp !== undefined && stamp.rest === "" && stamp.name === undefined;
}

function pickStamps(stamps: readonly (LineStamp | undefined)[]): readonly (LineStamp | undefined)[] {
  const starts = stamps.flatMap((stamp) => stamp?.start ?? []);
  const ordered = starts.filter((start, index) => start >= (starts[index - 1] ?? 0)).length;
  const isStamped = starts.length >= minStamps && ordered >= starts.length * minOrdered;
  return isStamped ? stamps : stamps.map(() => undefined);
}

/** The label of a line; its length counts from the line's start, or from the rest after a stamp. */
function findLabel(
  text: string,
  stamp: LineStamp | undefined,
  { isBeforeTime }: { readonly isBeforeTime: boolean },
): SpeakerLabel | undefined {
  if (stamp?.name !== undefined) return nameLabel(stamp.name);
  if (stamp !== undefined) return findSpeakerLabel(stamp.rest) ?? nameOnly(stamp.rest);
  if (isBeforeTime && bareName.test(text)) return { ...nameLabel(text), length: text.length };
  const label = /^[•‣▪*+]\s/.test(text) ? undefined : findSpeakerLabel(text);
  return label !== undefined && isBeforeTime ? { ...label, strength: "strong" } : label;
}

/** A name beside a stamp, on a line of its own. */
function nameOnly(rest: string): SpeakerLabel | undefined {
  const isName = rest.length <= 40 && /^\p{Lu}/u.test(rest) && bareName.test(rest) && !/[.]$/.test(rest);
  return isName && rest.split(/\s+/).every((word) => /^[\p{Lu}\d(]/u.test(word))
    ? { name: rest, length: rest.length, strength: "weak" }
    : undefined;
}

function nameLabel(name: string): SpeakerLabel {
  return { name: name.replace(/\s+/g, " "), length: 0, strength: "weak" };
}

function toMark(text: string, next: string): PageLine["mark"] {
  if (eventLine.test(text)) return "event";
  if (bullet.test(text)) return "bullet";
  if (headingMark.test(text)) return "heading";
  const isShort = text.length <= 90 && !/[.!?…,;]["”»)]?$/u.test(text);
  if (isShort && (bullet.test(next) || isCapitals(text))) return "heading";
  return "text";
}

function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
}
