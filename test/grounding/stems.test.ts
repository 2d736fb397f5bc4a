import { expect, test } from "vitest";
import { toStem } from "../../grounding/stems.ts";

test.each([
  ["en", ["organise", "organizes", "organizing", "organisation"], "organ"],
  ["en", ["ferry", "ferries"], "ferri"],
  ["en", ["decide", "decides", "decided", "deciding"], "decid"],
  ["en", ["use", "used", "using"], "use"],
  ["es", ["barco", "barcos"], "barc"],
  ["de", ["Zeitung", "Zeitungen"], "zeit"],
])("in %s gives %j one stem", (language, words, stem) => {
  expect(words.map((word) => toStem(word, language))).toEqual(words.map(() => stem));
});

test("leaves short words and words with a digit alone", () => {
  expect([toStem("bus"), toStem("this"), toStem("h100s"), toStem("是")]).toEqual([
    "bus",
    "this",
    "h100s",
    "是",
  ]);
});
