import type { Segment, Transcript } from "../../transcript/schema.ts";

/** A segment before it has a place in a text. */
export interface SpokenSegment {
  readonly speaker?: string | null;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
}

/** A transcript of given segments, their texts as they are. */
export function spokenTranscript(spoken: readonly SpokenSegment[], language = "en"): Transcript {
  let at = 0;
  const segments = spoken.map(({ speaker, text, start, end }, number): Segment => {
    const from = at;
    at += text.length + 1;
    return {
      id: `s${String(number + 1).padStart(4, "0")}`,
      start: start ?? number * 10,
      end: end ?? number * 10 + 10,
      ...(speaker == null ? {} : { speaker }),
      text,
      span: { start: from, end: from + text.length },
    };
  });
  return {
    id: "spoken",
    sha256: "0".repeat(64),
    readerVersion: "spoken",
    source: { uri: "spoken.txt", format: "text" },
    language,
    speakers: [],
    segments,
    events: [],
    warnings: [],
    text: spoken.map(({ text }) => text).join("\n"),
  };
}
