import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { toEvidence } from "../../grounding/evidence.ts";
import { packRecording, unpackRecording } from "../../report/recording-data.ts";
import { renderHtml } from "../../report/render-html.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";
import { elementsOf } from "./read-html.ts";
import { makeAnalysis, makeTranscript } from "./sample-input.ts";

const transcript = makeTranscript();

test("gives back the transcript, but for its path and its warnings", () => {
  const warned = { ...transcript, warnings: [{ code: "repaired", message: "A line was mended." }] };
  expect(unpackRecording(packRecording(warned))).toEqual({
    ...transcript,
    source: { uri: "night-trains.vtt", format: "vtt" },
  });
});

test("gives back a transcript without times, speakers, language and title", () => {
  const { language: _, title: __, ...bare } = makeTranscript([[undefined, "Only words."]], 0);
  const plain = { ...bare, source: { uri: "a.txt", format: "text" } };
  expect(unpackRecording(packRecording(plain))).toEqual(plain);
});

test("keeps words' times, places in the file, guesses and ids that do not count on", () => {
  const [first, ...rest] = transcript.segments;
  if (first === undefined) throw new Error("There is a segment.");
  const told: Segment = {
    ...first,
    id: "s0042",
    speakerGuess: { name: "Ines Falk", probability: 0.7 },
    source: { start: 0, end: 61 },
    words: [
      { start: 0.125, end: 0.5, text: "Good", span: { start: 0, end: 4 } },
      { start: 0.5, end: 1.001, text: "morning", span: { start: 5, end: 12 } },
    ],
  };
  const rich = { ...transcript, segments: [told, ...rest] };
  const back = unpackRecording(packRecording(rich));
  expect(back.segments[0]).toEqual(told);
  expect(toEvidence(back, { start: 5, end: 12 })).toEqual(toEvidence(rich, { start: 5, end: 12 }));
});

test("gives back any text, and evidence for any part of it", () => {
  const line = fc.record({
    text: fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
    start: fc.option(fc.nat(9e7).map((ms) => ms / 1000)),
    speaker: fc.option(fc.constantFrom("A", "</script>", "__proto__", "Ж")),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.nat(60),
      fc.nat(60),
      (lines, start, length) => {
        const made = makeOf(lines);
        const back = unpackRecording(packRecording(made));
        expect(back).toEqual(made);
        expect(toEvidence(back, { start, end: start + length })).toEqual(
          toEvidence(made, { start, end: start + length }),
        );
      },
    ),
    { numRuns: 30 },
  );
});

interface MadeLine {
  readonly text: string;
  readonly start: number | null;
  readonly speaker: string | null;
}

function makeOf(lines: readonly MadeLine[]): Transcript {
  let at = 0;
  const segments = lines.map(({ text, start, speaker }, index): Segment => {
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    return {
      id: `s${String(index + 1).padStart(4, "0")}`,
      ...(start === null ? {} : { start, end: start + 1, source: { start: at, end: at + 3 } }),
      ...(speaker === null ? {} : { speaker }),
      text,
      span,
    };
  });
  const text = lines.map((each) => each.text).join("\n");
  return { ...transcript, source: { uri: "a.vtt", format: "vtt" }, segments, text };
}

test("a transcript that would end the block stays inside it", () => {
  const evil = makeTranscript([["</script>", '</script><script>window.XSS=1</script><!-- "\u2028\u0000']]);
  const script = { script: "1", scriptHash: "sha256-x" };
  const page = renderHtml({ transcript: evil, analysis: makeAnalysis(), language: "en" }, script);
  const data = elementsOf(parseDocument(page)).find(({ attribs }) => attribs["id"] === "recording");
  const [content] = data?.children ?? [];
  expect(unpackRecording(content !== undefined && "data" in content ? content.data : "").text).toBe(
    evil.text,
  );
});
