import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { labelledTranscript } from "./labelled-transcript.ts";

const indexOf = (...texts: readonly string[]) =>
  createGroundingIndex(labelledTranscript(texts.map((text) => [undefined, text] as const)));

/** First segment of the first place of a quote whose own words nothing here knows, by its translation alone. */
function placeOf(index: ReturnType<typeof indexOf>, translation: string): string | undefined {
  const text = translation.replace(/\p{L}+/gu, "szó");
  return checkQuote(index, { text, language: "hu" }, { translation }).evidence[0]?.segments[0];
}

test("of two places that say nearly the same, the one with a name's initials is the place of that name", () => {
  const index = indexOf(
    "foreign skippers will be charged a higher fee of the harbour",
    "The tide was high at noon, and the weather was fine for the rest of the week in the whole of the county.",
    "foreign skippers will be charged a fee of the harbour in the uk",
  );
  const translation =
    "It will be charged a fee of harbour more high to the foreign skippers in United Kingdom";
  expect(placeOf(index, translation)).toBe("s0003");
});

test("a word that means the same counts also where the recording has the word itself elsewhere", () => {
  const index = indexOf(
    "The doctor has a sofa in the waiting room of the old hospital.",
    "Nobody came on Tuesday because of the snow.",
    "A physician came for the couch with some glue.",
  );
  expect(placeOf(index, "A doctor was there for the sofa with glue.")).toBe("s0003");
});

test("frequent words do not tell more because one form of them is rare", () => {
  const usual = Array.from({ length: 15 }, (_, at) => `Tom said we walked to number ${at + 20}.`);
  const index = indexOf(
    ...usual,
    "An old saying is about walking.",
    "It rained on Monday, on Tuesday, on Wednesday, on Thursday and on Friday in the whole of the county.",
    "The violin was cheap.",
  );
  expect(placeOf(index, "He says that he walks with a violin.")).toBe("s0018");
});

test("two forms of one word and another are two signs, which is too few to call a translation said", () => {
  const index = indexOf(
    "No woman would ever say that, he said.",
    "The market opens at noon and closes at dusk.",
    "Nobody came on Tuesday because of the snow.",
  );
  const check = checkQuote(
    index,
    { text: "Dijo una mujer.", language: "es" },
    { translation: "Said a woman." },
  );
  expect([check.verdict, check.evidence[0]?.segments[0]]).toEqual(["uncertain", "s0001"]);
});

test("an acronym that turns around between the languages leads to its place", () => {
  const index = indexOf(
    "the report on the harbour is late",
    "we want to join nato with our heads up",
    "the mayor of the town is late too",
  );
  const { evidence } = checkQuote(index, { text: "Estamos con la OTAN.", language: "es" });
  expect(evidence[0]?.segments[0]).toBe("s0002");
});
