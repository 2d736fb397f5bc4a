import type { Segment, SpeakerGuess, TimedWord, Transcript } from "../transcript/schema.ts";
import { fileNameOf } from "./report-facts.ts";

/**
 * A transcript as it stands in a page: columns instead of rows, and nothing that follows from the rest. -1 is what a
 * segment does not have.
 */
interface RecordingData {
  readonly about: Omit<Transcript, "segments" | "text">;
  readonly texts: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Indexes of `names`. */
  readonly speakers: readonly number[];
  readonly names: readonly string[];
  /** Start and end, one after the other. */
  readonly sources: readonly number[];
  /** Ids that do not count on from `s0001`, by index. */
  readonly ids: Readonly<Record<string, string>>;
  /** By index. */
  readonly guesses: Readonly<Record<string, SpeakerGuess>>;
  /** By index: of each word, milliseconds since the last one's end and its own, characters since it and its own. */
  readonly words: Readonly<Record<string, readonly number[]>>;
}

/** A transcript as JSON for a page's script, without its path and its warnings. */
export function packRecording({ segments, text: _, ...rest }: Transcript): string {
  const names = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const data: RecordingData = {
    about: { ...rest, source: { ...rest.source, uri: fileNameOf(rest.source.uri) }, warnings: [] },
    texts: segments.map(({ text }) => text),
    starts: segments.map(({ start }) => start ?? -1),
    ends: segments.map(({ end }) => end ?? -1),
    speakers: segments.map(({ speaker }) => indexOf.get(speaker ?? "") ?? -1),
    names,
    sources: segments.flatMap(({ source }) => [source?.start ?? -1, source?.end ?? -1]),
    ids: byIndex(segments, ({ id }, index) => (id === idAt(index) ? undefined : id)),
    guesses: byIndex(segments, ({ speakerGuess }) => speakerGuess),
    words: byIndex(segments, ({ words, span }) => words && packWords(words, span.start)),
  };
  return JSON.stringify(data);
}

/** The transcript that was packed, but for what was left out; the text of a timed word is what stands in its place. */
export function unpackRecording(packed: string): Transcript {
  const data: RecordingData = JSON.parse(packed);
  let at = 0;
  const segments = data.texts.map((text, index) => {
    const segment = toSegment(data, index, { start: at, end: at + text.length });
    at += text.length + 1;
    return segment;
  });
  return { ...data.about, segments, text: data.texts.join("\n") };
}

function toSegment(data: RecordingData, index: number, span: Segment["span"]): Segment {
  const start = known(data.starts[index]);
  const end = known(data.ends[index]);
  const speaker = data.names[data.speakers[index] ?? -1];
  const from = known(data.sources[index * 2]);
  const to = known(data.sources[index * 2 + 1]);
  const text = data.texts[index] ?? "";
  const speakerGuess = data.guesses[index];
  const words = data.words[index];
  return {
    id: data.ids[index] ?? idAt(index),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(speakerGuess === undefined ? {} : { speakerGuess }),
    text,
    span,
    ...(from === undefined || to === undefined ? {} : { source: { start: from, end: to } }),
    ...(words === undefined ? {} : { words: toWords(words, text, span.start) }),
  };
}

/** Differences are short, and a long recording has many words; times are to the millisecond. */
function packWords(words: readonly TimedWord[], offset: number): number[] {
  let last = { end: 0, at: offset };
  return words.flatMap(({ start, end, span }) => {
    const [from, to] = [Math.round(start * 1000), Math.round(end * 1000)];
    const packed = [from - last.end, to - from, span.start - last.at, span.end - span.start];
    last = { end: to, at: span.end };
    return packed;
  });
}

function toWords(packed: readonly number[], text: string, offset: number): TimedWord[] {
  let last = { end: 0, at: 0 };
  return Array.from({ length: packed.length / 4 }, (_, word) => {
    const [wait = 0, length = 0, gap = 0, size = 0] = packed.slice(word * 4, word * 4 + 4);
    const [from, at] = [last.end + wait, last.at + gap];
    last = { end: from + length, at: at + size };
    const span = { start: offset + at, end: offset + last.at };
    return { start: from / 1000, end: last.end / 1000, text: text.slice(at, last.at), span };
  });
}

function byIndex<T>(
  segments: readonly Segment[],
  pick: (segment: Segment, index: number) => T | undefined,
): Record<string, T> {
  const entries = segments.flatMap((segment, index): [string, T][] => {
    const value = pick(segment, index);
    return value === undefined ? [] : [[String(index), value]];
  });
  return Object.fromEntries(entries);
}

function idAt(index: number): string {
  return `s${String(index + 1).padStart(4, "0")}`;
}

function known(value: number | undefined): number | undefined {
  return value === -1 ? undefined : value;
}
