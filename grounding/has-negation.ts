import { foldLetters } from "./fold-letters.ts";
import { denialOf } from "./word-data/negation-words.ts";

/**
 * Whether a text denies something, by closed-class words of its language; `undefined` for a language that is not known
 * here or denies within its verbs.
 */
export function hasNegation(text: string, language: string): boolean | undefined {
  const known = denialOf(language);
  if (known?.telling !== true) return undefined;
  const folded = foldLetters(text.toLowerCase())
    .replace(/\bn['’](?=\p{L})/gu, "ne ")
    .replace(/n['’]t\b/g, "nt");
  return (folded.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => known.words.has(word));
}
