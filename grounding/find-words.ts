import { baseForms } from "./antonyms.ts";
import type { Block } from "./compare-block.ts";
import type { Finding, Sides } from "./compare-numbers.ts";
import { findWeighty, heardAround } from "./find-class.ts";
import { type GroundingIndex, occurrencesOf } from "./grounding-index.ts";
import { joinKeys, likeness } from "./likeness.ts";
import { looksAlikeOnly } from "./looks-alike-only.ts";
import type { Token } from "./token.ts";
import { classesOf, isDiscourse, isFunctionWord } from "./word-data/closed-classes.ts";
import { irregularBase, isPast, presentBase } from "./word-data/irregular-verbs.ts";

/** The same words, heard or cut in another way. */
export const clean: Finding = { kind: "word", critical: false, weight: 0 };

/** Where a stretch stands. */
export interface BlockPlace {
  readonly block: Block;
  /** The block ends the quote: its last word may be cut off. */
  readonly isLast: boolean;
}

interface Setting {
  readonly language: string | undefined;
  readonly block: Block;
}

/** Words of no class of their own: dropped, added, inflected, cut off, or others. */
export function findWords(
  index: GroundingIndex,
  { quoted, spoken }: Sides,
  { block, isLast }: BlockPlace,
): Finding {
  if (isLimit(index, { quoted, spoken }, block)) return limit;
  if (quoted.length === 0) return findDropped(spoken, index.language);
  if (spoken.length === 0) return findAdded(quoted, { language: index.language, block });
  if (sameInflection(quoted, spoken)) return findTense(quoted, spoken);
  if (isLast && isCutOff(quoted, spoken)) return clean;
  if (looksAlikeOnly(joinKeys(quoted), joinKeys(spoken))) return { kind: "word", critical: true, weight: 1 };
  const alike = likeness(quoted, spoken);
  const name =
    quoted.some((token) => token.capital === true) || spoken.some((token) => token.capital === true);
  const content = quoted.filter((token) => !isFunctionWord(token.key, index.language));
  if (content.length === 0) return { kind: "word", critical: false, weight: 0.25 * (1 - alike) };
  const bothKnown = name && quoted.length === 1 && isKnown(index, quoted, 1) && isKnown(index, spoken, 2);
  const weight = 1 - alike + (bothKnown ? knownNameWeight : 0);
  return { kind: name ? "name" : "word", critical: false, weight: Math.min(1, weight) };
}

/** How near a number is meant, or on which side of it. */
const limits = new Set(
  "about over under around above below up more less fewer nearly almost roughly".split(" "),
);
const besideLimits = new Set("to than at the".split(" "));
const limit: Finding = { kind: "quantifier", critical: false, weight: 0.9, ruled: true };

/** `over 300` for 300: words that only one side has say how the number behind them is meant. */
function isLimit(index: GroundingIndex, { quoted, spoken }: Sides, { to }: Block): boolean {
  if (quoted.length > 0 && spoken.length > 0) return false;
  const tokens = [...quoted, ...spoken];
  const isBeforeNumber = index.tokens[to]?.value !== undefined && index.tokens[to]?.ordinal !== true;
  return (
    isBeforeNumber &&
    tokens.some(({ key }) => limits.has(key)) &&
    tokens.every(({ key }) => limits.has(key) || besideLimits.has(key))
  );
}

/** A recogniser that knows both names seldom takes one for the other. */
const knownNameWeight = 0.3;

function isKnown(index: GroundingIndex, tokens: readonly Token[], times: number): boolean {
  return tokens.every((token) => occurrencesOf(index, token.key) >= times);
}

/** The quote breaks off inside a word. */
function isCutOff(quoted: readonly Token[], spoken: readonly Token[]): boolean {
  const last = quoted[0]?.key ?? "";
  return (
    quoted.length === 1 && last.length >= 2 && spoken.length === 1 && spoken[0]?.key.startsWith(last) === true
  );
}

/** Nobody loses so many words of content by a false start. */
const manyWords = 3;

function findDropped(spoken: readonly Token[], language: string | undefined): Finding {
  const weighty = findWeighty(spoken, language);
  if (weighty !== undefined) return weighty;
  const content = spoken.filter((token) => !isLight(token, language)).length;
  const isClause = conditions.has(spoken[0]?.key ?? "") && spoken.length > manyWords;
  if (content >= manyWords || isClause)
    return { kind: "dropped", critical: false, weight: 0.75, ruled: true };
  return { kind: "dropped", critical: false, weight: content * 0.2, ruled: true };
}

/** Words that open a clause under which the rest holds. */
const conditions = new Set("if unless when until because although".split(" "));

/** A sign such as `$` is written where nothing is said. */
function isSign({ key, start, end }: Token): boolean {
  return end - start === 1 && classesOf(key).some(({ wordClass }) => wordClass === "unit");
}

/** Shorter words are lost by recognisers more often than they are put in. */
const shortestPutIn = 4;

function findAdded(quoted: readonly Token[], { language, block }: Setting): Finding {
  if (quoted.every(isSign)) return clean;
  const weighty = findWeighty(quoted, language);
  if (weighty !== undefined) return weighty;
  const content = quoted.filter((token) => !isLight(token, language));
  if (content.length > 1) return { kind: "added", critical: false, weight: 0.85, ruled: true };
  const isPutIn =
    Math.min(block.equalBefore, block.equalAfter) >= heardAround &&
    content.some(({ key, capital }) => key.length >= shortestPutIn && capital !== true);
  return isPutIn
    ? { kind: "added", critical: false, weight: 0.65, ruled: true }
    : { kind: "added", critical: false, weight: content.length * 0.4 };
}

function isLight({ key }: Token, language: string | undefined): boolean {
  return isDiscourse(key, language) || isFunctionWord(key, language);
}

/** Another time of the same verb states something else; a plural or an ending that is hardly heard does not. */
function findTense(quoted: readonly Token[], spoken: readonly Token[]): Finding {
  const moved = quoted.some((token, at) => {
    const other = spoken[at]?.key ?? "";
    return isIrregularPair(token.key, other) && isPast(token.key) !== isPast(other);
  });
  return { kind: "tense", critical: false, weight: moved ? 0.65 : 0.15, ruled: true };
}

function isIrregularPair(left: string, right: string): boolean {
  if (left.endsWith("ing") || right.endsWith("ing")) return false;
  return [left, right].some((word) => irregularBase(word) !== undefined || presentBase(word) !== undefined);
}

function sameInflection(quoted: readonly Token[], spoken: readonly Token[]): boolean {
  if (quoted.length !== spoken.length) return false;
  return quoted.every((token, at) => {
    const forms = formsOf(token.key);
    return formsOf(spoken[at]?.key ?? "").some((form) => forms.includes(form));
  });
}

function formsOf(word: string): readonly string[] {
  const auxiliary = presentBase(word);
  return auxiliary === undefined ? baseForms(word) : [auxiliary, word];
}
