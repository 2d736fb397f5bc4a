import type { Token } from "./token.ts";
import { isFunctionWord } from "./word-data/closed-classes.ts";

/** A name of several words and the acronym that a recording has for it. */
export interface AbbreviatedName {
  readonly acronym: string;
  readonly words: readonly Token[];
}

/** Longer runs of capitals are titles, of which any initials stand somewhere. */
const mostWords = 6;
/** From so many letters on initials tell in the other order too. */
const fewestTurned = 3;
const written = /^\p{Lu}{2,5}$/u;
/** Where an adjective stands before its noun as in English, acronyms keep their order. */
const unturned: readonly (string | undefined)[] = ["en", "de", "nl", undefined];

/** Names in a translation that the recording has by their initials: `United Kingdom`, `uk`. */
export function findAcronyms(
  tokens: readonly Token[],
  vocabulary: ReadonlyMap<string, number>,
): AbbreviatedName[] {
  const isSpoken = (letters: string): boolean => vocabulary.has(letters) && !isFunctionWord(letters);
  return namesOf(tokens).flatMap((words) => {
    const initials = words.map(({ key }) => key.charAt(0)).join("");
    const orders = initials.length < fewestTurned ? [initials] : [initials, turn(initials)];
    const acronym = orders.find(isSpoken);
    return acronym === undefined ? [] : [{ acronym, words }];
  });
}

/** Runs of capitals with no more than grammar words between them. */
function namesOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (token.capital === true && token.value === undefined) runs.at(-1)?.push(token);
    else if (!isFunctionWord(token.key)) runs.push([]);
  }
  return runs.filter(({ length }) => length > 1 && length <= mostWords);
}

/**
 * The acronym of the recording that an acronym of a Romance language is turned around, as its adjectives stand behind
 * their nouns: `UE`, `eu`; `OTAN`, `nato`. Undefined where the recording has the letters as they are, or not at all.
 */
export function turnedAcronym(
  quote: { readonly text: string; readonly language: string | undefined },
  { key, start, end }: Token,
  vocabulary: ReadonlyMap<string, number>,
): string | undefined {
  if (unturned.includes(quote.language?.slice(0, 2).toLowerCase()) || vocabulary.has(key)) return undefined;
  const turned = turn(key);
  const isAcronym = written.test(quote.text.slice(start, end));
  return isAcronym && vocabulary.has(turned) && !isFunctionWord(turned) ? turned : undefined;
}

function turn(letters: string): string {
  return [...letters].reverse().join("");
}
