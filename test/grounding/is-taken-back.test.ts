import { expect, test } from "vitest";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { isTakenBack } from "../../grounding/is-taken-back.ts";
import { plainTranscript } from "./plain-transcript.ts";

const said = "The new roof came to forty thousand a year.";
const filler = "Then we looked at the windows on the north side, which leak. ";

test.each([
  ["Sorry, I said forty, it's fourteen.", true],
  ["It was fourteen thousand, not forty thousand.", true],
  ["I said forty, and I say it again: forty thousand.", false],
  ["I said nine, it is twelve.", false],
  ["We paid fourteen for the door.", false],
])("a figure is put right soon after: %j gives %s", (correction, expected) => {
  const text = `${said} ${filler}${correction}`;
  const index = createGroundingIndex(plainTranscript(text));
  expect(isTakenBack(index, { start: 0, end: said.length })).toBe(expected);
});

test("a correction long after does not reach back", () => {
  const text = `${said} ${filler.repeat(40)}Sorry, I said forty, it's fourteen.`;
  const index = createGroundingIndex(plainTranscript(text));
  expect(isTakenBack(index, { start: 0, end: said.length })).toBe(false);
});

test.each([
  ["es", "El tejado costó cuarenta mil al año.", "Perdón, he dicho cuarenta, son catorce.", true],
  ["es", "El tejado costó cuarenta mil al año.", "Fueron catorce mil, no cuarenta mil.", true],
  ["es", "El tejado costó cuarenta mil al año.", "No pagamos catorce, sino algo por la puerta.", false],
  ["pt", "O telhado custou quarenta mil por ano.", "Eu disse quarenta, são catorze.", true],
  ["pt", "O telhado custou quarenta mil por ano.", "Foram catorze mil em vez de quarenta mil.", true],
  ["fr", "Le toit a coûté quarante mille par an.", "J'ai dit quarante, c'est quatorze.", true],
  ["fr", "Le toit a coûté quarante mille par an.", "C'était quatorze mille et non pas quarante mille.", true],
  ["de", "Das Dach kostete vierzigtausend im Jahr.", "Ich sagte vierzig, es sind vierzehn.", true],
  ["de", "Das Dach kostete vierzigtausend im Jahr.", "Nicht vierzigtausend, sondern vierzehntausend.", true],
  ["de", "Das Dach kostete vierzigtausend im Jahr.", "Vierzehn haben wir für die Tür bezahlt.", false],
])("in %s after %j a figure is put right: %j gives %s", (language, ...[words, correction, expected]) => {
  const index = createGroundingIndex(plainTranscript(`${words} ${correction}`, language));
  expect(isTakenBack(index, { start: 0, end: words.length })).toBe(expected);
});
