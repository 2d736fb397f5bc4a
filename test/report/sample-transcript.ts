import type { Evidence } from "../../grounding/schema.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";

/** A made-up meeting of a night-train company: speaker and words, one line each. */
export const spokenLines: readonly (readonly [string, string])[] = [
  ["Ines Falk", "Good morning, let us start with the sleeper to Trieste."],
  ["Ines Falk", "Last winter it ran 14 nights late out of 90, which is, um, which is a lot."],
  ["Tomasz Rye", "Most of that was the tunnel works, and those end in March."],
  ["Tomasz Rye", "So I would not add a second locomotive just yet."],
  ["Ines Falk", "The cooks want a bigger galley, and I think they are right."],
  ["Oona Vint", "A bigger galley costs us two compartments in every car."],
  ["Oona Vint", "We sold 61 percent of the beds in November and 88 percent in December."],
  ["Tomasz Rye", "I said last time that the old bogies could last ten years."],
  ["Tomasz Rye", "I was wrong about that, the inspectors give them four years."],
  ["Ines Falk", "Then we order new ones this spring, agreed?"],
  ["Oona Vint", "Agreed, but only after the bank has answered."],
  ["Ines Falk", "Oona writes to the bank by Friday."],
  ["Tomasz Rye", "Nobody has asked the drivers what they think of the new timetable."],
  ["Oona Vint", "Well, maybe we should, they see the snow before we do."],
];

const sha = "3f".repeat(32);

/** A transcript of lines; `step` seconds each, or without times when it is 0. */
export function makeTranscript(
  lines: readonly (readonly [string | undefined, string])[] = spokenLines,
  step = 7.25,
): Transcript {
  let at = 0;
  const segments = lines.map(([speaker, text], index): Segment => {
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    return {
      id: `s${String(index + 1).padStart(4, "0")}`,
      ...(step === 0 ? {} : { start: index * step, end: (index + 1) * step }),
      ...(speaker === undefined ? {} : { speaker }),
      text,
      span,
    };
  });
  const names = [...new Set(lines.flatMap(([speaker]) => (speaker === undefined ? [] : [speaker])))];
  return {
    id: "night-trains-3f3f3f3f",
    sha256: sha,
    readerVersion: "1",
    source: { uri: "meetings/night-trains.vtt", format: "vtt" },
    title: "Night trains: the spring meeting",
    language: "en",
    ...(step === 0 ? {} : { duration: lines.length * step }),
    speakers: names.map((name) => ({
      name,
      segments: lines.filter(([speaker]) => speaker === name).length,
    })),
    segments,
    events: [],
    warnings: [],
    text: lines.map(([, text]) => text).join("\n"),
  };
}

/** Evidence for words that stand in the transcript; throws when they do not. */
export function evidenceFor(transcript: Transcript, words: string): Evidence {
  const start = transcript.text.indexOf(words);
  if (start === -1) throw new Error(`Not spoken: ${words}`);
  const span = { start, end: start + words.length };
  const touched = transcript.segments.filter(
    (segment) => segment.span.start < span.end && segment.span.end > span.start,
  );
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) throw new Error(`In no segment: ${words}`);
  return {
    segments: [first.id, last.id],
    span,
    ...(first.start === undefined ? {} : { start: first.start }),
    ...(last.end === undefined ? {} : { end: last.end }),
    ...(first.speaker === undefined ? {} : { speaker: first.speaker }),
    text: words,
  };
}
