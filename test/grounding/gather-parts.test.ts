import { expect, test } from "vitest";
import { checkQuote, createGroundingIndex } from "../../grounding/index.ts";
import { labelledTranscript } from "./labelled-transcript.ts";
import { hoursOfTalk } from "./long-recording.ts";

const heard =
  "So what matters most to the harbour is that we do this with the locity and a vacation, cranes and so forth.";
const index = createGroundingIndex(
  labelledTranscript([
    ["Ada", heard],
    ...hoursOfTalk(300),
    ["Ada", "The brochure praised velocity, innovation, cranes and so forth."],
    ...hoursOfTalk(20),
    ["Ada", "The lighthouse keeper finally repaired the foghorn on Saturday."],
  ]),
);

test("a part of a marked omission that was badly heard is not taken from hours away", () => {
  const quote =
    "So what matters most to the harbour is that we do […] velocity, innovation, cranes and so forth.";
  const check = checkQuote(index, { text: quote });
  expect(check.changes.filter(({ kind }) => kind === "splice")).toEqual([]);
  expect(check.evidence.map(({ segments }) => segments[0])).toEqual(["s0001", "s0001"]);
  expect(check.places).toHaveLength(1);
});

test("the same where the badly heard part comes first", () => {
  const late = createGroundingIndex(
    labelledTranscript([
      ["Ada", "The brochure praised velocity, innovation, cranes and so forth."],
      ...hoursOfTalk(300),
      [
        "Ada",
        "It is the locity and a vacation, cranes and so forth, that draws the captains to our harbour in spring.",
      ],
    ]),
  );
  const quote = "Velocity, innovation, cranes and so forth […] draws the captains to our harbour in spring.";
  expect(checkQuote(late, { text: quote }).evidence.map(({ segments }) => segments[0])).toEqual([
    "s0302",
    "s0302",
  ]);
});

test("passages that were said hours apart stay joined by the quote alone", () => {
  const quote = "So what matters most to the harbour is […] finally repaired the foghorn on Saturday.";
  const check = checkQuote(index, { text: quote });
  expect(check.verdict).toBe("altered");
  expect(check.changes.map(({ kind }) => kind)).toEqual(["splice"]);
  expect(check.evidence.map(({ segments }) => segments[0])).toEqual(["s0001", "s0323"]);
});

test("a part of which no word stands beside the other is not put there", () => {
  const short = createGroundingIndex(labelledTranscript([["Ada", "Herons nest here."]]));
  const check = checkQuote(short, { text: "nest here […] herons" });
  expect(check.evidence.every(({ text }) => text !== "")).toBe(true);
});
