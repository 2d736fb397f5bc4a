import type { Analysis } from "../../agents/analysis.ts";
import type { Segment, TimedWord, Transcript } from "../../transcript/schema.ts";
import { makeLongInput } from "./long-input.ts";

const words = {
  who: [
    "the second yard",
    "our smallest boat",
    "every diver",
    "a harbour pilot",
    "the old crane",
    "my sister",
  ],
  did: ["mended", "forgot", "measured", "painted", "sold", "lifted", "counted", "defended"],
  what: ["a cracked keel", "eleven ropes", "the tide table", "half the cargo", "one lantern", "two anchors"],
  when: [
    "before the storm",
    "in early March",
    "at four in the morning",
    "without a permit",
    "for nine euros",
  ],
};

/**
 * Two hours of talk in 3,600 captions of two seconds, 18,000 words each with its own time, three speakers, places in
 * the file, and an analysis of 120 statements: about as much as a page has to bear.
 */
export function makeTwoHours(): { transcript: Transcript; analysis: Analysis } {
  const { analysis, transcript: base } = makeLongInput(3600, 120);
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "";
  let at = 0;
  const segments = base.segments.map((segment, index): Segment => {
    const said = [words.who, words.did, words.what, words.when].map((list, place) =>
      pick(list, Math.floor(index / (place + 1)) + place * index),
    );
    const text = said.join(" ").split(" ").slice(0, 9).join(" ");
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    const [start, end] = [index * 2, index * 2 + 2];
    const source = { start: index * 90 + 40, end: index * 90 + 40 + text.length };
    return { ...segment, start, end, text, span, source, words: timedWords(text, start, span.start) };
  });
  const text = segments.map((segment) => segment.text).join("\n");
  return { transcript: { ...base, duration: 7200, segments, text }, analysis };
}

function timedWords(text: string, start: number, offset: number): TimedWord[] {
  return [...text.matchAll(/\S+/g)].slice(0, 5).map((match, index) => ({
    start: Math.round((start + index * 0.371) * 1000) / 1000,
    end: Math.round((start + index * 0.371 + 0.29) * 1000) / 1000,
    text: match[0],
    span: { start: offset + match.index, end: offset + match.index + match[0].length },
  }));
}
