import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSpeech } from "../../grounding/index.ts";

test.each([
  ["um so I I think, you know, that the the pier is, uh, safe", "I think that the pier is safe."],
  ["And and we we need to to go now .", "We need to go now."],
  ["Well , as you know , the boat is late .", "As you know, the boat is late."],
  ["the wh- the whole thing, like, th- three boats", "The whole thing three boats."],
  ["you know the answer is no no", "You know the answer is no no."],
  ["i mean it when i say five five", "I mean it when I say five five."],
  ['he said "we will go" (and left) by 3.5%', 'He said "we will go" (and left) by 3.5%.'],
  ["really really good, very very good", "Really really good, very very good."],
  ["it costs twelve euros and", "It costs twelve euros."],
  ["um", ""],
  ["", ""],
])("makes %j presentable", (spoken, shown) => {
  expect(cleanSpeech(spoken)).toBe(shown);
});

const word = fc.constantFrom(
  ...(
    "um uh you know I mean like sort of the the a we we boat boats not never no don't five five twenty 18,500 3.5% " +
    "and but so well okay th- w because pier , . ? - ( ) \" ' … ça naïve 是的 18"
  ).split(" "),
);
const speech = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu) ?? [];
}

test("keeps the words in their order, and adds none", () => {
  fc.assert(
    fc.property(fc.oneof(speech, fc.string({ unit: "binary", maxLength: 60 })), (text) => {
      const given = wordsOf(text);
      let at = 0;
      for (const shown of wordsOf(cleanSpeech(text))) {
        at = given.indexOf(shown, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }),
    { seed: 7, numRuns: 400 },
  );
});

test("loses no number and no negation", () => {
  const weighty = (text: string) =>
    wordsOf(text).filter(
      (one) => /^\d/.test(one) || ["not", "never", "no", "don't", "five", "twenty"].includes(one),
    );
  fc.assert(
    fc.property(speech, (text) => {
      expect(weighty(cleanSpeech(text))).toEqual(weighty(text));
    }),
    { seed: 7, numRuns: 400 },
  );
});

test("changes nothing when done twice", () => {
  fc.assert(
    fc.property(speech, (text) => {
      const once = cleanSpeech(text);
      expect(wordsOf(cleanSpeech(once)).length).toBeLessThanOrEqual(wordsOf(once).length);
    }),
    { seed: 7, numRuns: 100 },
  );
});
