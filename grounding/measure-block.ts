import type { Block } from "./compare-block.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { joinKeys, likeness, likenessOf } from "./likeness.ts";
import { letterSimilarity } from "./similarity.ts";
import { soundKey } from "./sound-key.ts";
import type { Token } from "./token.ts";
import { isDiscourse, isFunctionWord } from "./word-data/closed-classes.ts";

/** What tells other words from the same words misheard, of one unequal stretch by itself. Shares are in [0, 1]. */
export interface BlockTraits {
  readonly letters: number;
  readonly sound: number;
  /** The likeness of the least alike words, where as many were quoted as spoken; else of all together. */
  readonly worst: number;
  readonly added: boolean;
  readonly dropped: boolean;
  readonly quotedContent: number;
  readonly spokenContent: number;
  readonly addedContent: number;
  readonly droppedContent: number;
  readonly oneForOne: boolean;
  readonly lengthsApart: number;
  readonly opens: boolean;
}

interface Sides {
  readonly quoted: readonly Token[];
  readonly spoken: readonly Token[];
}

const mostWords = 3;
const mostDropped = 4;
/** Of words like `Yeah, Tom,`, that are often cut or added where a quote begins. */
const shortOpening = 1;

/** Traits of the words that differ, fillers, repeats and words of both sides taken away. */
export function measureBlock(
  { language }: GroundingIndex,
  { quoted, spoken }: Sides,
  block: Block,
): BlockTraits {
  const oneForOne = quoted.length === 1 && spoken.length === 1;
  const [left, right] = withoutEnding(joinKeys(quoted), joinKeys(spoken), oneForOne ? "words" : "stretches");
  const added = spoken.length === 0;
  const dropped = quoted.length === 0;
  const letters = letterSimilarity(left, right);
  const sound = letterSimilarity(soundKey(left), soundKey(right));
  return {
    letters,
    sound,
    worst: isPaired({ quoted, spoken }) ? worstOf({ quoted, spoken }) : likenessOf(letters, sound),
    added,
    dropped,
    quotedContent: contentOf(quoted, language),
    spokenContent: contentOf(spoken, language),
    addedContent: added ? Math.min(mostWords, plainContentOf(quoted, language)) : 0,
    droppedContent: dropped ? Math.min(mostDropped, plainContentOf(spoken, language)) : 0,
    oneForOne,
    lengthsApart: Math.min(mostDropped, Math.abs(quoted.length - spoken.length)),
    opens: block.quoteFrom === 0,
  };
}

/** Endings that make any two English words of a kind alike; a longer one before those it ends in. */
const endings = ["ings", "ing", "ed", "tions", "tion", "ly", "ers", "er", "ies", "es", "s"];
const shortestStem = 2;

/** Two words by themselves without the ending that both have: `meeting` and `building` have little in common. */
function withoutEnding(
  left: string,
  right: string,
  compared: "words" | "stretches",
): readonly [string, string] {
  const shared = endings.find((ending) => left.endsWith(ending) && right.endsWith(ending));
  if (compared === "stretches" || shared === undefined) return [left, right];
  if (Math.min(left.length, right.length) - shared.length < shortestStem) return [left, right];
  return [left.slice(0, -shared.length), right.slice(0, -shared.length)];
}

/** As many words quoted as spoken, and more than the one that all together are. */
function isPaired({ quoted, spoken }: Sides): boolean {
  return quoted.length === spoken.length && quoted.length !== 1;
}

function worstOf({ quoted, spoken }: Sides): number {
  return quoted.reduce((least, token, at) => Math.min(least, likeness([token], spoken.slice(at, at + 1))), 1);
}

function contentOf(tokens: readonly Token[], language: string | undefined): number {
  return tokens.filter(({ key }) => !isFunctionWord(key, language)).length;
}

function plainContentOf(tokens: readonly Token[], language: string | undefined): number {
  return tokens.filter(({ key }) => !isFunctionWord(key, language) && !isDiscourse(key, language)).length;
}

/** What surrounds a block in its quote. */
export interface BlockSetting {
  /** Share of the quote's other words that differ. */
  readonly noise: number;
  /** Words of the quote. */
  readonly size: number;
  readonly closes: boolean;
  /** Another form of the same word. */
  readonly inflected: boolean;
}

/** Past these a word is hardly ever one that was misheard: the odds rise in steps, not in one line. */
const halfUnlike = 0.5;
const mostlyUnlike = 0.75;

/** The numbers that are weighed, in the order of `blockWeights`. */
export function traitNumbers(traits: BlockTraits, setting: BlockSetting): number[] {
  const unlike = 1 - Math.max(traits.letters, traits.sound * 0.9);
  return [
    unlike,
    Math.max(0, unlike - halfUnlike),
    Math.max(0, unlike - mostlyUnlike),
    1 - traits.worst,
    1 - traits.letters,
    1 - traits.sound,
    setting.noise,
    setting.noise * unlike,
    Number(traits.added),
    Number(traits.dropped),
    traits.addedContent,
    traits.droppedContent,
    Number(traits.quotedContent === 0),
    Math.min(mostWords, traits.quotedContent),
    Math.min(mostWords, traits.spokenContent),
    Number(traits.oneForOne),
    traits.lengthsApart,
    Number(setting.inflected),
    Number(traits.opens && traits.quotedContent <= shortOpening),
    Number(traits.opens && traits.quotedContent > shortOpening),
    Number(setting.closes),
    1 / Math.sqrt(Math.max(1, setting.size)),
  ];
}
