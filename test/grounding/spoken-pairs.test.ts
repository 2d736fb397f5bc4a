import { expect, test } from "vitest";
import { checkClaim, checkQuote, createEvidenceIndex, createGroundingIndex } from "../../grounding/index.ts";
import { toTranscript } from "./named-transcript.ts";

const talk = toTranscript(
  "talk",
  "Ana: So we drop the five forty and the last boat at ten fifteen. Ben: The ticket stays at 4.20 in any case.",
);

test.each([
  ["we drop the 5.40 and the last boat at 10.15", "said"],
  ["we drop the 5:40 and the last boat at 10:15", "said"],
  ["we drop the 5.45 and the last boat at 10.15", "altered"],
  ["The ticket stays at 4.20 in any case", "said"],
  ["The ticket stays at 4.25 in any case", "altered"],
])("a time that is spoken as two numbers is the same with a dot: %j is %s", (text, verdict) => {
  expect(checkQuote(createGroundingIndex(talk), { text }).verdict).toBe(verdict);
});

test.each([
  ["The last boat at 10.15 is dropped.", []],
  ["The last boat at 10.45 is dropped.", ["10.45"]],
])("in a claim too: %j", (text, changed) => {
  const { changes, verdict } = checkClaim(createEvidenceIndex(talk), { text });
  expect(changes.filter(({ kind }) => kind === "number").map(({ quoted }) => quoted)).toEqual(changed);
  expect(verdict === "supported").toBe(changed.length === 0);
});

test("what was written is what is shown of a changed figure", () => {
  const { changes } = checkQuote(createGroundingIndex(talk), {
    text: "So we drop the 5.45 and the last boat at 10.15",
  });
  expect(changes).toEqual([
    expect.objectContaining({ kind: "number", quoted: "5.45", spoken: "five forty" }),
  ]);
});
