import { checkQuote, createGroundingIndex, type Quote } from "../../grounding/index.ts";
import { createRandom, generateTalk } from "./generate-talk.ts";
import { measure, median } from "./measure.ts";
import { readTalk } from "./read-talk.ts";
import type { BenchResult } from "./result.ts";

const kinds = ["true", "altered", "invented"] as const;
type Kind = (typeof kinds)[number];

/** Checking quotes against 100,000 words: 200 of them, some true, some with a word changed, some invented. */
export async function benchQuotes(): Promise<BenchResult[]> {
  const talk = generateTalk(100_000, 2);
  const { transcript } = readTalk(talk);
  const indexing = await measure(() => createGroundingIndex(transcript), { warmUps: 1, runs: 5 });
  const index = createGroundingIndex(transcript);
  const quotes = makeQuotes(talk.sentences);
  const times: Record<Kind, number[]> = { true: [], altered: [], invented: [] };
  // Three rounds: the first warms up; of the others each quote keeps its lower time.
  for (const { kind, quote } of quotes) {
    const rounds = [0, 1, 2].map(() => timeOf(() => checkQuote(index, quote)));
    times[kind].push(Math.min(...rounds.slice(1)));
  }
  const all = kinds.flatMap((kind) => times[kind]);
  return [
    { what: "index 100,000 words for quotes, once", measured: indexing, unit: "ms" },
    { what: `check one quote in them (mean of ${all.length})`, measured: mean(all), unit: "ms", bar: 1 },
    ...kinds.map(
      (kind): BenchResult => ({
        what: `  ${kind} quotes (median of ${times[kind].length})`,
        measured: median(times[kind]),
        unit: "ms",
      }),
    ),
    { what: "  the slowest quote", measured: Math.max(...all), unit: "ms" },
  ];
}

function makeQuotes(sentences: readonly string[]): readonly { kind: Kind; quote: Quote }[] {
  const random = createRandom(3);
  const long = sentences.filter((sentence) => sentence.split(" ").length >= 8);
  const others = generateTalk(5_000, 4).sentences.filter((sentence) => sentence.split(" ").length >= 8);
  return Array.from({ length: 200 }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? "true";
    const from = kind === "invented" ? others : long;
    const sentence = from[Math.floor(random() * from.length)] ?? "";
    return { kind, quote: { text: kind === "altered" ? changeWord(sentence, random) : sentence } };
  });
}

function changeWord(sentence: string, random: () => number): string {
  const words = sentence.split(" ");
  words[1 + Math.floor(random() * (words.length - 2))] = "seventeen";
  return words.join(" ");
}

function timeOf(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
