import type { Span } from "../transcript/schema.ts";
import { accordingPattern, verbPattern } from "./article/speech-verbs.ts";

const mark = /["“”„«»]/g;
const attribution = new RegExp(`${verbPattern}|${accordingPattern}`, "iu");
const longestAside = 80;
/** Two quotations at least. */
const fewestMarks = 4;

/**
 * Where a text that is quotations from its first to its last mark says between them who spoke:
 * `“We sail,” she said, “at noon.”`. Empty for any other text.
 */
export function findAsides(text: string): Span[] {
  const marks = [...text.matchAll(mark)].map(({ index }) => index);
  const [first = 0, last = 0] = [marks[0], marks.at(-1)];
  if (marks.length < fewestMarks || marks.length % 2 === 1) return [];
  if (hasWords(text.slice(0, first)) || hasWords(text.slice(last + 1))) return [];
  const asides = Array.from({ length: marks.length / 2 - 1 }, (_, at) => ({
    start: (marks[at * 2 + 1] ?? 0) + 1,
    end: marks[at * 2 + 2] ?? 0,
  }));
  return asides.filter(
    ({ start, end }) => end - start <= longestAside && attribution.test(text.slice(start, end)),
  );
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
