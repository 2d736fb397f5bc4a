import type { Segment, Span, Transcript } from "./schema.ts";

/** The segment that holds a position of the transcript's text; on the newline after one, that one. */
export function findSegment(transcript: Transcript, position: number): Segment | undefined {
  const index = segmentIndexAt(transcript.segments, position);
  return index === undefined ? undefined : transcript.segments[index];
}

/** The segments that share at least one character with a span, in order. */
export function segmentsIn(transcript: Transcript, span: Span): readonly Segment[] {
  const { segments } = transcript;
  if (span.end <= span.start) return [];
  const first = segmentIndexAt(segments, Math.max(0, span.start));
  const last = segmentIndexAt(segments, Math.min(span.end, transcript.text.length) - 1);
  if (first === undefined || last === undefined) return [];
  const from = (segments[first]?.span.end ?? 0) <= span.start ? first + 1 : first;
  return segments.slice(from, last + 1);
}

function segmentIndexAt(segments: readonly Segment[], position: number): number | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.span.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  const segment = segments[index];
  return segment !== undefined && position <= segment.span.end && position >= 0 ? index : undefined;
}
