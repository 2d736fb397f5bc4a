import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex, type GroundingIndex } from "../../grounding/grounding-index.ts";
import { createRandom, type Random } from "../statistics/random.ts";
import type { Figure } from "./figure.ts";
import { makeFuzzedQuote, makeFuzzedText } from "./make-fuzzed-texts.ts";
import { spokenTranscript } from "./spoken-transcript.ts";

const recordings = 60;
const quotesOfEach = 8;
const mostLines = 40;
/** Pieces of the longest line, and of the longest quote that is no stretch of the recording. */
const longestLine = 4_000;
const longestQuote = 20_000;
const bound = 50;

/** Quotes and recordings of any Unicode: how often the check throws, and the slowest quote in milliseconds; no data needed. */
export function fuzzFigures(now: () => number): Figure[] {
  const random = createRandom(11);
  let thrown = 0;
  let slowest = 0;
  for (let made = 0; made < recordings; made++) {
    const { index, quotes } = makeRecording(random);
    for (const quote of quotes) {
      const took = timeOf(index, quote, now);
      if (took === undefined) thrown += 1;
      else slowest = Math.max(slowest, took);
    }
  }
  const note = `of ${recordings * quotesOfEach}, any Unicode`;
  return [
    { figure: "quotes: fuzzed quotes that throw", value: thrown, bar: { atMost: 0 }, unit: "count", note },
    { figure: "speed: the slowest fuzzed quote", value: slowest, bar: { atMost: bound }, unit: "ms", note },
  ];
}

function makeRecording(random: Random): {
  readonly index: GroundingIndex;
  readonly quotes: readonly string[];
} {
  const lines = Array.from({ length: 1 + Math.floor(mostLines * random()) }, () => ({
    text: makeFuzzedText(random, longestLine),
  }));
  const transcript = spokenTranscript(lines);
  const quotes = Array.from({ length: quotesOfEach }, (_none, at) =>
    at % 2 === 0 ? makeFuzzedQuote(transcript.text, random) : makeFuzzedText(random, longestQuote),
  );
  return { index: createGroundingIndex(transcript), quotes };
}

/** The lowest of three times where the first comes near the bound: the machine may have paused. Undefined where it throws. */
function timeOf(index: GroundingIndex, text: string, now: () => number): number | undefined {
  try {
    const first = measure(index, text, now);
    if (first < bound / 2) return first;
    return Math.min(first, measure(index, text, now), measure(index, text, now));
  } catch {
    return undefined;
  }
}

function measure(index: GroundingIndex, text: string, now: () => number): number {
  const before = now();
  checkQuote(index, { text });
  return now() - before;
}
