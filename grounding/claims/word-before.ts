import type { Token } from "../tokens.ts";
import type { Statement } from "./near-sentences.ts";

/** How far before a word one that grades it may stand: `all of the parents`. */
const reach = 3;

/** The last word of a set in the few words before a place. */
export function wordBefore({ tokens }: Statement, at: number, words: ReadonlySet<string>): Token | undefined {
  return tokens.slice(Math.max(0, at - reach), at).findLast(({ key }) => words.has(key));
}

/** A set of the words of a list. */
export function toWords(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
