import { expect, test } from "vitest";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { isTakenBack } from "../../grounding/is-taken-back.ts";
import { plainTranscript } from "./plain-transcript.ts";

const said = "The new roof came to forty thousand a year.";
const filler = "Then we looked at the windows on the north side, which leak. ";

test.each([
  ["Sorry, I said forty, it's fourteen.", true],
  ["It was fourteen thousand, not forty thousand.", true],
  ["I said forty, and I say it again: forty thousand.", false],
  ["I said nine, it is twelve.", false],
  ["We paid fourteen for the door.", false],
])("a figure is put right soon after: %j gives %s", (correction, expected) => {
  const text = `${said} ${filler}${correction}`;
  const index = createGroundingIndex(plainTranscript(text));
  expect(isTakenBack(index, { start: 0, end: said.length })).toBe(expected);
});

test("a correction long after does not reach back", () => {
  const text = `${said} ${filler.repeat(40)}Sorry, I said forty, it's fourteen.`;
  const index = createGroundingIndex(plainTranscript(text));
  expect(isTakenBack(index, { start: 0, end: said.length })).toBe(false);
});
