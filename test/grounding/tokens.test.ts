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
  ["4 euros and 20 cents", "€4.20", "en", "#4.2 euros"],
  ["four euros twenty", "EUR 4.20", "en", "#4.2 euros"],
  ["half past five", "5:30", "en", "#5 #30"],
  ["a quarter to six", "a 5:45", "en", "a #5 #45"],
  ["five o'clock", "5:00", "en", "#5 oclock"],
  ["five p.m.", "5pm", "en", "#5 pm"],
  ["nineteen eighties", "1980s", "en", "#1980s"],
  ["eighties", "'80s", "en", "#80s"],
  ["two and a half million", "2.5M", "en", "#2500000"],
  ["half a million", "500 000", "en", "#500000"],
  ["the fifth of May", "the 5 May", "en", "the #5. may"],
  ["twelve kilometers", "12 km", "en", "#12 kilometers"],
  ["thirty miles per hour", "30 mph", "en", "#30 miles per hour"],
  ["a las seis menos cuarto", "a las 5:45", "es", "a las #5 #45"],
  ["a las cinco y media", "a las 5:30", "es", "a las #5 #30"],
  ["dos millones y medio de botes", "2,5 millones de botes", "es", "#2500000 botes"],
  ["diez por ciento", "10 %", "es", "#10 percent"],
  ["quatro euros e vinte", "4,20 euros", "pt", "#4.2 euros"],
  ["quarenta reais", "R$ 40", "pt", "#40 reais"],
  ["cinq heures et demie", "5h30", "fr", "#5 #30 hours"],
  ["six heures moins le quart", "5h45", "fr", "#5 #45 hours"],
  ["premier mai", "1er mai", "fr", "#1. mai"],
  ["halb sechs", "5:30", "de", "#5 #30"],
  ["zweitausendfünfhundert", "2500", "de", "#2500"],
  ["zweieinhalb Millionen Euro", "2,5 Millionen Euro", "de", "#2500000 euros"],
  ["fünften Mai", "5. Mai", "de", "#5. mai"],
])("reads %s and %s as one quantity", (...[words, signs, language, keys]) => {
  expect([keysOf(words, language), keysOf(signs, language)]).toEqual([keys, keys]);
});

test.each([
  ["five to ten boats", "en", "#5 to #10 boats"],
  ["a quarter of twelve", "en", "a quarter of #12"],
  ["four euros, twenty people", "en", "#4 euros #20 people"],
  ["cinco y media docena", "es", "#5.5 docena"],
])("takes no share, range or list for a quantity: %s", (text, language, keys) => {
  expect(keysOf(text, language)).toBe(keys);
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

test("parts French elided words, each with its own place", () => {
  const text = "L'hôtel qu’Anna a vu aujourd'hui";
  const { tokens } = tokenize(text, "fr");
  expect(tokens.map(({ key, start, end }) => `${key}=${text.slice(start, end)}`)).toEqual([
    "l=L",
    "hotel=hôtel",
    "qu=qu",
    "anna=Anna",
    "a=a",
    "vu=vu",
    "aujourdhui=aujourd'hui",
  ]);
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

test("takes no word for a name where most have a capital", () => {
  const { tokens } = tokenize("WE SOLD NINE NEW CARTS TO OLGA IN RIGA LAST WEEK");
  expect(tokens.filter(({ capital }) => capital === true)).toEqual([]);
});

test("marks capitals inside a sentence only", () => {
  const capitals = tokenize("Yesterday Olga met us. Then I left for Riga.").tokens.filter(
    ({ capital }) => capital === true,
  );
  expect(capitals.map(({ key }) => key)).toEqual(["olga", "riga"]);
});

test("a row of figures longer than any number ends, and so do digits beyond it", () => {
  const row = Array.from({ length: 150 }, (_none, at) => String(100 + at)).join(" ");
  expect(tokenize(row).tokens.at(-1)?.end).toBe(row.length);
  expect(tokenize("9".repeat(400)).tokens).toEqual([{ key: "9".repeat(400), start: 0, end: 400 }]);
});
