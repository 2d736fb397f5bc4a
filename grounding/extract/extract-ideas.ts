import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { cleanSpeech } from "../clean-speech.ts";
import { isDanglingOpening } from "./dangling-opening.ts";
import { extractChapters } from "./extract-chapters.ts";
import type { ExtractedItem } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";
import { toTitle } from "./to-title.ts";

/** A main idea: a title of the recording's own words, and the sentences that carry it. */
export interface ExtractedIdea extends ExtractedItem {
  readonly title: string;
}

/**
 * One titled idea a chapter: its most central sentences, at most two, in order. Long chapters are halved until
 * there are at least `least` (default 5) ideas or nothing is left to halve.
 */
export function extractIdeas(
  index: EvidenceIndex,
  options: { readonly least?: number } = {},
): ExtractedIdea[] {
  const ranges = extractChapters(index).map((chapter) => chapter.sentences);
  while (ranges.length < (options.least ?? 5)) {
    const longest = ranges.reduce(
      (best, range, at) => (lengthOf(range) > lengthOf(ranges[best]) ? at : best),
      0,
    );
    const range = ranges[longest];
    if (range === undefined || lengthOf(range) < 12) break;
    const middle = Math.floor((range[0] + range[1]) / 2);
    ranges.splice(longest, 1, [range[0], middle], [middle + 1, range[1]]);
  }
  return ranges.flatMap(([from, to]) => toIdea(index, from, to));
}

function lengthOf(range: readonly [number, number] | undefined): number {
  return range === undefined ? 0 : range[1] - range[0];
}

function toIdea(index: EvidenceIndex, from: number, to: number): ExtractedIdea[] {
  const central = pickCentral(index, from, to);
  if (central.length === 0) return [];
  const evidence = central.map((number) => evidenceOf(index, number, number));
  const text = evidence.map((part) => cleanSpeech(part.text)).join(" ");
  return [{ title: toTitle(index, from, to), text, evidence }];
}

function pickCentral(index: EvidenceIndex, from: number, to: number): number[] {
  const weights = new Map<number, number>();
  for (let at = from; at <= to; at++) {
    for (const id of index.sentences[at]?.terms ?? [])
      if (id >= 0) weights.set(id, (weights.get(id) ?? 0) + 1);
  }
  const scored: { number: number; score: number }[] = [];
  for (let number = from; number <= to; number++) {
    const score = centrality(index, number, weights);
    if (score > 0) scored.push({ number, score });
  }
  scored.sort((x, y) => y.score - x.score || x.number - y.number);
  return scored
    .slice(0, 2)
    .map(({ number }) => number)
    .sort((x, y) => x - y);
}

function centrality(index: EvidenceIndex, number: number, weights: ReadonlyMap<number, number>): number {
  const sentence = index.sentences[number];
  if (sentence === undefined || sentence.words < 8 || sentence.words > 45) return 0;
  if (isBoilerplate(sentence.text) || /\?\s*$/.test(sentence.text)) return 0;
  let sum = 0;
  for (const id of new Set(sentence.terms))
    if (id >= 0) sum += Math.log(weights.get(id) ?? 1) * Math.min(4, index.idf[id] ?? 0);
  return (sum / Math.sqrt(sentence.words)) * (isDanglingOpening(sentence.text) ? 0.6 : 1);
}
