import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { readArticle } from "../../grounding/read-article.ts";
import { ClaimVerdict, QuoteVerdict } from "../../grounding/schema.ts";

const Row = z.strictObject({
  id: z.string(),
  kind: z.enum(["quote", "claim"]),
  text: z.string(),
  speaker: z.exactOptional(z.string()),
  verdict: z.enum([...QuoteVerdict.options, ...ClaimVerdict.options]),
  form: z.exactOptional(z.string()),
  changes: z.exactOptional(z.array(z.string())),
  flags: z.exactOptional(z.array(z.string())),
  also: z.exactOptional(z.array(z.string())),
  spoken: z.exactOptional(z.array(z.string())),
  spokenBy: z.exactOptional(z.string()),
  why: z.string().min(1),
});
type Row = z.infer<typeof Row>;

const samples = [
  { article: "article.md", format: "markdown", gold: "article.gold.jsonl", recording: "harbour-meeting.vtt" },
  {
    article: "pasted-page.txt",
    format: "text",
    gold: "pasted-page.gold.jsonl",
    recording: "pasted-page.txt",
  },
] as const;

function read(name: string): string {
  return readFileSync(new URL(`../../samples/${name}`, import.meta.url), "utf8");
}

function readGold(name: string): Row[] {
  return read(name)
    .trim()
    .split("\n")
    .map((line) => Row.parse(JSON.parse(line)));
}

/** The captions' words on one line, without times and labels. */
function spokenWords(name: string): string {
  const text = read(name);
  if (name.endsWith(".vtt"))
    return captionsOf(text)
      .map(({ words }) => words)
      .join(" ");
  const captions = text.split("\n").find((line) => line.includes("<br>")) ?? "";
  return captions.split("<br>").join(" ");
}

interface Caption {
  readonly speaker: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

function captionsOf(vtt: string): Caption[] {
  const cue = /^(\S+) --> (\S+)\n<v ([^>]+)>(.*)$/gm;
  return [...vtt.matchAll(cue)].map((match) => ({
    start: seconds(match[1] ?? ""),
    end: seconds(match[2] ?? ""),
    speaker: match[3] ?? "",
    words: match[4] ?? "",
  }));
}

function seconds(stamp: string): number {
  return stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

test.each(samples)("every gold row of $gold is an item of the article, in its order", (sample) => {
  const article = readArticle(read(sample.article), { format: sample.format });
  const quotes = article.quotes.map(({ id, quote }) => ({ id, text: quote.text, speaker: quote.speaker }));
  const claims = article.claims.map(({ id, claim }) => ({ id, text: claim.text, speaker: claim.speaker }));
  const gold = readGold(sample.gold).map(({ id, text, speaker }) => ({ id, text, speaker }));
  expect([...quotes, ...claims]).toEqual(gold);
});

test.each(samples)("the words that decide a row of $gold stand in $recording", (sample) => {
  const recording = spokenWords(sample.recording);
  for (const { id, spoken } of readGold(sample.gold)) {
    for (const words of spoken ?? []) expect.soft(recording, id).toContain(words);
  }
});

test.each(samples)("a row of $gold says what was spoken unless nothing was", (sample) => {
  const silent = readGold(sample.gold).filter(({ spoken }) => spoken === undefined);
  expect(silent.every(({ verdict }) => verdict === "not_said" || verdict === "not_in_source")).toBe(true);
  expect(silent.length).toBeGreaterThan(1);
});

test("who the gold says spoke is who the captions say spoke", () => {
  const captions = captionsOf(read("harbour-meeting.vtt"));
  const turns = new Map<string, string>();
  for (const { speaker, words } of captions) turns.set(speaker, `${turns.get(speaker) ?? ""} ${words}`);
  for (const { id, spoken, spokenBy } of readGold("article.gold.jsonl")) {
    for (const words of spoken ?? []) expect.soft(turns.get(spokenBy ?? ""), id).toContain(words);
  }
});

test("a quote is called verbatim only when its words stand in the recording as they are", () => {
  const recording = spokenWords("harbour-meeting.vtt").toLowerCase();
  const verbatim = readGold("article.gold.jsonl").filter(({ form }) => form === "verbatim");
  for (const { id, text } of verbatim) {
    expect.soft(recording, id).toContain(text.toLowerCase().replace(/\.$/, ""));
  }
  expect(verbatim.length).toBe(7);
});

test("each kind of verdict has a row", () => {
  const verdicts = new Set(samples.flatMap(({ gold }) => readGold(gold).map(({ verdict }) => verdict)));
  expect([...verdicts].sort()).toEqual([
    "altered",
    "contradicted",
    "misattributed",
    "not_in_source",
    "not_said",
    "overstated",
    "said",
    "supported",
  ]);
});

test("the recording is ten minutes of natural speech by five people", () => {
  const captions = captionsOf(read("harbour-meeting.vtt"));
  const words = captions.reduce((sum, caption) => sum + caption.words.split(" ").length, 0);
  const minutes = ((captions.at(-1)?.end ?? 0) - (captions[0]?.start ?? 0)) / 60;
  expect(words).toBeGreaterThanOrEqual(1_600);
  expect(minutes).toBeGreaterThanOrEqual(10);
  expect(words / minutes).toBeGreaterThanOrEqual(150);
  expect(words / minutes).toBeLessThanOrEqual(170);
  expect(new Set(captions.map(({ speaker }) => speaker)).size).toBe(5);
  expect(
    captions.every(({ start, end }, index) => start < end && end <= (captions[index + 1]?.start ?? end)),
  ).toBe(true);
});

test("the pasted page has its captions on one line, at least 120 of them", () => {
  const lines = read("pasted-page.txt")
    .split("\n")
    .filter((line) => line.includes("<br>"));
  expect(lines.length).toBe(1);
  expect(lines[0]?.split("<br>").length).toBeGreaterThanOrEqual(120);
});
