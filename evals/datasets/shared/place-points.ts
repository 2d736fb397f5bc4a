import type { Span, Transcript } from "../../../transcript/index.ts";
import type { GoldSpan } from "../../tasks/schemas/spans.ts";
import { findWords, toGoldSpan } from "../place-words.ts";

/** Half-open range of code points of a file. */
export type PointRange = readonly [start: number, end: number];

/** Turns ranges that count code points of a file into places of the transcript that was read from it. */
export interface PointPlacer {
  /** `undefined` where nothing of the range is in the transcript. */
  place(range: PointRange): GoldSpan | undefined;
}

/** A placer for a text and the transcript of the same words: of that file, or of another that holds them. */
export function createPointPlacer(raw: string, transcript: Transcript): PointPlacer {
  const units = toUnits(raw);
  return {
    place([start, end]) {
      const source = { start: units[start] ?? raw.length, end: units[end] ?? raw.length };
      const share = source.start / Math.max(1, raw.length);
      const span =
        placeBySource(transcript, source, raw) ??
        placeByWords(transcript, raw.slice(source.start, source.end), share) ??
        placeBySegments(transcript, source);
      return span === undefined ? undefined : toGoldSpan(transcript, span);
    },
  };
}

/** The UTF-16 index of each code point. */
function toUnits(raw: string): readonly number[] {
  const units: number[] = [];
  let at = 0;
  for (const letter of raw) {
    units.push(at);
    at += letter.length;
  }
  return units;
}

/** By the segments' own places in the file, where these stand in it letter by letter. */
function placeBySource(transcript: Transcript, source: Span, raw: string): Span | undefined {
  const touched = transcript.segments.filter(
    (segment) =>
      segment.source !== undefined && segment.source.start < source.end && source.start < segment.source.end,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (first?.source === undefined || last?.source === undefined) return undefined;
  const isSame = touched.every(
    ({ source: at, text }) => at !== undefined && raw.slice(at.start, at.end) === text,
  );
  if (!isSame) return undefined;
  return {
    start: first.span.start + Math.max(0, source.start - first.source.start),
    end: Math.min(last.span.end, last.span.start + source.end - last.source.start),
  };
}

/** By the words themselves, at the place that is nearest to where they stand in the file. */
function placeByWords(transcript: Transcript, words: string, share: number): Span | undefined {
  const spoken = words.replace(/^\s*[^:\n]{1,40}:\s/, "");
  const near = share * transcript.text.length;
  return [words, spoken]
    .flatMap((one) => findWords(transcript, one))
    .sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0];
}

/** By whole segments, where a reader repaired the words. */
function placeBySegments({ segments }: Transcript, source: Span): Span | undefined {
  const touched = segments.filter(
    ({ source: at }) => at !== undefined && at.start < source.end && source.start < at.end,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.span.start, end: last.span.end };
}
