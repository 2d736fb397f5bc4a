import { expect, test } from "vitest";
import { createEvidenceIndex, findPassages } from "../../grounding/index.ts";
import { readTranscript } from "../../transcript/index.ts";

const sentences = Array.from(
  { length: 120 },
  (_, at) => `In week ${at + 1} the ferry went out as usual and came back before the evening.`,
);
sentences[60] = "The second boat was painted green by the pupils of the island school.";

test("where nobody is known to speak, a passage is a few sentences and not half a talk", () => {
  const bytes = new TextEncoder().encode(sentences.join(" "));
  const { transcript } = readTranscript({ bytes, sha256: "0".repeat(64), uri: "talk.txt" });
  const { passages } = findPassages(createEvidenceIndex(transcript), "Who painted the second boat green?");
  const [first] = passages;
  expect(first?.text).toContain("painted green by the pupils");
  expect(first?.text.match(/\./g)?.length).toBeLessThanOrEqual(6);
});
