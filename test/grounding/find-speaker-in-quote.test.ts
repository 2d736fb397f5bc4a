import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { findSpeakerInQuote } from "../../grounding/find-speaker-in-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { labelledTranscript } from "./labelled-transcript.ts";
import { plainTranscript } from "./plain-transcript.ts";

const transcript = labelledTranscript([
  ["Ines Falkner", "Good evening everyone and welcome to the harbour board."],
  ["Tomas Brandt", "The new crane: it may be ready before the autumn storms."],
]);
const index = createGroundingIndex(transcript);

test.each([
  ["Ines Falkner: Good evening everyone", "Ines Falkner", "Good evening everyone"],
  ["Dr Falkner: “Good evening everyone”", "Dr Falkner", "“Good evening everyone”"],
  ["**Ines:** Good evening everyone", "Ines", "Good evening everyone"],
  ["“Good evening everyone.” — Ines Falkner", "Ines Falkner", "“Good evening everyone.”"],
  ["“Good evening everyone” (Tomas Brandt)", "Tomas Brandt", "“Good evening everyone”"],
])("%s is given to its speaker", (text, speaker, words) => {
  const found = findSpeakerInQuote(transcript, text);
  expect(found).toEqual({ speaker, text: expect.stringContaining(words) });
  expect(found?.text.length).toBe(text.length);
  expect(found?.text.indexOf(words)).toBe(text.indexOf(words));
});

test.each([
  ["The new crane: it may be ready"],
  ["Greta: Good evening everyone"],
  ["Good evening everyone, Ines Falkner"],
  ["Ines Falkner: “”"],
  ["What Ines Falkner and Tomas said was: good evening"],
])("%s names nobody", (text) => {
  expect(findSpeakerInQuote(transcript, text)).toBeUndefined();
});

test.each([
  ["Ines Falkner: Good evening everyone and welcome", "said"],
  ["Tomas Brandt: Good evening everyone and welcome", "misattributed"],
  ["“Good evening everyone and welcome.” — Tomas Brandt", "misattributed"],
])("%s is %s", (text, verdict) => {
  const check = checkQuote(index, { text });
  expect(check.verdict).toBe(verdict);
  expect(check.quote).toEqual({ text });
});

test("a speaker who is given beside the quote counts more than its text", () => {
  const quote = { text: "Tomas Brandt: Good evening everyone and welcome", speaker: "Ines Falkner" };
  expect(checkQuote(index, quote).verdict).toBe("said");
});

const unlabelled = createGroundingIndex(
  plainTranscript("We met Rosa Lund: she builds boats.\nThe harbour is closed until the ice has gone.", "en"),
);

test.each([
  ["Greta Holm: The harbour is closed until the ice has gone", "said"],
  ["“The harbour is closed until the ice has gone.” — Greta Holm", "said"],
  ["Rosa Lund: she builds boats", "said"],
  ["Greta Holm: The harbour is open until the ice has gone", "altered"],
  ["Very Surely: The harbour burnt down in autumn", "not_said"],
])(
  "a full name that nobody is labelled with is set aside where the words are said without it: %s",
  (text, verdict) => {
    expect(checkQuote(unlabelled, { text }).verdict).toBe(verdict);
  },
);

test.each([
  ["words of the quote that were said", "Rosa Lund: she builds boats", "said", "Rosa Lund: she builds boats"],
  [
    "one word, which is no full name",
    "Remember: The harbour is closed until the ice has gone",
    "altered",
    "The harbour is closed until the ice has gone",
  ],
])("not set aside: %s", (...[, text, verdict, spoken]) => {
  const check = checkQuote(unlabelled, { text });
  expect([check.verdict, check.evidence[0]?.text]).toEqual([verdict, expect.stringContaining(spoken)]);
});

test("a change of the words is shown without the name", () => {
  const { changes } = checkQuote(unlabelled, {
    text: "Greta Holm: The harbour is open until the ice has gone",
  });
  expect(changes).toEqual([{ kind: "antonym", quoted: "open", spoken: "closed" }]);
});

test("a full name that the labels do not have is another's", () => {
  const text = "Greta Holm: Good evening everyone and welcome to the harbour board";
  expect(checkQuote(index, { text }).verdict).toBe("misattributed");
});

const lettered = labelledTranscript([
  ["PhD A", "And: we measure it as we go along, said the manual."],
  ["Professor D", "We keep it in a hand - drawn atlas of tides ."],
  ["M", "The ferry runs at noon."],
]);

test.each(["And: we measure it as we go along", "We keep it in a hand. - drawn atlas ."])(
  "a letter of a label is no speaker of %s",
  (text) => {
    expect(findSpeakerInQuote(lettered, text)).toBeUndefined();
  },
);

test.each([
  ["PhD A: we measure it", "PhD A"],
  ["Prof D: We keep it", "Prof D"],
  ["D: We keep it", "D"],
  ["Maria: The ferry runs", "Maria"],
])("%s is still given to its speaker", (text, speaker) => {
  expect(findSpeakerInQuote(lettered, text)?.speaker).toBe(speaker);
});
