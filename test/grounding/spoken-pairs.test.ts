import { expect, test } from "vitest";
import { checkClaim, checkQuote, createEvidenceIndex, createGroundingIndex } from "../../grounding/index.ts";
import { partSpokenPairs } from "../../grounding/spoken-pairs.ts";
import { toTranscript } from "./named-transcript.ts";

const talk = toTranscript(
  "talk",
  "Ana: So we drop the five forty and the last boat at ten fifteen. Ben: The ticket stays at 4.20 in any case.",
);

test.each([
  ["we drop the 5.40 and the last boat at 10.15", "said"],
  ["we drop the 5:40 and the last boat at 10:15", "said"],
  ["we drop the 5.45 and the last boat at 10.15", "altered"],
  ["The ticket stays at 4.20 in any case", "said"],
  ["The ticket stays at 4.25 in any case", "altered"],
])("a time that is spoken as two numbers is the same with a dot: %j is %s", (text, verdict) => {
  expect(checkQuote(createGroundingIndex(talk), { text }).verdict).toBe(verdict);
});

test.each([
  ["The last boat at 10.15 is dropped.", []],
  ["The last boat at 10.45 is dropped.", ["10.45"]],
])("in a claim too: %j", (text, changed) => {
  const { changes, verdict } = checkClaim(createEvidenceIndex(talk), { text });
  expect(changes.filter(({ kind }) => kind === "number").map(({ quoted }) => quoted)).toEqual(changed);
  expect(verdict === "supported").toBe(changed.length === 0);
});

test("what was written is what is shown of a changed figure", () => {
  const { changes } = checkQuote(createGroundingIndex(talk), {
    text: "So we drop the 5.45 and the last boat at 10.15",
  });
  expect(changes).toEqual([
    expect.objectContaining({ kind: "number", quoted: "5.45", spoken: "five forty" }),
  ]);
});

const held = (values: readonly number[], pairs: readonly string[]) => ({
  holds: (value: number) => values.includes(value),
  holdsPair: (first: number, second: number) => pairs.includes(`${first} ${second}`),
});

test.each([
  ["the 5.40 boat", [], ["5 40"], "the 5:40 boat"],
  ["le bateau de 5,40", [], ["5 40"], "le bateau de 5:40"],
  ["the 5.40 boat", [5.4], ["5 40"], "the 5.40 boat"],
  ["the 5.40 boat", [], ["40 5"], "the 5.40 boat"],
  ["5.40% more", [], ["5 40"], "5.40% more"],
  ["5.405 tons", [], ["5 40"], "5.405 tons"],
  ["version 5.40.2", [], ["5 40"], "version 5.40.2"],
  ["version 2.5.40", [], ["5 40"], "version 2.5.40"],
  ["on 5.40, then 6.10", [], ["5 40", "6 10"], "on 5:40, then 6:10"],
])("%j with the numbers %j and the pairs %j held is %j", (...[text, values, pairs, parted]) => {
  expect(partSpokenPairs(text, held(values, pairs))).toBe(parted);
});

test("two numbers of the recording that are not spoken in a row are no pair", () => {
  const text = "Ana: The five boats left late today. Ben: All forty cars of the queue had to wait then.";
  const index = createGroundingIndex(toTranscript("talk", text));
  const { verdict, changes } = checkQuote(index, { text: "The 5.40 boats left late today" });
  expect([verdict, changes.map(({ quoted, spoken }) => [quoted, spoken])]).toEqual([
    "altered",
    [["5.40", "five"]],
  ]);
});

test("a splice shows the figure as it was written", () => {
  const text = "The ticket stays at 4.20 in any case so we drop the 5.40 and the last boat at 10.15";
  const { changes } = checkQuote(createGroundingIndex(talk), { text });
  expect(changes).toEqual([expect.objectContaining({ kind: "splice", quoted: text })]);
});
