import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf, span } from "../score-with.ts";

const point = (text: string, start?: number, importance?: string) => ({
  text,
  evidence: start === undefined ? [] : [{ start, end: start + 10 }],
  ...(importance === undefined ? {} : { importance }),
});
const keyPoints = [
  point("The crane broke on Tuesday.", 0, "critical"),
  point("A gearbox costs 64,000 pounds.", 100, "critical"),
  point("Lamps are replaced.", 200, "non_critical"),
  point("Nobody was hurt."),
];
const example = exampleOf({ language: "en", input: { transcript: "t.vtt" }, expected: { keyPoints } });
const statement = (text: string, start: number, verdict = "said") => ({
  section: "summary",
  text,
  cited: [span(start, start + 5)],
  verdict,
});
const output = {
  statements: [
    statement("On Tuesday the crane was broken.", 5),
    statement("The new gearbox costs 64,000 pounds.", 500, "supported"),
    statement("Everything is fine.", 600, "not_in_source"),
  ],
  dropped: 0,
  words: 15,
  spokenWords: 100,
};
const value = (name: string, task = "summaries") => scorerOf(task, name).score(example, output)?.value;

test("evidence recall is over the key points that have evidence", () => {
  expect(value("evidence_recall")).toBeCloseTo(1 / 3, 12);
});

test("a key point is said when half of its content words are, whatever their endings", () => {
  // The first two; of "lamps" and "replaced" none, of "hurt" and "nobody" none.
  expect(value("key_point_recall")).toBeCloseTo(2 / 4, 12);
});

test("sentences hold that were said or are supported", () => {
  expect(value("supported_share")).toBeCloseTo(2 / 3, 12);
});

test("compression is the share of the recording's words", () => {
  expect(value("compression")).toBeCloseTo(0.15, 12);
});

test("of an analysis the most important points must be cited", () => {
  const cited = scorerOf("analyze", "highlight_recall");
  expect(cited.score({ ...example, input: { transcript: "t.vtt", recipe: "brief" } }, output)?.value).toBe(
    0.5,
  );
});

test("critical facts are those of the checklist", () => {
  const facts = [
    { text: "The crane broke.", importance: "critical" },
    { text: "The port closes at noon.", importance: "critical" },
    { text: "The weather was bad.", importance: "irrelevant" },
  ];
  const scorer = scorerOf("summaries", "critical_facts");
  expect(scorer.score({ ...example, expected: { keyPoints, facts } }, output)?.value).toBe(0.5);
  expect(scorer.score(example, output)).toBeUndefined();
});

test("kinds of recordings weigh alike, however many there are of each", () => {
  const meeting = { ...example, slices: { kind: "meeting" } };
  const short = { ...example, slices: { kind: "short" } };
  const nothing = { ...output, statements: [] };
  const rows = [
    [meeting, output],
    [short, nothing],
    [short, nothing],
    [short, undefined],
  ] as const;
  expect(figureOver(scorerOf("summaries", "supported_share"), rows)).toBeCloseTo((2 / 3 + 0) / 2, 12);
});
