import { expect, test } from "vitest";
import { countPhrase, fill, formatPercent, sectionHeading, wordingFor } from "../../report/phrases.ts";

const kinds = [
  "summary",
  "main_ideas",
  "insights",
  "ideas",
  "quotes",
  "habits",
  "facts",
  "references",
  "conclusion",
  "recommendations",
  "decisions",
  "action_items",
  "open_questions",
  "key_points",
  "chapters",
  "questions",
];

test.each(["en", "es", "pt", "fr", "de"])("has a heading for every kind of section in %s", (language) => {
  const wording = wordingFor(language);
  expect(wording.language).toBe(language);
  expect(kinds.filter((kind) => (sectionHeading(wording, kind) ?? "") === "")).toEqual([]);
});

test.each([
  ["es", "Recomendaciones"],
  ["pt", "Recomendações"],
  ["fr", "Recommandations"],
  ["de", "Empfehlungen"],
])("heads recommendations in %s with %s", (language, heading) => {
  expect(sectionHeading(wordingFor(language), "recommendations")).toBe(heading);
});

test("reads a language by its first part and falls back to English", () => {
  expect(wordingFor("pt-BR").language).toBe("pt");
  expect(wordingFor("DE_at").language).toBe("de");
  expect(wordingFor("ar").language).toBe("en");
  expect(wordingFor("").language).toBe("en");
});

test("finds no heading in what every object inherits", () => {
  expect(sectionHeading(wordingFor("en"), "constructor")).toBeUndefined();
});

test("every language fills the same names as English", () => {
  const namesOf = (language: string) =>
    JSON.stringify(wordingFor(language).phrases)
      .match(/\{\w+\}/g)
      ?.sort() ?? [];
  const english = namesOf("en");
  expect(english.length).toBeGreaterThan(20);
  for (const language of ["es", "pt", "fr", "de"]) expect(namesOf(language)).toEqual(english);
});

test("fills in what it has a value for", () => {
  expect(fill("{n} of {total}: {other}", { n: 3, total: 4 })).toBe("3 of 4: {other}");
});

test("counts one and many as the language does", () => {
  const wording = wordingFor("es");
  const { droppedCount } = wording.phrases;
  expect(countPhrase(wording, droppedCount, { n: 1 })).toBe("1 enunciado descartado");
  expect(countPhrase(wording, droppedCount, { n: 0 })).toBe("0 enunciados descartados");
});

test.each([
  [0, "0%"],
  [0.001, "1%"],
  [0.5, "50%"],
  [0.999, "99%"],
  [1, "100%"],
])("writes a share of %d as %s", (share, written) => {
  expect(formatPercent(wordingFor("en"), share)).toBe(written);
});
