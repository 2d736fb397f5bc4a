import type { Segment, Span, Transcript } from "./schema.ts";
import { findBreaks, findSentenceEnds } from "./sentence-ends.ts";

/** One sentence, or a clause of unpunctuated speech: a view over segments, `segments` their first and last index. */
export interface Sentence {
  readonly span: Span;
  /** The transcript's text at `span`, the newlines between segments as spaces. */
  readonly text: string;
  readonly segments: readonly [first: number, last: number];
  readonly start?: number;
  readonly end?: number;
  readonly speaker?: string;
}

/** A silence in seconds that ends a sentence when nothing else does. */
const longPause = 2;
const maxClauseWords = 40;
/** A sentence that is punctuated may be this much longer before it is cut into clauses. */
const maxSentenceWords = 60;

/**
 * The sentences of a transcript in order; together they hold every word once. None crosses to another speaker
 * or a pause of two seconds. Where there is no punctuation, clauses of at most 40 words.
 */
export function toSentences(transcript: Transcript): Sentence[] {
  const flat = transcript.text.replaceAll("\n", " ");
  const sentences: Sentence[] = [];
  for (const [first, last] of findStretches(transcript.segments)) {
    const from = transcript.segments[first]?.span.start ?? 0;
    const to = transcript.segments[last]?.span.end ?? from;
    let segment = first;
    for (const span of cutStretch(transcript, flat, { start: from, end: to })) {
      while (segment < last && (transcript.segments[segment]?.span.end ?? to) <= span.start) segment += 1;
      const sentence = toSentence(transcript, flat, { span, first: segment });
      segment = sentence.segments[1];
      sentences.push(sentence);
    }
  }
  return sentences;
}

/** Index pairs of consecutive segments that one voice may speak in one breath. */
function findStretches(segments: readonly Segment[]): [number, number][] {
  const stretches: [number, number][] = [];
  let first = 0;
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (next !== undefined && voiceOf(next) === voiceOf(segment) && !isPause(segment, next)) continue;
    stretches.push([first, index]);
    first = index + 1;
  }
  return stretches;
}

function voiceOf(segment: Segment): string | undefined {
  return segment.speaker ?? segment.speakerGuess?.name;
}

function isPause(segment: Segment, next: Segment): boolean {
  return segment.end !== undefined && next.start !== undefined && next.start - segment.end >= longPause;
}

function cutStretch(transcript: Transcript, flat: string, stretch: Span): Span[] {
  const spans: Span[] = [];
  let start = stretch.start;
  for (const end of [...findSentenceEnds(flat, stretch), stretch.end]) {
    const span = trimSpan(flat, { start, end });
    start = Math.max(start, end);
    if (span.start < span.end) spans.push(...cutLong(transcript, flat, span));
  }
  return spans;
}

function trimSpan(flat: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && flat[from] === " ") from += 1;
  while (to > from && flat[to - 1] === " ") to -= 1;
  return { start: from, end: to };
}

function cutLong(transcript: Transcript, flat: string, span: Span): Span[] {
  const isEnded = /[.!?…。！？]["'”’»)\]]*$/u.test(flat.slice(Math.max(span.start, span.end - 4), span.end));
  return findBreaks(transcript.text, span, {
    maxWords: maxClauseWords,
    allowed: isEnded ? maxSentenceWords : maxClauseWords,
  }).map((part) => trimSpan(flat, part));
}

function toSentence(
  { segments }: Transcript,
  flat: string,
  { span, first }: { readonly span: Span; readonly first: number },
): Sentence {
  let last = first;
  while (last + 1 < segments.length && (segments[last + 1]?.span.start ?? span.end) < span.end) last += 1;
  const [from, to] = [segments[first], segments[last]];
  const start = from?.words?.find((word) => word.span.end > span.start)?.start ?? from?.start;
  const end = to?.words?.findLast((word) => word.span.start < span.end)?.end ?? to?.end;
  return {
    span,
    text: flat.slice(span.start, span.end),
    segments: [first, last],
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(from?.speaker === undefined ? {} : { speaker: from.speaker }),
  };
}
