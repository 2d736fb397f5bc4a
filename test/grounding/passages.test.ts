import { expect, test } from "vitest";
import { createEvidenceIndex, findPassages } from "../../grounding/index.ts";
import { harbour, harbourIndex } from "./harbour-meeting.ts";
import { toTranscript } from "./named-transcript.ts";

test("finds the passage that answers", () => {
  const found = findPassages(harbourIndex, "How much does the second boat cost a month?");
  expect(found.answered).toBe(true);
  expect(found.passages[0]?.text).toContain("18,500 euros a month");
});

test("finds the passage for a question in another language by cognates, numbers and common words", () => {
  const found = findPassages(
    harbourIndex,
    "¿Cuántos alumnos tiene la escuela de la isla y cuántos cruzan por la mañana?",
  );
  expect(found.passages[0]?.text).toContain("The school has forty pupils");
  expect(found.confidence).toBeLessThanOrEqual(0.6);
});

test("finds a passage whose words are other forms of the question's", () => {
  const index = createEvidenceIndex(
    toTranscript(
      "kin",
      "Ana: The significance of the signal was low.\nBo: We went home.\nAna: The tea was hot.",
    ),
  );
  const found = findPassages(index, "What did Ana call significantly low?");
  expect(found.passages[0]?.text).toContain("significance");
});

test("says who said quoted words", () => {
  const question = 'Who said "a town without a ferry is a town that waits for other people"?';
  const found = findPassages(harbourIndex, question);
  expect([found.answered, found.passages[0]?.speaker]).toEqual([true, "Ilo Brandt"]);
});

test("finds quoted words that run over two sentences", () => {
  const index = createEvidenceIndex(
    toTranscript("two", "Ana: We left. The sea was calm. Nobody spoke.\nBo: We stayed."),
  );
  const found = findPassages(index, 'When did they say "We left. The sea was calm"?');
  expect(found.passages[0]?.text).toBe("We left. The sea was calm.");
});

test.each([
  "What did Henrik Dahl say about the ferry?",
  "Which vaccine did the laboratory recommend against measles?",
  'Who said "the lighthouse was painted green by my grandfather"?',
])("declines %j", (question) => {
  expect(findPassages(harbourIndex, question).answered).toBe(false);
});

test("gives at most `limit` passages, each cut from the transcript", () => {
  const { passages } = findPassages(harbourIndex, "What about the boat, the gauge and the county?", {
    limit: 2,
  });
  expect(passages.length).toBeLessThanOrEqual(2);
  for (const { span, text } of passages) expect(text).toBe(harbour.text.slice(span.start, span.end));
});

test.each(["", "?", "Who?", "🙂", '""'])("answers %j without an error", (question) => {
  const found = findPassages(harbourIndex, question);
  expect(found.answered).toBe(false);
  expect(found.confidence).toBeGreaterThanOrEqual(0);
  expect(found.confidence).toBeLessThanOrEqual(1);
});
