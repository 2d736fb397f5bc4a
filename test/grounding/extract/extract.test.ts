import { expect, test } from "vitest";
import {
  checkQuote,
  createEvidenceIndex,
  createGroundingIndex,
  type ExtractedItem,
  extractActionItems,
  extractChapters,
  extractDecisions,
  extractHabits,
  extractHighlights,
  extractIdeas,
  extractNames,
  extractNumbers,
  extractOpenQuestions,
  extractQuestions,
  extractQuotables,
  extractRecommendations,
  extractReferences,
} from "../../../grounding/index.ts";
import { harbour, harbourIndex, harbourText } from "../harbour-meeting.ts";
import { labelledTranscript } from "../labelled-transcript.ts";
import { hoursOfTalk } from "../long-recording.ts";
import { toTranscript } from "../named-transcript.ts";

const textsOf = (items: readonly ExtractedItem[]) => items.map((item) => item.text);
const lists: readonly (readonly [string, readonly ExtractedItem[]])[] = [
  ["highlights", extractHighlights(harbourIndex, { words: 120 })],
  ["ideas", extractIdeas(harbourIndex)],
  ["quotables", extractQuotables(harbourIndex, { limit: 6 })],
  ["numbers", extractNumbers(harbourIndex)],
  ["decisions", extractDecisions(harbourIndex)],
  ["action items", extractActionItems(harbourIndex)],
  ["open questions", extractOpenQuestions(harbourIndex)],
  ["questions", extractQuestions(harbourIndex)],
  ["recommendations", extractRecommendations(harbourIndex)],
  ["habits", extractHabits(harbourIndex)],
];

test.each(lists)("%s: cites the transcript, says nothing twice, and passes as said", (_name, items) => {
  const quotes = createGroundingIndex(harbour);
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(textsOf(items)).size).toBe(items.length);
  for (const { text, evidence } of items) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { span, text: cut } of evidence) expect(cut).toBe(harbour.text.slice(span.start, span.end));
    expect(checkQuote(quotes, { text }).verdict).toBe("said");
  }
});

test.each(lists)("%s: leaves out greetings and lines that talk to programs", (_name, items) => {
  for (const text of textsOf(items)) {
    expect(text).not.toContain("instructions");
    expect(text).not.toContain("Good morning");
    expect(text).not.toContain("Thank you");
  }
});

test("takes decisions, tasks with their owner, and what stays open", () => {
  expect(textsOf(extractDecisions(harbourIndex))).toEqual([
    "We decided to keep one boat until June and to ask the county for the rest of the money.",
  ]);
  expect(extractActionItems(harbourIndex).map(({ text, owner }) => [owner, text])).toEqual([
    ["Ilo Brandt", "I will write to the county by Friday and send everybody a copy of the letter."],
    ["Petra Olsen", "Petra, can you check the price of a new gauge before the next meeting?"],
  ]);
  expect(textsOf(extractOpenQuestions(harbourIndex))).toEqual([
    "We still have to decide whether the night ferry stays, and I do not know yet how the county will answer.",
  ]);
});

test("gives a question with what the other speaker answered", () => {
  const [first] = extractQuestions(harbourIndex);
  expect(first?.text).toBe("What would happen to the island school if we stopped the second boat in winter?");
  expect(first?.answer).toContain("The school has forty pupils");
});

test("takes habits only from who tells a habit of their own", () => {
  expect(textsOf(extractHabits(harbourIndex))).toEqual([
    "I always walk the pier before breakfast, and every morning I write down the height of the tide.",
  ]);
  const index = createEvidenceIndex(
    toTranscript("none", "Ana: I always thought that the pier would hold for ever and a day."),
  );
  expect(extractHabits(index)).toEqual([]);
});

test("finds recommendations", () => {
  expect(textsOf(extractRecommendations(harbourIndex))).toEqual([
    "You should never trust a gauge that nobody has looked at for a year.",
  ]);
});

test("counts names by their capitals and leaves the speakers out of the references", () => {
  const names = extractNames(harbourIndex).map(({ text, count }) => [text, count]);
  expect(names).toContainEqual(["Lindholm Instruments", 2]);
  expect(names).toContainEqual(["Harbour Office", 2]);
  expect(textsOf(extractReferences(harbourIndex))).not.toContain("Petra");
});

test("gives no names for captions without capitals", () => {
  const index = createEvidenceIndex(
    toTranscript("low", "we met anna in lisbon and talked about the harbour for hours"),
  );
  expect(extractNames(index)).toEqual([]);
});

test("cuts chapters without gaps, with titles of the recording's own words", () => {
  const topic = (noun: string) =>
    `Ana: The ${noun} is old. We repaired the ${noun} twice and the ${noun} still leaks every week.\n`;
  const long = `${topic("harbour wall").repeat(40)}${topic("school roof").repeat(40)}${topic("water tank").repeat(40)}`;
  const transcript = toTranscript("long", long);
  const chapters = extractChapters(createEvidenceIndex(transcript));
  expect(chapters.length).toBeGreaterThanOrEqual(2);
  expect(chapters[0]?.span.start).toBe(0);
  expect(chapters.at(-1)?.span.end).toBe(transcript.text.length);
  for (const [at, chapter] of chapters.entries()) {
    expect(transcript.text.toLowerCase()).toContain(chapter.title.split(", ")[0]?.toLowerCase());
    expect(chapters[at + 1]?.span.start ?? chapter.span.end + 1).toBe(chapter.span.end + 1);
  }
});

test("spreads highlights over the whole recording within the words asked for", () => {
  const index = createEvidenceIndex(toTranscript("five", `${harbourText}\n`.repeat(5)));
  const items = extractHighlights(index, { words: 200 });
  const words = items.reduce((sum, item) => sum + (item.evidence[0]?.text.split(/\s+/).length ?? 0), 0);
  expect(words).toBeLessThanOrEqual(210);
  expect(words).toBeGreaterThan(120);
  const length = index.transcript.text.length;
  expect(items[0]?.evidence[0]?.span.start ?? length).toBeLessThan(length / 4);
  expect(items.at(-1)?.evidence[0]?.span.start ?? 0).toBeGreaterThan((3 * length) / 4);
});

test.each([
  ["fr", "Léa: Le bateau a transporté 412 personnes samedi, et le vieux quai de Saint-Malo a bien tenu."],
  ["zh", "我们决定保留一艘船，直到六月。这艘船每月花费一万八千欧元。"],
  ["en", ""],
])("extracts from a recording in %s without an error", (language, text) => {
  const index = createEvidenceIndex({ ...toTranscript("other", text), language });
  const all = [
    ...extractHighlights(index, { words: 50 }),
    ...extractIdeas(index),
    ...extractNumbers(index),
    ...extractQuotables(index, { limit: 3 }),
    ...extractReferences(index),
    ...extractChapters(index).map((chapter) => ({ text: chapter.title, evidence: [] })),
  ];
  for (const item of all)
    for (const { text: cut, span } of item.evidence)
      expect(cut).toBe(index.transcript.text.slice(span.start, span.end));
});

test("a recording of forty hours has three chapters an hour, not thirty in all", () => {
  const transcript = { ...labelledTranscript(hoursOfTalk(1200)), duration: 40 * 3600 };
  expect(extractChapters(createEvidenceIndex(transcript))).toHaveLength(120);
});
