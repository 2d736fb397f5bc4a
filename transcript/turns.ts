import type { Segment, Span, Transcript } from "./schema.ts";

/** All consecutive segments of one speaker, or of nobody known; `segments` are the first and last index. */
export interface Turn {
  readonly speaker?: string;
  readonly start?: number;
  readonly end?: number;
  readonly span: Span;
  readonly segments: readonly [first: number, last: number];
}

/** The turns of a transcript in order. They cover every segment once. A guessed speaker starts no turn. */
export function toTurns(transcript: Transcript): Turn[] {
  const turns: Turn[] = [];
  let first = 0;
  for (const [index, segment] of transcript.segments.entries()) {
    const next = transcript.segments[index + 1];
    if (next !== undefined && next.speaker === segment.speaker) continue;
    turns.push(toTurn(transcript.segments, first, index));
    first = index + 1;
  }
  return turns;
}

function toTurn(segments: readonly Segment[], first: number, last: number): Turn {
  const [from, to] = [segments[first], segments[last]];
  return {
    ...(from?.speaker === undefined ? {} : { speaker: from.speaker }),
    ...(from?.start === undefined ? {} : { start: from.start }),
    ...(to?.end === undefined ? {} : { end: to.end }),
    span: { start: from?.span.start ?? 0, end: to?.span.end ?? 0 },
    segments: [first, last],
  };
}
