import { expect, test } from "vitest";
import { quoteLanguage } from "../../grounding/quote-language.ts";

test.each([
  ["Nobody asked for a boat", "de", "en"],
  ["Wir brauchen dort eine neue Fähre", "de", "de"],
  ["El puerto no se cierra en invierno", "fr", "es"],
  ["Battery range", "de", "de"],
  ["Guten Morgen", "de-AT", "de"],
  ["Bom dia", "pt", "pt"],
  ["boat the", "de", "de"],
  ["the boat of", "de", "en"],
  ["que de para a o", "de", "de"],
])("%j in an article in %s is in %s", (text, known, expected) => {
  expect(quoteLanguage(text, known)).toBe(expected);
});

test.each([
  ["Nobody asked for a boat", "en"],
  ["La nave era para el puerto", "es"],
  ["Guten Morgen", undefined],
  ["Straßenbahn und", "de"],
  ["Hafenbahn und", undefined],
  ["que de para cidade navio", "pt"],
  ["que de para ciudad barco", "es"],
  ["a no", undefined],
  ["a no barco ciudad", "es"],
  ["En ese tiempo hizo mil ciento cuarenta viajes", "es"],
  ["Niemand wollte morgen arbeiten", "de"],
  ["Idea central final total normal", undefined],
  ["Every small vessel carries seven tired children home", undefined],
])("%j by itself is in %s", (text, expected) => {
  expect(quoteLanguage(text)).toBe(expected);
});

test("a long text is known by its beginning", () => {
  const english = "The harbour is closed and we will not open it. ".repeat(45);
  const german = "Der Hafen ist zu und wir werden ihn nicht mit der Fähre öffnen. ".repeat(60);
  expect(quoteLanguage(english + german)).toBe("en");
});
