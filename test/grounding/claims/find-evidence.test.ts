import { expect, test } from "vitest";
import { createEvidenceIndex, findEvidence } from "../../../grounding/index.ts";
import { harbour, harbourIndex } from "../harbour-meeting.ts";
import { toTranscript } from "../named-transcript.ts";

test("puts the window that holds most of the rare words first", () => {
  const [best] = findEvidence(harbourIndex, "Lindholm Instruments needs nine weeks", { limit: 3 });
  expect(best?.evidence.text).toContain("wants nine weeks to deliver");
});

test("gives windows of six sentences at most that do not overlap, best first", () => {
  const found = findEvidence(harbourIndex, "the ferry, the boat, the county and the gauge", { limit: 5 });
  for (const { sentences, evidence } of found) {
    expect(sentences[1] - sentences[0]).toBeLessThan(6);
    expect(evidence.text).toBe(harbour.text.slice(evidence.span.start, evidence.span.end));
  }
  const spans = found.map(({ evidence }) => evidence.span).sort((x, y) => x.start - y.start);
  for (const [at, span] of spans.entries())
    expect(span.end).toBeLessThanOrEqual(spans[at + 1]?.start ?? span.end);
  const scores = found.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((x, y) => y - x));
});

test("finds a number said in words by its digits", () => {
  const [best] = findEvidence(harbourIndex, "40 pupils", { limit: 1 });
  expect(best?.evidence.text).toContain("forty pupils");
});

test("prefers the turns of the speaker who is named", () => {
  const between = "Cato: Nothing of note happened on the quay today.\n".repeat(12);
  const text = `Ada: The lamp needs new oil.\n${between}Bo: The lamp needs new oil.`;
  const index = createEvidenceIndex(toTranscript("lamp", text));
  const speakerOf = (speaker: string) =>
    findEvidence(index, "The lamp needs new oil", { limit: 1, speaker })[0]?.evidence.speaker;
  expect([speakerOf("Ada"), speakerOf("Bo")]).toEqual(["Ada", "Bo"]);
});

test("finds nothing for words that nobody said", () => {
  expect(findEvidence(harbourIndex, "quantum chromodynamics", { limit: 3 })).toEqual([]);
});
