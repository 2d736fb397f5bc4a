import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readArticle } from "../../grounding/read-article.ts";

const pieces = fc.constantFrom(
  ..."“ ” \" ' ’ „ « » 「 」 > * _ ` [ ] ( ) < & # - • — . , : ? ! \n \\ | ~ 1. <p> </p> <q> <br> &amp; &#8220; ```".split(
    " ",
  ),
  "\n\n",
  " ",
  "\t",
  "said Ana Ruiz",
  "she said",
  "Mei Lin",
  "the pier",
  "QUOTES\n\n",
  "橋",
  "🎯",
  "\u202e",
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 120 }),
);
const format = fc.constantFrom("text" as const, "markdown" as const, "html" as const);

test("any input gives items whose spans stand in it, in order of their ids", () => {
  fc.assert(
    fc.property(text, format, (given, kind) => {
      const { quotes, claims } = readArticle(given, { format: kind, language: "en" });
      for (const { span } of [...quotes, ...claims]) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(given.length);
      }
      expect(quotes.every(({ id }, index) => Number(id.slice(1)) === index + 1)).toBe(true);
    }),
    { numRuns: 1_500, seed: 4 },
  );
});

test("the span of a quote in plain text cuts out its words", () => {
  fc.assert(
    fc.property(text, (given) => {
      for (const { quote, span } of readArticle(given, { format: "text", language: "en" }).quotes) {
        if (quote.text.includes(" […] ")) continue;
        expect(given.slice(span.start, span.end).replace(/\s+/g, " ")).toBe(quote.text);
      }
    }),
    { numRuns: 1_500, seed: 9 },
  );
});

test.each([
  "“",
  "'a ",
  "[",
  "![",
  "„a “b ",
  "*a ",
  "<b>",
  "<!-- ",
  "Ana ",
  "said Ana, ",
  "“We go home now,” said Ana. ",
  "a. ",
  "> ",
  "- a\n",
  '"a b c" ',
])("reading 60,000 characters of %j stays linear", (piece) => {
  const given = piece.repeat(Math.ceil(60_000 / piece.length));
  for (const kind of ["text", "markdown", "html"] as const) {
    const start = performance.now();
    readArticle(given, { format: kind, language: "en" });
    expect(performance.now() - start).toBeLessThan(1_500);
  }
});

const page = new URL("../../../shared/data/llamacon/000_7b915bdd3ceda291.txt", import.meta.url);
const isThere = existsSync(page);

test.runIf(isThere)("the pasted page of ../shared/data has eleven quotes and a claim for each bullet", () => {
  const whole = readFileSync(page, "utf8");
  const article = whole.slice(0, whole.indexOf("Powered by"));
  const { quotes, claims } = readArticle(article, { format: "text", language: "es" });
  expect(quotes.map(({ section }) => section)).toEqual(Array.from({ length: 11 }, () => "CITAS"));
  const advised = article.indexOf("RECOMENDACIONES");
  const bullets = [...article.slice(0, advised).matchAll(/^ {2}• (.+)$/gm)].map(({ index }) => index + 4);
  const outside = bullets.filter((at) => !quotes.some(({ span }) => span.start === at + 1));
  for (const at of outside) expect.soft(claims.some(({ span }) => span.start === at)).toBe(true);
  expect(claims.length).toBe(outside.length + 5);
});

test.runIf(!isThere)("left out: ../shared/data is absent", () => {
  expect(isThere).toBe(false);
});
