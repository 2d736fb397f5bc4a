import { expect, test } from "vitest";
import { compareDifference, compareRows } from "../../../evals/statistics/comparison.ts";
import { judgeGate } from "../../../evals/statistics/gate.ts";
import { macroRecallDifference } from "../../../evals/statistics/macro-recall.ts";
import type { ScoredRow } from "../../../evals/statistics/paired-difference.ts";
import { rankModels } from "../../../evals/statistics/rank.ts";
import { judgeComparisons, tellMore } from "../../../evals/statistics/verdict.ts";

/** One row a recording, with these scores. */
const toRows = (values: readonly number[]): ScoredRow[] =>
  values.map((value, index) => ({ id: `q${index}`, cluster: `r${index}`, value }));
const repeat = (values: readonly number[], times: number): number[] =>
  Array.from({ length: times }, () => values).flat();

const low = toRows(repeat([0.5, 0.52, 0.48, 0.55], 6));
const high = toRows(repeat([0.62, 0.6, 0.63, 0.66], 6));
const likeLow = toRows(repeat([0.55, 0.48, 0.52, 0.52], 6));

test("a clear difference is better one way and worse the other", () => {
  expect(judgeComparisons([compareRows(high, low)])[0]).toMatchObject({ verdict: "better", text: "better" });
  expect(judgeComparisons([compareRows(low, high)])[0]).toMatchObject({ verdict: "worse", text: "worse" });
});

test("an unclear one says how many more recordings would tell", () => {
  const comparison = compareRows(likeLow, low);
  const [verdict] = judgeComparisons([comparison], { smallestDifference: 0.01 });
  expect(comparison.difference.value).toBeCloseTo(0.005, 12);
  // The differences 0.05, −0.04, 0.04, −0.03 have a variance of 0.001696; 7.85 · 0.001696 / 0.01² is 134, and 136 by t.
  expect(verdict).toMatchObject({ verdict: "cannot_tell", moreRecordings: 112 });
  expect(verdict?.text).toBe("cannot tell yet, about 120 more recordings");
});

test("a difference too small to matter is planned for as the smallest that does", () => {
  const [wide] = judgeComparisons([compareRows(likeLow, low)], { smallestDifference: 0.02 });
  expect(wide?.moreRecordings).toBe(12);
});

test("under 12 recordings that differ, the exact sign-flip test decides", () => {
  const six = compareRows(high.slice(0, 6), low.slice(0, 6));
  expect(six).toMatchObject({ test: "sign_flip", pValue: 2 / 64 });
  expect(judgeComparisons([six])[0]?.verdict).toBe("better");
  const five = compareRows(high.slice(0, 5), low.slice(0, 5));
  expect(judgeComparisons([five])[0]).toMatchObject({
    verdict: "cannot_tell",
    text: "cannot tell yet, about 3 more recordings",
  });
  expect(compareRows(high, low).test).toBe("student_t");
});

test("comparisons that are read together are judged together", () => {
  const six = compareRows(high.slice(0, 6), low.slice(0, 6));
  const verdicts = judgeComparisons([six, six]);
  expect(verdicts.map(({ verdict, adjustedP }) => [verdict, adjustedP])).toEqual([
    ["cannot_tell", 0.0625],
    ["cannot_tell", 0.0625],
  ]);
  expect(judgeComparisons([])).toEqual([]);
});

test("equal scores everywhere, and a single recording, tell nothing", () => {
  const [same] = judgeComparisons([compareRows(low, low)]);
  expect(same).toMatchObject({ verdict: "cannot_tell", adjustedP: 1 });
  const one = { id: "a", cluster: "r", value: 1 };
  const [single] = judgeComparisons([compareRows([one], [{ ...one, value: 0 }])]);
  expect(single?.text).toBe("cannot tell yet, about 5 more recordings");
});

// D. G. Bonett and R. M. Price 2012: (b + 1) / (n + 2) and (c + 1) / (n + 2) in place of b / n and c / n.
test("right-or-wrong rows get Bonett and Price's interval", () => {
  const right = toRows(Array.from({ length: 40 }, () => 1));
  const fewWrong = toRows(Array.from({ length: 40 }, (_, index) => (index < 3 ? 0 : 1)));
  const { difference } = compareRows(right, fewWrong);
  const [won, lost] = [4 / 42, 1 / 42];
  const error = Math.sqrt((won + lost - (won - lost) ** 2) / 41);
  expect(difference.value).toBeCloseTo(0.075, 12);
  expect(difference.standardError).toBeCloseTo(error, 12);
  // t with 41 degrees of freedom is 2.019541.
  expect(difference.interval.lower).toBeCloseTo(won - lost - 2.019541 * error, 6);
});

