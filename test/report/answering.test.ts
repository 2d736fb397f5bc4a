import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { type Answering, createAnswering } from "../../report/answering.ts";
import { wordingFor } from "../../report/phrases.ts";
import { packRecording, unpackRecording } from "../../report/recording-data.ts";
import { bundleAnsweringScript } from "../../scripts/bundle-answering.ts";
import { elementsOf, textOf } from "./read-html.ts";
import { makeTranscript, spokenLines } from "./sample-input.ts";

const transcript = makeTranscript();
const desk = createAnswering(transcript, wordingFor("en"));

function textsOf(reply: ReturnType<Answering["ask"]>): string[] {
  return elementsOf(parseDocument(reply.items.markup))
    .filter(({ name }) => name === "li")
    .map((item) => textOf(item).replace(/\s+/g, " ").trim());
}

test("answers with the passage that says it, its second and its speakers", () => {
  const reply = desk.ask("How many years do the inspectors give the old bogies?");
  expect(reply.outcome).toBe("found");
  expect(reply.said).toMatch(/^The recording says · certainty \d+%$/);
  expect(textsOf(reply)[0]).toContain("I was wrong about that, the inspectors give them four years.");
  expect(textsOf(reply)[0]).toMatch(/^\[00:\d\d\] /);
  expect(textsOf(reply)[0]).toContain("Tomasz Rye");
});

test("says that the recording does not say, and shows the nearest", () => {
  const reply = desk.ask("Who won the chess championship in Reykjavik?");
  expect(reply.outcome).toBe("not_found");
  expect(reply.said).toMatch(/^The recording does not say · (?:nearest passages · )?certainty \d+%$/);
});

test("shows the turns of a passage apart", () => {
  const reply = desk.ask("Which new ones are ordered this spring, and has the bank answered?");
  const paragraphs = elementsOf(parseDocument(reply.items.markup))
    .filter(({ name }) => name === "p")
    .map((item) => textOf(item).trim());
  expect(paragraphs).toContain("Ines Falk Then we order new ones this spring, agreed?");
  expect(paragraphs).toContain("Oona Vint Agreed, but only after the bank has answered.");
});

test("shows a changed word of a quote, where and by whom it was said", () => {
  const reply = desk.check("Last winter it ran 40 nights late out of 90", "");
  expect(reply.items.markup).toContain("<ins>14</ins> <del>40</del>");
  expect(textsOf(reply)[0]).toMatch(/^altered\[00:07\] .*Ines Falk.*number: 14 → 40$/);
  expect(reply.said).toMatch(/^altered, certainty \d+%, \[00:07\], Ines Falk$/);
});

test("asks for a speaker only where one is named", () => {
  const words = "So I would not add a second locomotive just yet.";
  expect(desk.check(words, "  ").said).toMatch(/^said,/);
  expect(desk.check(words, "Oona Vint").said).toMatch(/^wrong speaker,/);
  expect(desk.check(words, " Oona Vint ")).toEqual(desk.check(words, "Oona Vint"));
});

test("a pasted quote is given to the speaker it names, and shown without the name", () => {
  const reply = desk.check("Oona Vint: So I would not add a second locomotive just yet.", "");
  expect(reply.said).toMatch(/^wrong speaker,/);
  expect(reply).toEqual(desk.check("So I would not add a second locomotive just yet.", "Oona Vint"));
});

test.each([["  "], ["?!…"], ["🚂"]])("nothing is looked up of the question %j", (text) => {
  expect(desk.ask(text)).toMatchObject({
    said: "Nothing to look up: type a few words",
    kind: "answer",
    outcome: "not_found",
  });
});

test("says of invented words that they were never said", () => {
  const reply = desk.check("The bears ate all of the luggage in Ljubljana.", "");
  expect(reply).toMatchObject({ outcome: "not_found" });
  expect(reply.said).toMatch(/^never said,/);
});

test("names the other places where the same words stand", () => {
  const twice = makeTranscript([
    ...spokenLines,
    ["Oona Vint", "The cooks want a bigger galley, and I think they are right."],
  ]);
  const reply = createAnswering(twice, wordingFor("en")).check(
    "The cooks want a bigger galley, and I think they are right.",
    "",
  );
  expect(textsOf(reply).at(-1)).toBe("Also at [01:41]");
});

test.each([
  ["es", "La grabación no lo dice", "nunca dicho"],
  ["fr", "L’enregistrement ne le dit pas", "jamais dit"],
  ["de", "Die Aufnahme sagt es nicht", "nie gesagt"],
  ["pt", "A gravação não o diz", "nunca dito"],
  ["ar", "The recording does not say", "never said"],
])("speaks the report's language: %s", (language, notSaid, never) => {
  const own = createAnswering(transcript, wordingFor(language));
  expect(own.ask("Who won the chess championship in Reykjavik?").said).toContain(notSaid);
  expect(own.check("The bears ate all of the luggage in Ljubljana.", "").said.toLowerCase()).toContain(never);
});

test("replies the same from the data in a page as from the transcript", () => {
  const unpacked = createAnswering(unpackRecording(packRecording(transcript)), wordingFor("en"));
  for (const [, words] of spokenLines) {
    expect(unpacked.check(words.replace(/\d+/, "7"), "Ines Falk")).toEqual(
      desk.check(words.replace(/\d+/, "7"), "Ines Falk"),
    );
    expect(unpacked.ask(`Who said “${words}”?`)).toEqual(desk.ask(`Who said “${words}”?`));
  }
});

test("a question or a quote of blanks, or of a recording without a line, breaks nothing", () => {
  const empty = createAnswering({ ...transcript, segments: [], speakers: [], text: "" }, wordingFor("en"));
  for (const each of [desk, empty]) {
    expect(each.ask(" ").said).not.toBe("");
    expect(each.check(" ", "").said).toMatch(/^unsure/);
    expect(each.ask("Why?").said).not.toBe("");
  }
});

test("the engine in a page is small, and nothing of it is a schema library or of Node.js", async () => {
  const script = await bundleAnsweringScript();
  const foreign = /ZodError|["'`]node:|process\.(?:env|argv)|<\/script|<!--/;
  const network = /\bfetch\(|XMLHttpRequest|https?:(?!\/\/www\.w3\.org\/2000\/svg)/;
  expect(script.length).toBeLessThan(500_000);
  expect([foreign.exec(script)?.[0], network.exec(script)?.[0]]).toEqual([undefined, undefined]);
});
