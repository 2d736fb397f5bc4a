import { expect, test } from "vitest";
import { guessTurns } from "../../../grounding/index.ts";
import { toTranscript } from "../named-transcript.ts";

function guess(text: string): [string, string][] {
  const transcript = toTranscript("talk", text);
  return guessTurns(transcript).map(({ at, sureness }) => [
    transcript.text.slice(at).replaceAll("\n", " ").slice(0, 12),
    sureness,
  ]);
}

test("a reply that opens a sentence is surely another voice", () => {
  expect(guess("We raised the quay by a metre.\nYeah. And the wall held through the storm.")).toEqual([
    ["Yeah. And th", "sure"],
  ]);
});

test("what follows a question is likely another voice, unless the asker goes on", () => {
  expect(guess("How long did the repairs on the wall take?\nThree weeks in all, with the divers.")).toEqual([
    ["Three weeks ", "likely"],
  ]);
  expect(
    guess("How long did the repairs on the wall take?\nAnd who paid for the divers in the end?"),
  ).toEqual([]);
  expect(guess("The wall held through the storm, right?\nThree weeks of rain came after that.")).toEqual([]);
});

test("a reply inside a broken sentence is likely another voice", () => {
  expect(guess("so what I wanted to ask about the wall is um yeah I mean it held")).toEqual([
    ["um yeah I me", "likely"],
  ]);
});

test("replies in a row are one turn", () => {
  expect(guess("It rained for three weeks.\nYes. Yes. No, it was worse than that.")).toHaveLength(1);
});

test("answers in other languages too", () => {
  expect(guess("Llovió tres semanas.\nSí, y el muro aguantó.")).toEqual([["Sí, y el mur", "sure"]]);
});

test("where speakers are known there is nothing to guess", () => {
  expect(guess("Ana: It rained.\nBo: Yeah. It did.")).toEqual([]);
});
