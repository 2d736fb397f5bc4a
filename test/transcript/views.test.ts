import { expect, test } from "vitest";
import {
  createSearchIndex,
  detectLanguage,
  findSegment,
  formatClock,
  segmentsIn,
  type Transcript,
  toSentences,
  toTurns,
} from "../../transcript/index.ts";
import { readAs } from "./read-fixture.ts";

interface Row {
  readonly text: string;
  readonly speaker?: string;
  readonly start?: number;
  readonly end?: number;
}

function transcriptOf(rows: readonly Row[], lang = "en"): Transcript {
  return readAs("a.json", JSON.stringify({ lang, segments: rows })).transcript;
}

const talk = transcriptOf([
  { start: 0, end: 2, speaker: "Ada Quill", text: "We bought 3.5 tons of flour. Then" },
  { start: 2, end: 4, speaker: "Ada Quill", text: "Dr. Moll arrived at 9 a.m. with" },
  { start: 4, end: 6, speaker: "Ada Quill", text: "yeast! And so" },
  { start: 6, end: 8, speaker: "Ben Ossa", text: "we baked all night, which" },
  { start: 12, end: 14, speaker: "Ben Ossa", text: "was cold" },
]);

test("cuts sentences across captions, not at decimals or abbreviations, not across speakers or long pauses", () => {
  expect(toSentences(talk).map(({ text, segments, speaker }) => [text, ...segments, speaker])).toEqual([
    ["We bought 3.5 tons of flour.", 0, 0, "Ada Quill"],
    ["Then Dr. Moll arrived at 9 a.m. with yeast!", 0, 2, "Ada Quill"],
    ["And so", 2, 2, "Ada Quill"],
    ["we baked all night, which", 3, 3, "Ben Ossa"],
    ["was cold", 4, 4, "Ben Ossa"],
  ]);
});

test("cuts speech without punctuation into clauses of at most 40 words that hold every word once", () => {
  const words = Array.from({ length: 130 }, (_, index) => (index % 9 === 8 ? "and" : `word${index}`));
  const rows = Array.from({ length: 13 }, (_, index) => ({
    text: words.slice(index * 10, index * 10 + 10).join(" "),
  }));
  const sentences = toSentences(transcriptOf(rows));
  expect(Math.max(...sentences.map((sentence) => sentence.text.split(" ").length))).toBeLessThanOrEqual(40);
  expect(sentences.flatMap((sentence) => sentence.text.split(" "))).toEqual(words);
});

test("joins consecutive segments of a speaker into turns that cover all", () => {
  expect(toTurns(talk)).toEqual([
    { speaker: "Ada Quill", start: 0, end: 6, span: { start: 0, end: 79 }, segments: [0, 2] },
    { speaker: "Ben Ossa", start: 6, end: 14, span: { start: 80, end: 114 }, segments: [3, 4] },
  ]);
});

test("finds the segment at a position and the segments of a span", () => {
  expect(findSegment(talk, 0)?.id).toBe("s0001");
  expect(findSegment(talk, 33)?.id).toBe("s0001");
  expect(findSegment(talk, 34)?.id).toBe("s0002");
  expect(findSegment(talk, 9999)).toBeUndefined();
  expect(segmentsIn(talk, { start: 30, end: 40 }).map((segment) => segment.id)).toEqual(["s0001", "s0002"]);
  expect(segmentsIn(talk, { start: 33, end: 34 })).toEqual([]);
  expect(segmentsIn(talk, { start: 5, end: 5 })).toEqual([]);
});

test.each([
  [0, "00:00"],
  [754.9, "12:34"],
  [3723, "1:02:03"],
  [Number.NaN, "00:00"],
])("shows %s seconds as %s", (seconds, shown) => {
  expect(formatClock(seconds)).toBe(shown);
});

test("searches by stem, best first, and gives the places of the words", () => {
  const [first, ...others] = createSearchIndex(talk).search("baking nights");
  expect(first?.segment.id).toBe("s0004");
  expect(first?.spans.map((span) => talk.text.slice(span.start, span.end))).toEqual(["baked", "night"]);
  expect(others.map((hit) => hit.segment.id)).toEqual(["s0005", "s0003"]);
});

test("a bare reply beside the words looked for does not outrank them", () => {
  const index = createSearchIndex(
    transcriptOf([
      { text: "The ferry leaves at nine and comes back before the tide turns in the evening." },
      { text: "Mm-hmm." },
      { text: "Nobody has asked the harbour office about the new timetable for the winter yet." },
      { text: "Mm-hmm." },
    ]),
  );
  expect(index.search("asked the harbour office about the new timetable")[0]?.segment.id).toBe("s0003");
});

test("finds a query whose words stand in two neighbouring captions", () => {
  expect(createSearchIndex(talk).search("yeast a.m.")[0]?.segment.id).toBe("s0003");
});

test("finds a quoted phrase across a border, and nothing that only holds its words", () => {
  const index = createSearchIndex(talk);
  expect(index.search('"with yeast"').map((hit) => hit.segment.id)).toEqual(["s0003", "s0002"]);
  expect(index.search('"yeast with"')).toEqual([]);
});

test("filters by part of the speaker's name and by time, and keeps to the limit", () => {
  const index = createSearchIndex(talk);
  expect(index.search("was we and then", { speaker: "OSSA" }).map((hit) => hit.segment.speaker)).toEqual([
    "Ben Ossa",
    "Ben Ossa",
  ]);
  expect(index.search("was we and then", { from: 10 }).map((hit) => hit.segment.id)).toEqual(["s0005"]);
  expect(index.search("was we and then", { limit: 1 })).toHaveLength(1);
  expect(index.search("  ")).toEqual([]);
});

test.each([
  ["Our revenue grew by ten percent in the second quarter.", "en"],
  ["Nuestros ingresos crecieron un diez por ciento este trimestre.", "es"],
  ["Unser Umsatz ist im zweiten Quartal um zehn Prozent gewachsen.", "de"],
  ["Notre chiffre d'affaires a augmenté de dix pour cent.", "fr"],
  ["A nossa receita cresceu dez por cento no segundo trimestre.", "pt"],
  ["12345", undefined],
])("tells the language of a sentence: %s", (sentence, language) => {
  expect(detectLanguage(sentence)).toBe(language);
});
