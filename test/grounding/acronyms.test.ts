import { expect, test } from "vitest";
import { findAcronyms, turnedAcronym } from "../../grounding/acronyms.ts";
import { tokenize } from "../../grounding/tokens.ts";

const recording = new Map(["uk", "who", "rsb", "eu", "is", "nato"].map((word, at) => [word, at] as const));
const find = (text: string) =>
  findAcronyms(tokenize(text, "en").tokens, recording).map(({ acronym }) => acronym);

test("a name of several words is what the recording calls by its initials, in either order from three on", () => {
  expect(find("he sold the house in the United Kingdom last year")).toEqual(["uk"]);
  expect(find("the report of the World Health Organization was late")).toEqual([]);
  expect(find("he plays at the Bank of State Reserves in town")).toEqual(["rsb"]);
  expect(find("she visited Kings University twice")).toEqual([]);
});

test("initials that are a grammar word, capitals of one name apart, and titles are no acronym", () => {
  expect(find("the ferry to Inner Sound was late")).toEqual([]);
  expect(find("they met Ursula in quiet Kiel")).toEqual([]);
});

const turned = (language: string, text = "") =>
  tokenize(text, language)
    .tokens.slice(-1)
    .map((token) => turnedAcronym({ text, language }, token, recording))[0];

test.each([
  ["es", "los países de la OTAN", "nato"],
  ["fr", "les pays de l'UE", "eu"],
  ["de", "die Länder der UE", undefined],
  ["es", "los países de la otan", undefined],
  ["pt", "os países do UK", undefined],
  ["pt", "o velho SI", undefined],
])("%s: the acronym at the end of %j stands in the recording as %s", (language, ...[text, acronym]) => {
  expect(turned(language, text)).toBe(acronym);
});
