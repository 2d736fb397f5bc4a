import { expect, test } from "vitest";
import { findEvidence } from "../../../grounding/index.ts";
import { indexOf } from "./index-of.ts";

const smallTalk = Array.from(
  { length: 60 },
  (_none, at) => `Bo: Small talk number ${at + 100} about nothing much.`,
);
const first = (index: Parameters<typeof findEvidence>[0], text: string) =>
  findEvidence(index, text, { limit: 1 })[0]?.sentences[0] ?? -1;

test("of two places that say the same, the one amid talk of the claim's topic is found first", () => {
  const rope = Array.from({ length: 8 }, (_none, at) => `Bo: The ropeway cabin ${at + 200} needs a bearing.`);
  const line = "The committee agreed on the cheaper bearing.";
  const index = indexOf(line, ...smallTalk, ...smallTalk, ...rope, ...smallTalk.slice(0, 12), line);
  const found = first(index, "The committee agreed on the cheaper bearing for the ropeway cabin.");
  expect(found).toBeGreaterThan(100);
});

test.each([
  ["The meeting began with the roof of the boathouse.", "start"],
  ["Finally they came to the roof of the boathouse.", "end"],
])("%j is looked for at the %s", (text, place) => {
  const line = "Then there is the roof of the boathouse.";
  const index = indexOf(line, ...smallTalk, ...smallTalk, line);
  expect(first(index, text) < 30 ? "start" : "end").toBe(place);
});
