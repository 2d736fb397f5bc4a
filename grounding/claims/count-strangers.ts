import { tokenize } from "../tokens.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { keysOf } from "./find-speakers.ts";
import { isReportingWord } from "./function-words.ts";

/** How many different words of a text have a meaning of their own, and how many of them stand nowhere in the recording. */
export interface WordCounts {
  readonly words: number;
  readonly strangers: number;
}

/** Counts a text's words; names of speakers and how a thing was told do not count. */
export function countStrangers(index: EvidenceIndex, text: string, speakers: readonly string[]): WordCounts {
  const names = new Set(speakers.flatMap(keysOf));
  const terms = new Set(
    tokenize(text, index.language).tokens.flatMap((token) => {
      if (names.has(token.key) || isReportingWord(token.key)) return [];
      return toTerm(token, text, index.language) ?? [];
    }),
  );
  const strangers = [...terms].filter((term) => !index.termIds.has(term));
  return { words: terms.size, strangers: strangers.length };
}
