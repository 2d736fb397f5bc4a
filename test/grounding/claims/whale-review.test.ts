import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkClaim, createEvidenceIndex } from "../../../grounding/index.ts";
import { readTranscript } from "../../../transcript/index.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../fixtures/claims/whale-review.${name}`, import.meta.url));
const rows: readonly { readonly id: string; readonly text: string; readonly verdict: string }[] = read(
  "claims.jsonl",
)
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const { transcript } = readTranscript({
  bytes: read("vtt"),
  sha256: "0".repeat(64),
  uri: "whale-review.vtt",
});
const index = createEvidenceIndex(transcript);
const judged = rows.map(({ id, text, verdict }) => ({
  id,
  verdict,
  said: checkClaim(index, { text }).verdict,
}));

// The claims were labelled before the engine saw them: 17 of 40 were right at first.
test("most claims about a meeting in everyday talk are judged as a reader does", () => {
  expect(judged.filter(({ verdict, said }) => verdict === said).length).toBeGreaterThanOrEqual(23);
});

test("true claims are called supported, and false ones are not, more often than not", () => {
  const trueOnes = judged.filter(({ verdict }) => verdict === "supported");
  const falseOnes = judged.filter(({ verdict }) => verdict !== "supported");
  expect(trueOnes.filter(({ said }) => said === "supported").length).toBeGreaterThanOrEqual(13);
  expect(falseOnes.filter(({ said }) => said !== "supported").length).toBeGreaterThanOrEqual(12);
});
