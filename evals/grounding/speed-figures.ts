import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import type { Figure } from "./figure.ts";
import type { LabelledQuotes } from "./quote-rows.ts";
import { spokenTranscript } from "./spoken-transcript.ts";

const words = 100_000;
const rounds = 5;

/** Milliseconds a quote and for the index in a recording of 100,000 words, made of all recordings; the fastest of five rounds. */
export function speedFigures({ quotes, indexOf }: LabelledQuotes, now: () => number): Figure[] {
  const recordings = [...new Set(quotes.map(({ recording }) => recording))];
  const lines = recordings.flatMap((name) => indexOf(name).transcript.segments.map(({ text }) => text));
  const texts = fillTo(lines);
  const transcript = spokenTranscript(texts.map((text) => ({ text })));
  const builds: number[] = [];
  const checks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = now();
    const index = createGroundingIndex(transcript);
    const built = now();
    for (const { quote } of quotes) checkQuote(index, { text: quote });
    builds.push(built - before);
    checks.push((now() - built) / quotes.length);
  }
  return [
    {
      figure: "speed: a quote in 100,000 words",
      value: Math.min(...checks),
      bar: { atMost: 0.4 },
      unit: "ms",
    },
    {
      figure: "speed: the index of 100,000 words",
      value: Math.min(...builds),
      bar: { atMost: 150 },
      unit: "ms",
    },
  ];
}

function fillTo(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (let count = 0, at = 0; count < words && lines.length > 0; at++) {
    const line = lines[at % lines.length] ?? "";
    const rest = line.split(/\s+/).slice(0, words - count);
    count += Math.max(1, rest.length);
    texts.push(rest.join(" "));
  }
  return texts;
}
