import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";
import { otherScripts } from "./spoken-lines.ts";
import { fiveLanguages, otherEuropean } from "./spoken-lines-of-europe.ts";

const verdict = /^(said|altered|not_said): (.*)$/;

const languages = Object.entries({ ...otherScripts, ...otherEuropean, ...fiveLanguages }).map(
  ([language, text]) => {
    const lines = text.split("\n").filter((line) => line !== "");
    const spoken = lines.filter((line) => !verdict.test(line)).join("\n");
    const index = createGroundingIndex(plainTranscript(spoken, language));
    const quotes = lines.flatMap((line) => {
      const [, expected, quote] = verdict.exec(line) ?? [];
      return expected === undefined || quote === undefined ? [] : [[expected, quote] as const];
    });
    return { language, spoken, index, quotes };
  },
);

test.each(
  languages.flatMap(({ language, index, quotes }) =>
    quotes.map(([expected, quote]) => ({ language, index, expected, quote })),
  ),
)("$language: $expected: $quote", ({ index, expected, quote }) => {
  expect(checkQuote(index, { text: quote }).verdict).toBe(expected);
});

test.each(languages)(
  "$language: a whole line is found at its own characters, decomposed or not",
  ({ index, spoken }) => {
    for (const line of spoken.split("\n")) {
      const start = spoken.indexOf(line);
      for (const form of ["NFC", "NFD"]) {
        const { verdict: found, evidence } = checkQuote(index, { text: line.normalize(form) });
        const span = evidence[0]?.span;
        expect([found, span === undefined ? "" : index.transcript.text.slice(span.start, span.end)]).toEqual([
          "said",
          line.replace(/[.。।?!]$/u, ""),
        ]);
        expect(span?.start).toBe(start);
      }
    }
  },
);

test("a figure against number words that are not read is left open, with the seconds to listen to", () => {
  const spoken = "Hän avasi kokouksen.\nVarastossa on kaksikymmentäviisi tonnia hiekkaa.";
  const index = createGroundingIndex(plainTranscript(spoken, "fi"));
  expect(checkQuote(index, { text: "Varastossa on 25 tonnia hiekkaa" })).toMatchObject({
    verdict: "uncertain",
    changes: [{ kind: "number", quoted: "25", spoken: "kaksikymmentäviisi" }],
    note: "A figure against a number in words: compare them. Listen at 0:10.",
  });
});

test.each([
  ["pl", "Burmistrz otworzy bibliotekę w maju.\nNie sądzę tak.", "Burmistrz nie otworzy biblioteki w maju"],
  ["ru", "Мэр откроет библиотеку в мае.\nЯ так не думаю.", "Мэр не откроет библиотеку в мае"],
  [
    "en",
    "The mayor will open the library in May.\nI do not think so.",
    "The mayor will not open the library in May",
  ],
])("%s: a denial that was put in counts though another stands close by", (language, spoken, text) => {
  const { verdict, changes } = checkQuote(createGroundingIndex(plainTranscript(spoken, language)), { text });
  expect([verdict, changes.map(({ kind }) => kind)]).toEqual([
    "altered",
    expect.arrayContaining(["negation"]),
  ]);
});
