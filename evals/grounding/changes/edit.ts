import { drawIndex, type Random } from "../../statistics/random.ts";

/** Changes the words of a quote; undefined where this kind of change cannot be made in them. */
export type Edit = (words: readonly string[], pick: Picker) => readonly string[] | undefined;

/** What an edit may draw from. */
export interface Picker {
  readonly random: Random;
  /** The word at a position stands in the recording as it stands in the quote: its change can be seen. */
  readonly isHeard: (at: number) => boolean;
  /** Words of content, and names, of other quotes. */
  readonly content: readonly string[];
  readonly names: readonly string[];
  /** Names in other quotes of the same recording. */
  readonly near: readonly string[];
  /** First and last words of other quotes. */
  readonly openings: readonly (readonly string[])[];
  readonly endings: readonly (readonly string[])[];
  /** Every word of the recordings once. */
  readonly vocabulary: readonly string[];
}

/** One of a list; an empty word where there is none. */
export function draw(words: readonly string[], random: Random): string {
  return words[drawIndex(random, words.length)] ?? "";
}

/** Letters and digits of a word in lower case. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** No short form: `we're` is not `were`. */
export function isWhole(word: string): boolean {
  return !/\p{L}['’]\p{L}/u.test(word);
}

/** The position of one of the heard words that hold; undefined without any. */
export function drawWhere(
  words: readonly string[],
  { random, isHeard }: Picker,
  holds: (word: string, at: number) => boolean,
): number | undefined {
  const targets = words.flatMap((word, at) => (isHeard(at) && holds(word, at) ? [at] : []));
  return targets[drawIndex(random, targets.length)];
}

/** Puts `found` in the place of a word, with the capital and the marks of the old one. */
export function replaceAt(words: readonly string[], at: number, found: string): string[] {
  const old = words[at] ?? "";
  const marks = /[^\p{L}\p{N}%]*$/u.exec(old)?.[0] ?? "";
  const isCapital = /^\p{Lu}/u.test(old) && !/^I(?:$|\P{L})/u.test(old);
  const bare = found.replace(/[^\p{L}\p{N}%]+$/u, "");
  const cased = isCapital ? bare.slice(0, 1).toUpperCase() + bare.slice(1) : bare;
  return words.map((word, position) => (position === at ? cased + marks : word));
}

/** Words that stand for each other in a table `left/right right`, separated by `|`; each way unless it says `>`. */
export function readSwaps(table: string): ReadonlyMap<string, readonly string[]> {
  const swaps = new Map<string, string[]>();
  const add = (from: string, to: readonly string[]) => swaps.set(from, [...(swaps.get(from) ?? []), ...to]);
  for (const entry of table.split("|")) {
    const [left = "", right = ""] = entry.split(/[/>]/);
    for (const word of left.split(" ")) add(word, right.split(" "));
    if (entry.includes("/")) for (const word of right.split(" ")) add(word, left.split(" "));
  }
  return swaps;
}

/** An edit that swaps one word by a table of `readSwaps`; `_` stands for a blank. */
export function swapBy(table: string): Edit {
  const swaps = readSwaps(table);
  return (words, pick) => {
    const at = drawWhere(words, pick, (word) => swaps.has(plain(word)));
    if (at === undefined) return undefined;
    return replaceAt(
      words,
      at,
      draw(swaps.get(plain(words[at] ?? "")) ?? [], pick.random).replaceAll("_", " "),
    );
  };
}

const small = new Set(
  "about after again also another around because been before being could does doing done from going have having here into just kind know like made make maybe mean more most much only other over really right said same should some something sort still such than that their them then there these they thing things think this those through very want well went were what when where which while will with would yeah your actually".split(
    " ",
  ),
);

/** A lower-case word of content of four letters or more. */
export function isContent(word: string): boolean {
  return /^[a-z]{4,}[.,?!]?$/.test(word) && !small.has(plain(word));
}

/** A capital inside a quote. */
export function isName(word: string, at = 1): boolean {
  return at > 0 && /^[A-Z][a-z]{3,}[.,?!]?$/.test(word) && !small.has(plain(word));
}

/** A number in digits of two or more. */
export function isNumber(word: string): boolean {
  return /^\$?[2-9]\d*(?:\.\d+)?%?[.,]?$/.test(word);
}
