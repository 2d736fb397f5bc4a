import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf, scoresOf, span } from "../score-with.ts";

const input = { transcript: "t.vtt", quote: "q" };
const gold = (expected: object) => exampleOf({ input, expected });
const said = (more: object = {}) => ({
  verdict: "said",
  confidence: 0.9,
  parts: [],
  changes: [],
  flags: [],
  fellBack: false,
  ...more,
});

test("macro-recall is the mean of the classes' recalls, and an invalid output is wrong", () => {
  const rows = [
    [gold({ verdict: "said" }), said()],
    [gold({ verdict: "said" }), said()],
    [gold({ verdict: "said" }), undefined],
    [gold({ verdict: "altered" }), said()],
    [gold({ verdict: "not_said" }), said({ verdict: "not_said" })],
  ] as const;
  // 2/3 of said, 0/1 of altered, 1/1 of not_said.
  expect(figureOver(scorerOf("quotes", "macro_recall"), rows)).toBeCloseTo(5 / 9, 12);
});

test("each of several right verdicts counts, in the class of the first", () => {
  const scorer = scorerOf("quotes", "macro_recall");
  const either = gold({ verdict: ["altered", "not_said"] });
  const scores = scoresOf(scorer, [
    [either, said({ verdict: "not_said" })],
    [either, said({ verdict: "uncertain" })],
  ]);
  expect(scores).toMatchObject([
    { value: 1, group: "altered" },
    { value: 0, group: "altered" },
  ]);
});

test("a place is right from half, or from four fifths, of what both spans cover together", () => {
  const example = gold({ verdict: "said", evidence: [{ start: 100, end: 200 }] });
  const at = (start: number, end: number) => said({ parts: [span(start, end)] });
  // 100 of 100; 60 of 140; 50 of 100; 80 of 100; no place; no output.
  const rows = [at(100, 200), at(140, 240), at(150, 200), at(120, 200), said(), undefined];
  const values = (name: string) =>
    scoresOf(
      scorerOf("quotes", name),
      rows.map((output) => [example, output]),
    ).map((score) => score?.value);
  expect(values("place_iou_50")).toEqual([1, 0, 1, 1, 0, 0]);
  expect(values("place_iou_80")).toEqual([1, 0, 0, 1, 0, 0]);
});

test("the parts of an elided quote are held against the gold parts from first to last", () => {
  const example = gold({
    verdict: "said",
    evidence: [
      { start: 0, end: 20 },
      { start: 80, end: 100 },
    ],
  });
  const rows = [[example, said({ parts: [span(0, 30), span(90, 100)] })]] as const;
  expect(scoresOf(scorerOf("quotes", "place_iou_80"), rows)).toMatchObject([{ value: 1 }]);
});

test("a place does not count where the gold has none", () => {
  const rows = [[gold({ verdict: "not_said" }), said({ parts: [span(0, 5)] })]] as const;
  expect(scoresOf(scorerOf("quotes", "place_iou_50"), rows)).toEqual([undefined]);
});

test("called said is counted among the rows that were not said", () => {
  const rows = [
    [gold({ verdict: "said" }), said()],
    [gold({ verdict: "altered" }), said()],
    [gold({ verdict: "not_said" }), said({ verdict: "uncertain" })],
    [gold({ verdict: "not_said" }), said({ verdict: "not_said" })],
    [gold({ verdict: ["altered", "said"] }), said()],
  ] as const;
  expect(figureOver(scorerOf("quotes", "false_said"), rows)).toBeCloseTo(1 / 3, 12);
});

test("speaker, seconds, flags and a model that could not help are read from the output", () => {
  const example = gold({
    verdict: "said",
    evidence: [{ start: 0, end: 9, seconds: [30, 34] }],
    speaker: "Ann",
    flags: ["elision", "insertion"],
  });
  const good = said({
    parts: [span(0, 9, { seconds: [31.5, 34], speaker: "Ann" })],
    flags: ["insertion"],
  });
  const bad = said({ parts: [span(0, 9, { seconds: [300, 304], speaker: "Ben" })], fellBack: true });
  const values = (name: string) =>
    scoresOf(scorerOf("quotes", name), [
      [example, good],
      [example, bad],
      [example, undefined],
    ]).map((score) => score?.value);
  expect(values("speaker")).toEqual([1, 0, 0]);
  expect(values("seconds_off")).toEqual([1.5, 60, 60]);
  expect(values("flagged")).toEqual([1, 0, 0]);
  expect(values("fell_back")).toEqual([0, 1, 1]);
});
