import type { Segment, Transcript } from "../transcript/schema.ts";

/** A transcript of some lines of another, by index, in order; their ids, times and speakers stay. */
export function cutTranscript(transcript: Transcript, lines: readonly number[]): Transcript {
  const segments: Segment[] = [];
  let start = 0;
  for (const line of lines) {
    const segment = transcript.segments[line];
    if (segment === undefined) continue;
    const { words: _words, ...rest } = segment;
    const end = start + segment.text.length;
    segments.push({ ...rest, span: { start, end } });
    start = end + 1;
  }
  return { ...transcript, segments, events: [], text: segments.map(({ text }) => text).join("\n") };
}
