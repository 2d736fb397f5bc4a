import { tokenize } from "../tokens.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { keysOf } from "./find-speakers.ts";
import { isReportingWord } from "./function-words.ts";
import type { Part } from "./part-around.ts";

/** How many different words of a text have a meaning of their own, and how many of them stand nowhere in a part of the recording. */
export interface WordCounts {
  readonly words: number;
  readonly strangers: number;
}

/** What a text is compared with: the speakers whose names do not count, and a part of the recording. */
export interface Compared {
  readonly speakers: readonly string[];
  readonly part: Part;
}

/** Counts a text's words; names of speakers and how a thing was told do not count. */
export function countStrangers(index: EvidenceIndex, text: string, { speakers, part }: Compared): WordCounts {
  const names = new Set(speakers.flatMap(keysOf));
  const terms = new Set(
    tokenize(text, index.language).tokens.flatMap((token) => {
      if (names.has(token.key) || isReportingWord(token.key)) return [];
      return toTerm(token, text, index.language) ?? [];
    }),
  );
  const strangers = [...terms].filter((term) => part.countOf(index.termIds.get(term) ?? -1) === 0);
  return { words: terms.size, strangers: strangers.length };
}
