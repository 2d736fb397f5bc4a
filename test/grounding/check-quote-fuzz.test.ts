import fc from "fast-check";
import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { diffWords } from "../../grounding/diff-words.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { locate } from "../../grounding/locate.ts";
import { QuoteCheck } from "../../grounding/schema.ts";
import { tokenize } from "../../grounding/tokens.ts";
import { labelledTranscript } from "./labelled-transcript.ts";

const word = fc.oneof(
  fc.constantFrom(
    "the",
    "not",
    "seven",
    "$5",
    "5%",
    "cat",
    "Größe",
    "…",
    "[...]",
    "uh",
    "you know",
    "1,000",
    "²",
    "дом",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
const line = text.filter((value) => value.length > 0).map((value) => value.replaceAll("\n", " "));
const transcripts = fc
  .array(line, { minLength: 1, maxLength: 8 })
  .map((lines) => labelledTranscript(lines.map((value, at) => [at % 3 === 0 ? undefined : `P${at}`, value])));

test("any quote of any transcript ends in a check whose spans cut out the text they name", () => {
  fc.assert(
    fc.property(transcripts, text, fc.boolean(), (transcript, quote, own) => {
      const asked = own ? transcript.text.slice(quote.length % 20, 200) : quote;
      const check = checkQuote(createGroundingIndex(transcript), { text: asked, speaker: "P1" });
      expect(QuoteCheck.safeParse(check).error).toBeUndefined();
      for (const { span, text: cut } of check.places.flatMap(({ parts }) => parts)) {
        expect(cut).toBe(transcript.text.slice(span.start, span.end));
        expect(cut).not.toBe("");
      }
      expect(Object.values(check.scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 6);
    }),
    { numRuns: 300 },
  );
});

test("words cut from a transcript are found where they stand", () => {
  const spoken = fc.array(fc.constantFrom("amber", "birch", "cedar", "delta", "ember", "fjord"), {
    minLength: 12,
    maxLength: 60,
  });
  fc.assert(
    fc.property(spoken, fc.nat(), (words, seed) => {
      const from = seed % (words.length - 6);
      const quote = words.slice(from, from + 6).join(" ");
      const index = createGroundingIndex(labelledTranscript([[undefined, words.join(" ")]]));
      const [place] = locate(index, quote);
      const span = place?.parts[0]?.span ?? { start: 0, end: 0 };
      expect(index.transcript.text.slice(span.start, span.end)).toBe(quote);
    }),
    { numRuns: 200 },
  );
});

test("tokens stand in order of their places or share one, inside the text", () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const { start, end } of tokenize(value).tokens) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(value.length);
      }
    }),
    { numRuns: 300 },
  );
});

test("the parts of a diff join to both texts", () => {
  fc.assert(
    fc.property(text, text, (spoken, quoted) => {
      const parts = diffWords(spoken, quoted);
      const left = parts.filter(({ kind }) => kind !== "quoted").map((part) => part.text);
      const right = parts
        .filter(({ kind }) => kind !== "spoken")
        .map((part) => (part.kind === "equal" ? (part.quotedText ?? part.text) : part.text));
      expect([left.join(""), right.join("")]).toEqual([spoken, quoted]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["one word over and over", "beta ticket ".repeat(8400)],
  ["words of no transcript", "qwxz ".repeat(20_000)],
  ["one long word", "a".repeat(100_000)],
  ["marks", "[...] … ".repeat(12_000)],
  ["numbers", "one hundred and two thousand ".repeat(4000)],
])("answers a huge quote of %s in bounded time", (_, quote) => {
  const lines = Array.from(
    { length: 400 },
    (__, at) => `beta tickets number ${at} were sold in two thousand shops`,
  );
  const index = createGroundingIndex(labelledTranscript(lines.map((value) => [undefined, value])));
  const before = performance.now();
  expect(["not_said", "altered", "uncertain"]).toContain(checkQuote(index, { text: quote }).verdict);
  expect(performance.now() - before).toBeLessThan(2000);
});
