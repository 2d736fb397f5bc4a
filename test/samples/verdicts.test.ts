import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  checkClaim,
  checkQuote,
  createEvidenceIndex,
  createGroundingIndex,
  readArticle,
} from "../../grounding/index.ts";
import { readTranscript } from "../../transcript/index.ts";

interface Gold {
  readonly id: string;
  readonly kind: string;
  readonly verdict: string;
  readonly also?: readonly string[];
}

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)));
const gold: readonly Gold[] = read("article.gold.jsonl")
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const { transcript } = readTranscript({
  bytes: read("harbour-meeting.vtt"),
  sha256: "0".repeat(64),
  uri: "harbour-meeting.vtt",
});
const index = createGroundingIndex(transcript);
const { quotes, claims } = readArticle(read("article.md").toString("utf8"), { format: "markdown" });

test("the sample article has the quotes that its gold tells of", () => {
  expect(quotes.map(({ id }) => id)).toEqual(gold.filter(({ kind }) => kind === "quote").map(({ id }) => id));
});

test.each(quotes.map(({ id, quote }) => [id, quote] as const))(
  "judges quote %s of the sample article as its gold does",
  (id, quote) => {
    const row = gold.find((candidate) => candidate.id === id);
    expect([row?.verdict, ...(row?.also ?? [])]).toContain(checkQuote(index, quote).verdict);
  },
);

test("judges 27 of the 37 claims of the sample article as its gold does", () => {
  const evidence = createEvidenceIndex(transcript);
  const right = claims.filter(({ id, claim }) => {
    const row = gold.find((candidate) => candidate.id === id);
    return [row?.verdict, ...(row?.also ?? [])].includes(checkClaim(evidence, claim).verdict);
  });
  expect(claims.length).toBe(37);
  expect(right.length).toBeGreaterThanOrEqual(27);
});
