import { tokenize } from "../tokens.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { keysOf } from "./find-speakers.ts";
import { isReportingWord } from "./function-words.ts";

/** Different words of a text that stand nowhere in the recording; names of speakers and how it was told do not count. */
export function countStrangers(index: EvidenceIndex, text: string, speakers: readonly string[]): number {
  const names = new Set(speakers.flatMap(keysOf));
  const strangers = tokenize(text, index.language).tokens.flatMap((token) => {
    if (names.has(token.key) || isReportingWord(token.key)) return [];
    const term = toTerm(token, text, index.language);
    return term === undefined || index.termIds.has(term) ? [] : [term];
  });
  return new Set(strangers).size;
}
