import { segmentAt } from "./evidence.ts";
import type { LocatedQuote } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { letterSimilarity } from "./similarity.ts";
import { foldWord } from "./tokens.ts";

const titles = new Set("mr mrs ms miss dr prof professor sir dame lord lady senator president minister herr frau senor senora don dona monsieur madame".split(" "));
const anonymous = /^(?:s|spk|speaker|sprecher(?:in)?|hablante|locuteur|falante|orador|participant|unknown|person)[\s_-]*[\da-z]?\d*$/i;

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

function nameWords(name: string): string[] {
  const words = name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  return words.map(foldWord).filter((word) => !titles.has(word));
}

function sameNameWord(left: string, right: string): boolean {
  if (left.length === 1 || right.length === 1) return left.charAt(0) === right.charAt(0);
  return letterSimilarity(left, right) >= 5 / 6;
}

/** What the labels of a place say of a speaker: `unlabelled` where a segment has no name. */
export type SpeakerMatch = "same" | "other" | "unlabelled";

/** Compares the labels of the segments in which the quote's words stand with the speaker it is given to. */
export function matchSpeaker(index: GroundingIndex, place: LocatedQuote, speaker: string): SpeakerMatch {
  const counts = { same: 0, other: 0, unlabelled: 0 };
  for (const [label, words] of labelsOf(index, place)) {
    if (label === undefined || isAnonymous(label)) counts.unlabelled += words;
    else counts[namesMatch(label, speaker) ? "same" : "other"] += words;
  }
  if (isAnonymous(speaker) && counts.other > 0 && counts.same === 0) return "unlabelled";
  // A word of assent inside another's turn is no other speaker.
  const all = counts.same + counts.other + counts.unlabelled;
  if (counts.other > all * 0.25) return counts.unlabelled === 0 ? "other" : "unlabelled";
  return counts.same > 0 ? "same" : "unlabelled";
}

/** Labels of the segments in which the quote's words stand, and how many words each has. */
export function labelsOf(index: GroundingIndex, place: LocatedQuote): Map<string | undefined, number> {
  const labels = new Map<string | undefined, number>();
  for (const part of place.parts) {
    for (const step of part.alignment.steps) {
      const token = step.quoteFrom < step.quoteTo ? index.tokens[step.from] : undefined;
      if (token === undefined) continue;
      const label = index.transcript.segments[segmentAt(index.transcript, token.start)]?.speaker;
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
  }
  return labels;
}
