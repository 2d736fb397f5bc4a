import type { LocatedQuote } from "./choose-places.ts";
import { type GroundingIndex, segmentOfToken } from "./grounding-index.ts";
import { letterSimilarity } from "./similarity.ts";
import { foldWord } from "./tokens.ts";

const titles = new Set(
  "mr mrs ms miss dr prof professor sir dame lord lady senator president minister herr frau senor senora don dona monsieur madame".split(
    " ",
  ),
);
const anonymous =
  /^(?:s|spk|speaker|sprecher(?:in)?|hablante|locuteur|falante|orador|participant|unknown|person)[\s_-]*[\da-z]?\d*$/i;

/** A label such as `S1` or `Speaker 2` names nobody. */
export function isAnonymous(label: string): boolean {
  return anonymous.test(label.trim());
}

/**
 * Two names may be one person's: all words of the shorter stand in the longer, or the surnames agree and the first
 * names do not contradict. Titles, case and diacritics do not count; one letter in six may differ.
 */
export function namesMatch(left: string, right: string): boolean {
  const a = nameWords(left);
  const b = nameWords(right);
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length === 0) return false;
  return shorter.every((word) => longer.some((other) => sameNameWord(word, other)));
}

/** The words of a name as they are compared, without titles. */
export function nameWords(name: string): string[] {
  const words = name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return words.map(foldWord).filter((word) => !titles.has(word));
}

function sameNameWord(left: string, right: string): boolean {
  if (left.length === 1 || right.length === 1) return left.charAt(0) === right.charAt(0);
  return letterSimilarity(left, right) >= 5 / 6;
}

/** What the labels of a place say of a speaker: `unlabelled` where a segment has no name. */
export type SpeakerMatch = "same" | "other" | "unlabelled";

/** Compares the labels over transcript tokens with the speaker a quote is given to. */
export function matchSpeaker(
  index: GroundingIndex,
  positions: readonly number[],
  speaker: string,
): SpeakerMatch {
  const counts = { same: 0, other: 0, unlabelled: 0 };
  for (const [label, words] of labelsAt(index, positions)) counts[matchLabel(label, speaker)] += words;
  if (counts.other > positions.length * longestInterjection) {
    return counts.unlabelled === 0 ? "other" : "unlabelled";
  }
  return counts.same > 0 ? "same" : "unlabelled";
}

function matchLabel(label: string | undefined, speaker: string): SpeakerMatch {
  if (label === undefined) return "unlabelled";
  if (namesMatch(label, speaker)) return "same";
  return isAnonymous(label) || isAnonymous(speaker) ? "unlabelled" : "other";
}

/** A word of assent inside another's turn is no other speaker. */
const longestInterjection = 0.25;

/** Labels of the segments in which tokens stand, and how many tokens each has; undefined without a label. */
export function labelsAt(
  index: GroundingIndex,
  positions: readonly number[],
): Map<string | undefined, number> {
  const labels = new Map<string | undefined, number>();
  for (const position of positions) {
    const label = index.transcript.segments[segmentOfToken(index, position)]?.speaker;
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  return labels;
}

/** Transcript tokens beside which a word of the quote is laid. */
export function positionsOfPlace(place: LocatedQuote): number[] {
  return place.parts.flatMap(({ alignment }) =>
    alignment.steps.flatMap((step) =>
      step.quoteFrom < step.quoteTo && step.from < step.to ? [step.from] : [],
    ),
  );
}
