import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import { splitLines } from "../split-lines.ts";

/** Plain text: lines, paragraphs, turns, stamps. */
export const textReader: TranscriptReader = {
  name: "text",
  title: "plain text",
  extensions: ["txt", "md"],
  detect: (source) => (source.json() === undefined ? 0.1 : 0),
  read: readText,
};

function readText(source: SourceText): CueSheet {
  const lines = splitLines(source.text);
  return {
    cues: lines.map((line) => ({ text: source.text.slice(line.start, line.end), source: line })),
  };
}
