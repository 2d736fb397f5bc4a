import type { Span, Transcript } from "../../transcript/schema.ts";
import { toTurns } from "../../transcript/turns.ts";

/** A sentence of one turn. */
export interface Sentence {
  readonly span: Span;
  readonly text: string;
  readonly speaker?: string;
}

/** Longest run of words that counts as one sentence; captions without stops are cut after it. */
const longest = 40;

/** Sentences of a transcript in order, none over two turns. */
export function toSentences(transcript: Transcript): Sentence[] {
  return toTurns(transcript).flatMap((turn) => {
    const text = transcript.text.slice(turn.span.start, turn.span.end);
    return splitAtStops(text).map(({ start, end }) => ({
      span: { start: turn.span.start + start, end: turn.span.start + end },
      text: text.slice(start, end),
      ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
    }));
  });
}

function splitAtStops(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let words = 0;
  for (const match of text.matchAll(/\S+\s*/g)) {
    words++;
    if (!/[.?!]+["”')\]]*\s*$/.test(match[0]) && words < longest) continue;
    spans.push(trim(text, start, match.index + match[0].length));
    start = match.index + match[0].length;
    words = 0;
  }
  spans.push(trim(text, start, text.length));
  return spans.filter((span) => span.end > span.start);
}

function trim(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, raw.trimEnd().length) };
}
