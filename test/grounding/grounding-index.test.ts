import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex, occurrencesOfId, pairPositionsOf } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

const text = "The pump is old. The valve is new, the pump is loud, and is the";

function positions(first: string, second: string): number[] {
  const index = createGroundingIndex(plainTranscript(text));
  const idOf = (word: string): number => index.vocabulary.get(word) ?? -1;
  return [...pairPositionsOf(index, idOf(first), idOf(second))];
}

test("finds each place where one word follows another, first to last", () => {
  expect(positions("pump", "is")).toEqual([1, 9]);
  expect(positions("the", "pump")).toEqual([0, 8]);
});

test("finds no pair where a word follows another only elsewhere, and none behind the last word", () => {
  expect(positions("valve", "pump")).toEqual([]);
  expect(positions("the", "the")).toEqual([]);
  expect(positions("is", "the")).toEqual([13]);
});

test("counts a word's places", () => {
  const index = createGroundingIndex(plainTranscript(text));
  expect(occurrencesOfId(index, index.vocabulary.get("is") ?? -1)).toBe(4);
});

test("says the same of a quote before and after a much longer one", () => {
  const words = Array.from({ length: 60 }, (_, at) => `word${at} thing${at * 7}`).join(" ");
  const index = createGroundingIndex(
    plainTranscript(`${words}. The old pump in the yard is very loud. ${words}`),
  );
  const short = { text: "the old pump in the garden is loud" };
  const before = JSON.stringify(checkQuote(index, short));
  checkQuote(index, { text: words });
  checkQuote(index, { text: "nobody ever spoke of such a thing" });
  expect(JSON.stringify(checkQuote(index, short))).toBe(before);
});

test("ends on a quote that is far longer than its recording, wherever its one word stands", () => {
  const index = createGroundingIndex(plainTranscript("A heron stood there."));
  const words = (count: number): string => Array.from({ length: count }, (_, at) => `reed${at}`).join(" ");
  for (const count of [5, 40, 300]) {
    expect(checkQuote(index, { text: `${words(count)} heron` }).verdict).toBe("not_said");
    expect(checkQuote(index, { text: `heron ${words(count)}` }).verdict).toBe("not_said");
    expect(checkQuote(index, { text: `${words(count)} heron ${words(count)}` }).verdict).toBe("not_said");
  }
});
