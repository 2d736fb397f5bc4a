import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf, scoresOf, span } from "../score-with.ts";

const input = { transcript: "t.txt", question: "Who pays?" };
const gold = (expected: object) => exampleOf({ input, expected: { answerable: true, ...expected } });
const answer = (cited: readonly object[], more: object = {}) => ({
  answered: true,
  confidence: 0.6,
  text: "The town pays.",
  cited,
  ...more,
});
const evidence = [
  { start: 100, end: 150 },
  { start: 300, end: 350 },
];

test("hits count within the first ones, recall over the gold spans", () => {
  const cited = [span(0, 20), span(140, 160), span(500, 600), span(340, 345)];
  const value = (name: string) => scorerOf("questions", name).score(gold({ evidence }), answer(cited))?.value;
  expect([value("evidence_hit_1"), value("evidence_hit_3"), value("evidence_recall_5")]).toEqual([0, 1, 1]);
});

test("a citation that ends where the evidence begins is no hit", () => {
  const cited = [span(50, 100), span(150, 160)];
  expect(scorerOf("questions", "evidence_hit_3").score(gold({ evidence }), answer(cited))?.value).toBe(0);
});

test("a citation of more than six turns finds nothing, but keeps its rank", () => {
  const cited = [span(0, 1_000, { turns: 7 }), span(0, 1_000, { turns: 6 })];
  const value = (name: string) => scorerOf("questions", name).score(gold({ evidence }), answer(cited))?.value;
  expect([value("evidence_hit_1"), value("evidence_hit_3")]).toEqual([0, 1]);
});

test("evidence F1 is of characters, each counted once", () => {
  const cited = [span(125, 175), span(150, 175)];
  // 25 shared, 50 cited, 100 marked.
  const score = scorerOf("questions", "evidence_f1").score(gold({ evidence }), answer(cited));
  expect(score?.value).toBeCloseTo((2 * 25) / 150, 12);
});

test("abstention is the mean of answering what can be answered and declining the rest", () => {
  const rows = [
    [gold({}), answer([])],
    [gold({}), answer([], { answered: false })],
    [gold({ answerable: false }), answer([], { answered: false })],
    [gold({ answerable: false }), undefined],
    [gold({ answerable: false }), answer([], { answered: false })],
    [gold({ speaker: "Ann" }), answer([])],
  ] as const;
  // 1 of 2, and 2 of 3; who said it is another question.
  expect(figureOver(scorerOf("questions", "abstention"), rows)).toBeCloseTo((1 / 2 + 2 / 3) / 2, 12);
});

test("who said it is the label of the first citation, letter by letter", () => {
  const rows = [
    [gold({ speaker: "Ann" }), answer([span(0, 5, { speaker: "Ann" })])],
    [gold({ speaker: "Ann" }), answer([span(0, 5, { speaker: "ann" })])],
    [gold({ speaker: "Ann" }), answer([span(0, 5, { speaker: "Ann" })], { answered: false })],
  ] as const;
  expect(scoresOf(scorerOf("questions", "who_said"), rows)).toMatchObject([
    { value: 1 },
    { value: 0 },
    { value: 0 },
  ]);
});

test("a time is right within the turn, or five seconds before it", () => {
  const at = (start: number) => answer([span(0, 5, { seconds: [start, start + 2] })]);
  const rows = [55, 54.9, 70, 70.1].map((start) => [gold({ seconds: [60, 70] }), at(start)] as const);
  const values = scoresOf(scorerOf("questions", "when"), rows).map((score) => score?.value);
  expect(values).toEqual([1, 0, 1, 0]);
});

test("an answer's words are held against the reference's, and a declined answer has none", () => {
  const example = gold({ answer: "The town pays the rest" });
  const scorer = scorerOf("questions", "answer_f1");
  // "the town pays" of 3 words and "the town pays the rest" of 5: 3 shared.
  expect(scorer.score(example, answer([]))?.value).toBeCloseTo(6 / 8, 12);
  expect(scorer.score(example, answer([], { answered: false }))?.value).toBe(0);
});
