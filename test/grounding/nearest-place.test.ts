import fc from "fast-check";
import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { judgeUnfound } from "../../grounding/judge.ts";
import { parseQuote } from "../../grounding/parse-quote.ts";
import { letterSimilarity } from "../../grounding/similarity.ts";
import { plainTranscript } from "./plain-transcript.ts";

const talk = [
  "Good morning and welcome to the second part of our evening on the old quarter.",
  "What are they going to do with all of it when the season is over?",
  "The river stood two metres over the quay and nobody could cross for a week.",
  "We bought forty crates of oranges in March and sold them from a borrowed van.",
  "Did nephew tell her of calibrated copper lantern workshops?",
  "My grandmother kept the keys to the chapel in a biscuit tin above the stove.",
  "There was a printer on Mill Street who would set your poem for a shilling.",
  "After the storm the council paid for a new roof but not for the windows.",
].join("\n");
const index = createGroundingIndex(plainTranscript(talk));

test("words that were not said show the passage that shares a telling run with them", () => {
  const text = "We really ought to reopen all those calibrated copper lantern workshops";
  const check = checkQuote(index, { text });
  expect(check.verdict).toBe("not_said");
  expect(check.evidence).toHaveLength(1);
  expect(check.evidence[0]?.text).toMatch(/nephew tell her of calibrated copper lantern workshops$/);
  expect(check.note).toBe("Not these words; the nearest passage is shown.");
  expect(check.flags).toEqual([]);
});

test("rare words draw the nearest passage more than common ones", () => {
  const others = Array.from(
    { length: 60 },
    (_, at) => `Line ${at} of the talk goes from here to there and we are not at the end of it.`,
  );
  const line = "We're not just wakened from attire of vane now a weed of an infinite granite weather vane";
  const heard = createGroundingIndex(plainTranscript([...others, line].join("\n")));
  const { evidence } = checkQuote(heard, { text: "We're really looking at it from a granite weather vane" });
  expect(evidence.map((part) => part.text)).toEqual(["weed of an infinite granite weather vane"]);
});

test("letters agree as much in either direction", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 24 });
  fc.assert(
    fc.property(words, words, (left, right) => {
      expect(letterSimilarity(left, right)).toBe(letterSimilarity(right, left));
    }),
    { numRuns: 300 },
  );
});

test("words that share none but common words with a recording show no passage", () => {
  const check = checkQuote(index, {
    text: "The ambassador was not in the building when we called for a taxi",
  });
  expect(check.verdict).toBe("not_said");
  expect(check.places).toEqual([]);
});

test("a side of common words that stands as it is quoted makes a splice", () => {
  const check = checkQuote(index, { text: "What are they going to do in a biscuit tin above the stove" });
  expect(check.changes.map(({ kind }) => kind)).toEqual(["splice"]);
  expect(check.evidence.map((part) => part.text)).toEqual([
    "What are they going to do",
    "in a biscuit tin above the stove",
  ]);
});

test("half a sentence that was badly heard makes no splice with words that stand elsewhere as well", () => {
  const heard = [
    "And then we asked the mayor for ladders and she sent us the whole fire brigade.",
    "Ann den me ask a mare four letters an she cent us a hole fire brigade with ladders for the roof of the town hall.",
  ].join("\n");
  const text =
    "And then we asked the mayor for ladders and she sent us a whole fire brigade with ladders for the roof of the town hall";
  const check = checkQuote(createGroundingIndex(plainTranscript(heard)), { text });
  expect(check.changes.filter(({ kind }) => kind === "splice")).toEqual([]);
});

test("a long quote is found by less than a short one", () => {
  expect(judgeUnfound(0.53, 8).scores.not_said).toBeCloseTo(0.749, 2);
  expect(judgeUnfound(0.53, 40).scores.not_said).toBeCloseTo(0.35, 2);
});

test("a quote has forty parts at most", () => {
  expect(parseQuote("word [...] ".repeat(100)).partStarts).toHaveLength(40);
});

test.each([
  ["kitten", "sitting", 4 / 7],
  ["harbour", "harbour", 1],
  ["", "quay", 0],
  ["abc", "xyz", 0],
  ["flaw", "lawn", 0.5],
  ["intention", "execution", 4 / 9],
  ["saturday", "sunday", 5 / 8],
  ["gumbo", "gambol", 4 / 6],
  ["abcabc", "cbacba", 2 / 6],
  ["resourcefulness", "forcefulness", 11 / 15],
  [`${"a".repeat(24)}b`, `${"a".repeat(24)}cc`, 1],
  ["Größe", "große", 0.6],
])("letters of %j and %j agree by %d", (left, right, share) => {
  expect(letterSimilarity(left, right)).toBeCloseTo(share, 9);
});
