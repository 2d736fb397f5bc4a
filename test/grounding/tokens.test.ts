import { expect, test } from "vitest";
import { tokenize } from "../../grounding/tokens.ts";

const keysOf = (text: string, language?: string): string =>
  tokenize(text, language)
    .tokens.map(({ key }) => key)
    .join(" ");

test.each([
  ["twenty-one", "21", "en", "#21"],
  ["one hundred and five", "105", "en", "#105"],
  ["two million three hundred thousand", "2,300,000", "en", "#2300000"],
  ["nineteen oh five", "1905", "en", "#1905"],
  ["three point one four", "3.14", "en", "#3.14"],
  ["a thousand", "1,000", "en", "#1000"],
  ["the twelfth", "the 12th", "en", "the #12."],
  ["five percent", "5%", "en", "#5 percent"],
  ["five dollars", "$5", "en", "#5 dollars"],
  ["two million euros", "€2m", "en", "#2000000 euros"],
  ["ochenta y cuatro mil", "84.000", "es", "#84000"],
  ["mil novecientos doce", "1912", "es", "#1912"],
  ["dos coma cinco", "2,5", "es", "#2.5"],
  ["duzentos e trinta", "230", "pt", "#230"],
  ["quatre-vingt-treize", "93", "fr", "#93"],
  ["soixante et onze", "71", "fr", "#71"],
  ["siebenundvierzig", "47", "de", "#47"],
  ["drei Milliarden", "3.000.000.000", "de", "#3000000000"],
])("reads %s and %s as the same value", (...[words, digits, language, keys]) => {
  expect([keysOf(words, language), keysOf(digits, language)]).toEqual([keys, keys]);
});

test.each([
  ["don't", "do not"],
  ["We’re", "we are"],
  ["gonna", "going to"],
  ["Café", "cafe"],
  ["ＡＢＣ", "abc"],
  ["co\u00adal", "coal"],
  ["5²", "#5 squared"],
  ["٤٢", "#42"],
])("reads %s as %s", (text, keys) => {
  expect(keysOf(text)).toBe(keys);
});

test("leaves English short forms alone in other languages", () => {
  expect(keysOf("im Haus", "de")).toBe("im haus");
});

test("keeps the place of every word in the text as given", () => {
  const text = "Pay $40 at the ca\u200bfe\u0301, I can't.";
  const places = tokenize(text).tokens.map(({ key, start, end }) => `${key}=${text.slice(start, end)}`);
  expect(places).toEqual([
    "pay=Pay",
    "#40=40",
    "dollars=$",
    "at=at",
    "the=the",
    "cafe=ca\u200bfe\u0301",
    "i=I",
    "can=can't",
    "not=can't",
  ]);
});

test("marks capitals inside a sentence only", () => {
  const capitals = tokenize("Yesterday Olga met us. Then I left for Riga.").tokens.filter(
    ({ capital }) => capital === true,
  );
  expect(capitals.map(({ key }) => key)).toEqual(["olga", "riga"]);
});
