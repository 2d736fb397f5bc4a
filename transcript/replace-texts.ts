import type { Segment, Transcript } from "./schema.ts";

/** Other words for a recording. */
export interface OtherTexts {
  /** By segment id; a segment that is not named keeps its own. */
  readonly texts: ReadonlyMap<string, string>;
  readonly language: string;
  /** Absent: the title stays. */
  readonly title?: string;
}

/**
 * A transcript that says the same in other words: ids, times, speakers and events stay, spans index the new text.
 * Times of single words are left out where a segment has new ones. A new text is brought to one line.
 */
export function replaceTexts(transcript: Transcript, { texts, language, title }: OtherTexts): Transcript {
  let start = 0;
  const segments = transcript.segments.map((segment): Segment => {
    const text = texts.get(segment.id)?.replace(/\s+/g, " ").trim() ?? "";
    const placed = text === "" ? move(segment, start) : withText(segment, text, start);
    start = placed.span.end + 1;
    return placed;
  });
  return {
    ...transcript,
    ...(title === undefined ? {} : { title }),
    language,
    segments,
    text: segments.map((segment) => segment.text).join("\n"),
  };
}

function withText({ words: _, ...segment }: Segment, text: string, start: number): Segment {
  return { ...segment, text, span: { start, end: start + text.length } };
}

function move(segment: Segment, start: number): Segment {
  const shift = start - segment.span.start;
  const words = segment.words?.map((word) => ({
    ...word,
    span: { start: word.span.start + shift, end: word.span.end + shift },
  }));
  return {
    ...segment,
    span: { start, end: start + segment.text.length },
    ...(words === undefined ? {} : { words }),
  };
}
