import type { Segment, Span, Transcript } from "../transcript/schema.ts";
import type { Evidence } from "./schema.ts";

/**
 * Index of the segment whose span holds `position` of the transcript's text; a newline between two segments
 * belongs to the one before it. -1 when there is no segment.
 */
export function segmentAt(transcript: Transcript, position: number): number {
  let low = 0;
  let high = transcript.segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const segment = transcript.segments[middle];
    if (segment !== undefined && segment.span.start <= position) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/**
 * Evidence for a range of the transcript's text: its words as they stand there, its segments and, where known,
 * its place in the original file, its seconds and its speaker.
 * The range is clipped to the text. Seconds are those of the words where words have times, else of the segments.
 * `source` is exact where a segment's text stands unchanged in the file, else it covers the whole segment.
 * A range that covers several speakers, or a segment without one, has no speaker.
 * @throws RangeError when the transcript has no segment: nothing can be cited from it.
 */
export function toEvidence(transcript: Transcript, span: Span): Evidence {
  const start = Math.min(Math.max(0, span.start), transcript.text.length);
  const end = Math.min(Math.max(start, span.end), transcript.text.length);
  const firstIndex = segmentAt(transcript, start);
  const lastIndex = segmentAt(transcript, Math.max(start, end - 1));
  const first = transcript.segments[firstIndex];
  const last = transcript.segments[lastIndex];
  if (first === undefined || last === undefined)
    throw new RangeError("The transcript has no segment to cite.");
  const source = sourceOf(first, last, { start, end });
  const from = startOf(first, { start, end });
  const to = endOf(last, { start, end });
  const speaker = sharedSpeaker(transcript.segments, firstIndex, lastIndex);
  return {
    segments: [first.id, last.id],
    span: { start, end },
    ...(source === undefined ? {} : { source }),
    ...(from === undefined ? {} : { start: from }),
    ...(to === undefined ? {} : { end: to }),
    ...(speaker === undefined ? {} : { speaker }),
    text: transcript.text.slice(start, end),
  };
}

function sourceOf(first: Segment, last: Segment, span: Span): Span | undefined {
  if (first.source === undefined || last.source === undefined) return undefined;
  const start = isUnchanged(first)
    ? first.source.start + (span.start - first.span.start)
    : first.source.start;
  const end = isUnchanged(last) ? last.source.start + (span.end - last.span.start) : last.source.end;
  return { start: clamp(start, first.source), end: clamp(end, last.source) };
}

/** Only the lengths can be compared here: a repair that keeps the length keeps the positions too. */
function isUnchanged(segment: Segment): boolean {
  if (segment.source === undefined) return false;
  return segment.source.end - segment.source.start === segment.span.end - segment.span.start;
}

function clamp(position: number, range: Span): number {
  return Math.min(Math.max(position, range.start), range.end);
}

function startOf(segment: Segment, span: Span): number | undefined {
  return segment.words?.find((word) => word.span.end > span.start)?.start ?? segment.start;
}

function endOf(segment: Segment, span: Span): number | undefined {
  return segment.words?.findLast((word) => word.span.start < span.end)?.end ?? segment.end;
}

function sharedSpeaker(segments: readonly Segment[], first: number, last: number): string | undefined {
  const speaker = segments[first]?.speaker;
  for (let index = first + 1; index <= last; index++) {
    if (segments[index]?.speaker !== speaker) return undefined;
  }
  return speaker;
}
