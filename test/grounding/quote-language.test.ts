import { expect, test } from "vitest";
import { quoteLanguage } from "../../grounding/quote-language.ts";

test.each([
  ["Nobody asked for a boat", "de", "en"],
  ["Wir brauchen dort eine neue Fähre", "de", "de"],
  ["El puerto no se cierra en invierno", "fr", "es"],
  ["Battery range", "de", "de"],
  ["Guten Morgen", "de-AT", "de"],
  ["Bom dia", "pt", "pt"],
])("%j in an article in %s is in %s", (text, known, expected) => {
  expect(quoteLanguage(text, known)).toBe(expected);
});

test.each([
  ["Nobody asked for a boat", "en"],
  ["La nave era para el puerto", "es"],
  ["Guten Morgen", undefined],
])("%j by itself is in %s", (text, expected) => {
  expect(quoteLanguage(text)).toBe(expected);
});
