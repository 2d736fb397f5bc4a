import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { cleanSpeech } from "../clean-speech.ts";
import { centralityOf, countTerms } from "./centrality.ts";
import { isDanglingOpening } from "./dangling-opening.ts";
import { extractChapters } from "./extract-chapters.ts";
import { spread } from "./extract-numbers.ts";
import type { ExtractedItem } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";
import { toTitle } from "./to-title.ts";

/** A main idea: a title of the recording's own words, and the sentences that carry it. */
export interface ExtractedIdea extends ExtractedItem {
  readonly title: string;
}

const usualIdeas = 6;

/**
 * One titled idea a chapter, at most `limit` (default 6): the two sentences in a row that hold most of what the
 * chapter keeps coming back to. Long chapters are halved until there are as many as wanted.
 */
export function extractIdeas(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedIdea[] {
  const wanted = options.limit ?? usualIdeas;
  const ranges = extractChapters(index).map((chapter) => chapter.sentences);
  while (ranges.length < Math.min(wanted, usualIdeas)) {
    const longest = ranges.reduce(
      (best, range, at) => (lengthOf(range) > lengthOf(ranges[best]) ? at : best),
      0,
    );
    const range = ranges[longest];
    if (range === undefined || lengthOf(range) < 12) break;
    const middle = Math.floor((range[0] + range[1]) / 2);
    ranges.splice(longest, 1, [range[0], middle], [middle + 1, range[1]]);
  }
  return spread(ranges, wanted).flatMap(([from, to]) => toIdea(index, from, to));
}

function lengthOf(range: readonly [number, number] | undefined): number {
  return range === undefined ? 0 : range[1] - range[0];
}

function toIdea(index: EvidenceIndex, from: number, to: number): ExtractedIdea[] {
  const run = pickCentral(index, from, to);
  if (run === undefined) return [];
  const evidence = evidenceOf(index, run[0], run[1]);
  const text = cleanSpeech(evidence.text);
  return text === "" ? [] : [{ title: toTitle(index, from, to), text, evidence: [evidence] }];
}

/** The best sentence of a range, with the next one where that is a good one of the same speaker. */
function pickCentral(index: EvidenceIndex, from: number, to: number): readonly [number, number] | undefined {
  const weights = countTerms(index, from, to);
  let best = from;
  let bestScore = 0;
  for (let number = from; number <= to; number++) {
    const score = centrality(index, number, weights);
    if (score <= bestScore) continue;
    best = number;
    bestScore = score;
  }
  if (bestScore === 0) return undefined;
  const isSame = index.sentences[best + 1]?.speaker === index.sentences[best]?.speaker;
  const goesOn = best < to && isSame && centrality(index, best + 1, weights) > bestScore / 2;
  return goesOn ? [best, best + 1] : [best, best];
}

function centrality(index: EvidenceIndex, number: number, weights: ReadonlyMap<number, number>): number {
  const sentence = index.sentences[number];
  if (sentence === undefined || sentence.words < 8 || sentence.words > 45) return 0;
  if (isBoilerplate(sentence) || /\?\s*$/.test(sentence.text)) return 0;
  return centralityOf(index, number, weights) * (isDanglingOpening(sentence.text) ? 0.6 : 1);
}
