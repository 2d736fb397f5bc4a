import type { Segment, Transcript } from "../../transcript/schema.ts";

/** One turn: who speaks (undefined: nobody is named) and what is said. */
export type SpokenTurn = readonly [speaker: string | undefined, text: string];

/** A transcript with a segment of ten seconds for each turn. */
export function labelledTranscript(turns: readonly SpokenTurn[], language = "en"): Transcript {
  let at = 0;
  const segments = turns.map(([speaker, text], number): Segment => {
    const start = at;
    at += text.length + 1;
    return {
      id: `s${String(number + 1).padStart(4, "0")}`,
      start: number * 10,
      end: number * 10 + 10,
      ...(speaker === undefined ? {} : { speaker }),
      text,
      span: { start, end: start + text.length },
    };
  });
  return {
    id: "test",
    sha256: "0".repeat(64),
    readerVersion: "test",
    source: { uri: "test.txt", format: "text" },
    language,
    speakers: [],
    segments,
    events: [],
    warnings: [],
    text: turns.map(([, text]) => text).join("\n"),
  };
}
