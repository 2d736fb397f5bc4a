import { readTranscript, type Transcript } from "../../transcript/index.ts";

/** A transcript of lines, each by a speaker and ten seconds long. */
export function spokenTranscript(lines: readonly (readonly [speaker: string, text: string])[]): Transcript {
  const clock = (seconds: number): string =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}.000`;
  const cues = lines.map(
    ([speaker, text], index) => `${clock(index * 10)} --> ${clock(index * 10 + 10)}\n<v ${speaker}>${text}`,
  );
  return readTranscript({
    bytes: new TextEncoder().encode(`WEBVTT\n\n${cues.join("\n\n")}\n`),
    sha256: "b".repeat(64),
    uri: "spoken.vtt",
  }).transcript;
}

const crops = ["barley", "clover", "lentils", "mustard", "oats", "rye", "spelt", "turnips", "vetch", "wheat"];

/** Forty lines of a farmers' talk, two a turn, each about another field: long enough to be read in parts. */
export const fieldTranscript: Transcript = spokenTranscript(
  Array.from({ length: 40 }, (_, index) => [
    index % 4 < 2 ? "Ada" : "Bo",
    `In field ${index + 1} we grow ${crops[index % crops.length]} and we harvest ${index + 101} tons of it in a good summer.`,
  ]),
);
