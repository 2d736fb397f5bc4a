import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf, scoresOf, span } from "../score-with.ts";

const input = { transcript: "t.txt", claim: "c" };
const gold = (verdict: string, more: object = {}, source?: string) =>
  exampleOf({ input, expected: { verdict, ...more }, slices: source === undefined ? {} : { source } });
const output = (verdict: string, more: object = {}) => ({
  verdict,
  confidence: 0.8,
  supported: verdict === "supported" ? 0.8 : 0.1,
  evidence: [],
  counterEvidence: [],
  changes: [],
  flags: [],
  checkedBy: ["builtin"],
  ...more,
});

test("balanced accuracy is of supported against the rest, per source, then the mean", () => {
  const rows = [
    [gold("supported", {}, "a"), output("supported")],
    [gold("supported", {}, "a"), output("uncertain")],
    [gold("contradicted", {}, "a"), output("not_in_source")],
    [gold("supported", {}, "b"), output("supported")],
    [gold("unsupported", {}, "b"), output("supported")],
    [gold("not_in_source", {}, "b"), output("overstated")],
  ] as const;
  // a: (1/2 + 1) / 2; b: (1 + 1/2) / 2.
  expect(figureOver(scorerOf("claims", "balanced_accuracy"), rows)).toBeCloseTo(0.75, 12);
});

test("macro-recall leaves out claims that nobody put into a class", () => {
  const rows = [
    [gold("supported"), output("supported")],
    [gold("contradicted"), output("overstated")],
    [gold("not_in_source"), output("not_in_source")],
    [gold("unsupported"), output("contradicted")],
  ] as const;
  expect(figureOver(scorerOf("claims", "macro_recall"), rows)).toBeCloseTo(2 / 3, 12);
  expect(scoresOf(scorerOf("claims", "macro_recall"), rows)[3]).toBeUndefined();
});

test("a second label that can be defended is right where somebody looked for one", () => {
  const rows = [
    [gold("overstated", { alsoRight: ["supported"] }), output("supported")],
    [gold("supported", { alsoRight: [] }), output("overstated")],
    [gold("supported"), output("overstated")],
  ] as const;
  expect(scoresOf(scorerOf("claims", "lenient_recall"), rows)).toMatchObject([
    { value: 1, group: "overstated" },
    { value: 0, group: "supported" },
    undefined,
  ]);
});

test("evidence counts by its rank; what speaks against leads where the verdict is contradicted", () => {
  const example = gold("supported", {
    evidence: [
      { start: 10, end: 20 },
      { start: 50, end: 60 },
    ],
  });
  const cited = output("contradicted", {
    evidence: [span(52, 58)],
    counterEvidence: [span(30, 40), span(18, 25)],
  });
  const value = (name: string) => scorerOf("claims", name).score(example, cited)?.value;
  expect([value("evidence_hit_1"), value("evidence_hit_3"), value("evidence_recall_5")]).toEqual([0, 1, 1]);
  const forFirst = { ...cited, verdict: "supported" };
  expect(scorerOf("claims", "evidence_hit_1").score(example, forFirst)?.value).toBe(1);
});

test("the confidence of supported or not is its own probability", () => {
  const scores = scoresOf(scorerOf("claims", "risk_coverage"), [
    [gold("supported"), output("supported", { supported: 0.7, confidence: 0.7 })],
    [gold("supported"), output("contradicted", { supported: 0.2, confidence: 0.5 })],
    [gold("supported"), undefined],
  ]);
  expect(scores).toMatchObject([
    { confidence: 0.7, value: 1 },
    { confidence: 0.8, value: 0 },
    { confidence: 1, value: 0 },
  ]);
});
