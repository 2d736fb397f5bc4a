import { findSpeakerLabel, pickSpeakers, type SpeakerLabel } from "./readers/speaker-label.ts";
import type { Segment, Transcript } from "./schema.ts";

/** Seconds a word takes, for the end of a segment that has none. */
const wordSeconds = 0.4;
/** An empty tag pair: nothing is shown, and the reader takes what follows for text and not for a speaker. */
const guard = "<b></b>";

/** A transcript as WebVTT; segment ids are the cues' names. */
export function writeVtt(transcript: Transcript): string {
  const title = headerLine("Title", transcript.title);
  const header = `WEBVTT\n${title}${headerLine("Language", transcript.language)}`;
  const cues = toTimed(transcript.segments).map(({ segment, start, end }) => {
    const speaker = segment.speaker === undefined ? "" : `<v ${escapeVtt(segment.speaker)}>`;
    const text = `${speaker === "" && needsGuard(segment.text) ? guard : ""}${escapeVtt(segment.text)}`;
    return `${segment.id}\n${clock(start, ".")} --> ${clock(end, ".")}\n${speaker}${text}\n`;
  });
  return `${header}\n${cues.join("\n")}`;
}

/** A transcript as SubRip. The speaker stands before the words, in brackets where the name alone is no sign. */
export function writeSrt({ segments }: Transcript): string {
  const plain = plainSpeakers(segments);
  const cues = toTimed(segments).map(({ segment, start, end }, index) => {
    const { speaker, text } = segment;
    const label = speaker === undefined ? "" : `${srtName(speaker, plain)}: `;
    const words = `${label === "" && needsGuard(text) ? guard : label}${escapeSrt(text)}`;
    return `${index + 1}\n${clock(start, ",")} --> ${clock(end, ",")}\n${words}\n`;
  });
  return cues.join("\n");
}

function headerLine(name: string, value: string | undefined): string {
  return value === undefined ? "" : `${name}: ${value.replaceAll("-->", "->")}\n`;
}

function needsGuard(text: string): boolean {
  return /^\s*>>/.test(text) || findSpeakerLabel(text) !== undefined;
}

function escapeVtt(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** SubRip has no escapes of its own: only what would be taken for markup is written as a reference. */
function escapeSrt(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/<(?=[a-z/\d])/gi, "&lt;")
    .replaceAll("-->", "--&gt;")
    .replaceAll("->", "-&gt;")
    .replaceAll("{\\", `{${guard}\\`);
}

function srtName(speaker: string, plain: ReadonlySet<string>): string {
  if (plain.has(speaker)) return speaker;
  return `[${escapeSrt(
    speaker
      .replace(/[[\]:\n]+/g, " ")
      .trim()
      .slice(0, 60),
  )}]`;
}

/** Names that the reader will know again without brackets. */
function plainSpeakers(segments: readonly Segment[]): ReadonlySet<string> {
  const labels: SpeakerLabel[] = [];
  for (const { speaker } of segments) {
    const label = speaker === undefined ? undefined : findSpeakerLabel(`${speaker}: x`);
    if (label !== undefined && label.name === speaker) labels.push(label);
  }
  return pickSpeakers(labels, segments.length);
}

interface Timed {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

/** A segment without a time starts where the one before ends; one without an end ends with the next at the latest. */
function toTimed(segments: readonly Segment[]): Timed[] {
  const timed: Timed[] = [];
  for (const [index, segment] of segments.entries()) {
    const start = segment.start ?? timed.at(-1)?.end ?? 0;
    const next = segments[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const spoken = start + Math.max(1, (segment.text.split(" ").length ?? 1) * wordSeconds);
    const end = segment.end ?? Math.max(start, Math.min(spoken, next));
    timed.push({ segment, start, end });
  }
  return timed;
}

function clock(seconds: number, mark: "." | ","): string {
  const total = Math.round(seconds * 1000);
  const part = (value: number, digits: number) => String(value).padStart(digits, "0");
  const [hours, minutes] = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60];
  const second = Math.floor(total / 1000) % 60;
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(second, 2)}${mark}${part(total % 1000, 3)}`;
}
