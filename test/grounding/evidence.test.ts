import { expect, test } from "vitest";
import { toEvidence } from "../../grounding/evidence.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";
import { labelledTranscript } from "./labelled-transcript.ts";

const two = labelledTranscript([
  ["Mara", "The kiln is hot."],
  ["Mara", "Wait until noon."],
]);

function withSegments(change: (segment: Segment, at: number) => Segment): Transcript {
  return { ...two, segments: two.segments.map(change) };
}

test("cuts the text, names the segments and takes their seconds and their shared speaker", () => {
  expect(toEvidence(two, { start: 12, end: 21 })).toEqual({
    segments: ["s0001", "s0002"],
    span: { start: 12, end: 21 },
    start: 0,
    end: 20,
    speaker: "Mara",
    text: "hot.\nWait",
  });
});

test("takes the seconds of the words where words have times", () => {
  const words = [
    { start: 0.5, end: 0.9, text: "The", span: { start: 0, end: 3 } },
    { start: 1, end: 1.6, text: "kiln", span: { start: 4, end: 8 } },
  ];
  const timed = withSegments((segment, at) => (at === 0 ? { ...segment, words } : segment));
  const { start, end } = toEvidence(timed, { start: 4, end: 8 });
  expect([start, end]).toEqual([1, 1.6]);
});

test("maps into the file exactly where the text is unchanged and to the whole segment where it is not", () => {
  const filed = withSegments((segment, at) => ({
    ...segment,
    source: at === 0 ? { start: 100, end: 116 } : { start: 140, end: 170 },
  }));
  expect(toEvidence(filed, { start: 4, end: 8 }).source).toEqual({ start: 104, end: 108 });
  expect(toEvidence(filed, { start: 4, end: 21 }).source).toEqual({ start: 104, end: 170 });
});

test("has no speaker across two of them", () => {
  const mixed = withSegments((segment, at) => (at === 0 ? segment : { ...segment, speaker: "Jon" }));
  expect(toEvidence(mixed, { start: 0, end: 30 }).speaker).toBeUndefined();
});

test("refuses a transcript without segments", () => {
  expect(() => toEvidence({ ...two, segments: [], text: "" }, { start: 0, end: 0 })).toThrow(RangeError);
});
