import { expect, test } from "vitest";
import { checkQuote, createGroundingIndex } from "../../grounding/index.ts";
import { labelledTranscript, type SpokenTurn } from "./labelled-transcript.ts";
import { hoursOfTalk } from "./long-recording.ts";

const bo = Array.from({ length: 40 }, (): SpokenTurn[] => [
  ["Bo", "I see it now."],
  ...hoursOfTalk(5, "Cleo"),
]).flat();
const index = createGroundingIndex(
  labelledTranscript([...bo, ["Ada", "I see it now."], ["Bo", "Very well."]]),
);

test("words that others say all day are still the speaker's own who says them once", () => {
  const check = checkQuote(index, { text: "I see it now.", speaker: "Ada" });
  expect(check.verdict).toBe("said");
  expect(check.evidence.map(({ speaker }) => speaker)).toEqual(["Ada"]);
});

test("one word is looked for under its speaker as well", () => {
  expect(checkQuote(index, { text: "now", speaker: "Ada" }).evidence[0]?.speaker).toBe("Ada");
});

test("they are not the words of somebody who never says them", () => {
  expect(checkQuote(index, { text: "I see it now.", speaker: "Cleo" }).verdict).toBe("misattributed");
});