test("figures that are no plain means are compared by their recordings' parts", () => {
  const rows = Array.from({ length: 32 }, (_, index) => ({
    id: String(index),
    cluster: `r${index >> 2}`,
    expected: index % 2 === 0 ? "yes" : "no",
    predicted: index % 2 === 0 ? "yes" : "no",
  }));
  const worse = rows.map((row, index) => (index % 4 === 0 ? { ...row, predicted: "no" } : row));
  const comparison = compareDifference(macroRecallDifference(rows, worse).difference);
  expect(comparison.difference.value).toBe(0.25);
  expect(comparison).toMatchObject({ test: "sign_flip", pValue: 2 / 256 });
});

test.each([
  [1, "about 1 more recording"],
  [7, "about 7 more recordings"],
  [123, "about 130 more recordings"],
  [4_321, "about 4,400 more recordings"],
  [10_001, "more than 10,000 more recordings"],
  [Number.POSITIVE_INFINITY, "more than 10,000 more recordings"],
  [undefined, "as no recording differs"],
])("%s recordings are told as %s", (recordings, text) => {
  expect(tellMore(recordings)).toBe(text);
});

test("a gate passes what lies above the margin, and what is better", () => {
  expect(judgeGate(compareRows(likeLow, low), { margin: 0.02 })).toMatchObject({
    outcome: "pass",
    text: "pass: at most 0.012 lost",
  });
  expect(judgeGate(compareRows(high, low), { margin: 0 }).outcome).toBe("pass");
});

test("a gate says worse only where the loss is larger than the margin for certain", () => {
  expect(judgeGate(compareRows(low, high), { margin: 0.02 })).toMatchObject({ outcome: "worse" });
  expect(judgeGate(compareRows(low, high), { margin: 0.115 }).outcome).toBe("not_enough_evidence");
  expect(judgeGate(compareRows(low, high), { margin: 0.2 }).outcome).toBe("pass");
});

test("a gate without enough evidence says how much more is needed", () => {
  const result = judgeGate(compareRows(likeLow, low), { margin: 0.005 });
  expect(result.outcome).toBe("not_enough_evidence");
  expect(result.moreRecordings).toBe(112);
  expect(result.text).toBe("not enough evidence, about 120 more recordings");
});

test("five recordings never pass a gate, and six only when all speak for it", () => {
  const five = compareRows(high.slice(0, 5), low.slice(0, 5));
  expect(judgeGate(five, { margin: 0.02 }).outcome).toBe("not_enough_evidence");
  const six = compareRows(high.slice(0, 6), low.slice(0, 6));
  expect(judgeGate(six, { margin: 0.02 }).outcome).toBe("pass");
});

test("a few rows that all score the same prove little, unless the outputs are the same too", () => {
  const thirty = toRows(Array.from({ length: 30 }, () => 1));
  const comparison = compareRows(thirty, thirty);
  expect(judgeGate(comparison, { margin: 0.02 }).outcome).toBe("not_enough_evidence");
  expect(judgeGate(comparison, { margin: 0.02, outputs: "identical" }).outcome).toBe("pass");
  const many = toRows(Array.from({ length: 300 }, () => 1));
  expect(judgeGate(compareRows(many, many), { margin: 0.02 }).outcome).toBe("pass");
});

test("a margin below 0 is refused", () => {
  expect(() => judgeGate(compareRows(high, low), { margin: -0.1 })).toThrow(/The margin -0\.1 is no loss/);
});

test("models that no comparison tells apart share a rank", () => {
  const better = new Set(["a>c", "a>d", "b>d"]);
  const ranks = rankModels(["a", "b", "c", "d"], (one, other) => better.has(`${one}>${other}`));
  expect(ranks.map(({ model, rank }) => `${model}${rank}`)).toEqual(["a1", "b1", "c2", "d3"]);
});
