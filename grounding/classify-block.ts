import { areAntonyms, baseForms } from "./antonyms.ts";
import type { Block } from "./compare-block.ts";
import { type Finding, findNumber, type Sides, sameNumbers } from "./compare-numbers.ts";
import { type GroundingIndex, occurrencesOf, textRange } from "./grounding-index.ts";
import { looksAlikeOnly } from "./looks-alike-only.ts";
import { type BlockTraits, measureBlock } from "./measure-block.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { ChangeKind } from "./schema.ts";
import { letterSimilarity } from "./similarity.ts";
import { soundKey } from "./sound-key.ts";
import type { Token } from "./token.ts";
import {
  classesOf,
  isDiscourse,
  isFiller,
  isFunctionWord,
  type WordClass,
} from "./word-data/closed-classes.ts";
import { irregularBase } from "./word-data/irregular-verbs.ts";

/**
 * One unequal stretch. `critical`: it changes what is stated. `weight` in [0, 1]: how much it looks like other words
 * rather than the same words heard or cleaned differently; 0 for a cleaning.
 */
export interface Difference {
  readonly kind: ChangeKind;
  readonly quoted: string;
  readonly spoken: string;
  readonly critical: boolean;
  readonly weight: number;
  readonly block: Block;
  /** Words on the longer side after fillers and repeats. */
  readonly size: number;
  /** Absent where no words were compared. */
  readonly traits?: BlockTraits;
}

/** Kind and weight of a block, by general rules: number grammar, closed classes, antonyms, inflection, sound, letters. */
export function classifyBlock(index: GroundingIndex, quote: ParsedQuote, block: Block): Difference {
  const sides = stripSame({
    quoted: quote.tokens
      .slice(block.quoteFrom, block.quoteTo)
      .filter((token, at) => keep(token, quote.repeated[block.quoteFrom + at])),
    spoken: index.tokens
      .slice(block.from, block.to)
      .filter((token, at) => keep(token, index.repeated[block.from + at])),
  });
  const isLast = block.quoteTo === quote.tokens.length;
  const finding = find(index, sides, { block, isLast });
  const range = textRange(index, block.from, block.to);
  const first = quote.tokens[block.quoteFrom];
  const last = quote.tokens[block.quoteTo - 1];
  return {
    ...finding,
    quoted: first === undefined || last === undefined ? "" : quote.text.slice(first.start, last.end),
    spoken: index.transcript.text.slice(range.start, range.end),
    block,
    size: Math.max(sides.quoted.length, sides.spoken.length),
    ...(finding.critical || finding.weight === 0 ? {} : { traits: measureBlock(index, sides, block) }),
  };
}

function keep(token: Token, repeated: number | undefined): boolean {
  return repeated !== 1 && !isFiller(token.key);
}

/** Words that stand on both sides are no difference, whatever their order. */
function stripSame({ quoted, spoken }: Sides): Sides {
  const rest = [...spoken];
  const left = quoted.filter((token) => {
    const at = rest.findIndex((other) => other.key === token.key);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { quoted: left, spoken: rest };
}

const clean: Finding = { kind: "word", critical: false, weight: 0 };

interface Setting {
  readonly block: Block;
  /** The block ends the quote: its last word may be cut off. */
  readonly isLast: boolean;
}

function find(index: GroundingIndex, sides: Sides, { block, isLast }: Setting): Finding {
  if (sides.quoted.length === 0 && sides.spoken.length === 0) return clean;
  if (joined(sides.quoted) === joined(sides.spoken)) return clean;
  const rest = withoutSameMeaning(sides);
  if (rest.quoted.length === 0 && rest.spoken.length === 0) return clean;
  return findIn(index, rest, { block, isLast });
}

function findIn(index: GroundingIndex, sides: Sides, { block, isLast }: Setting): Finding {
  return (
    findNumber(sides) ??
    findNegation(sides, block) ??
    findClass(sides) ??
    findAntonym(sides) ??
    findWords(index, sides, isLast)
  );
}

/** Takes away numbers that agree and words of one unit or day, whatever their form. */
function withoutSameMeaning(sides: Sides): Sides {
  const left = sides.quoted.filter((token) => token.value !== undefined);
  const right = sides.spoken.filter((token) => token.value !== undefined);
  const agree = left.length > 0 && right.length > 0 && sameNumbers(left, right);
  const open = (tokens: readonly Token[]): Token[] =>
    agree ? tokens.filter((token) => token.value === undefined) : [...tokens];
  const quoted = open(sides.quoted);
  const spoken = open(sides.spoken);
  const rest = [...spoken];
  const kept = quoted.filter((token) => {
    const groups = exchangeableGroups(token);
    if (groups.length === 0) return true;
    const at = rest.findIndex((other) => exchangeableGroups(other).some((group) => groups.includes(group)));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { quoted: kept, spoken: rest };
}

function exchangeableGroups({ key }: Token): string[] {
  return classesOf(key).flatMap(({ wordClass, group }) => (exchangeable.has(wordClass) ? [group] : []));
}

/** Words of one group of these classes say the same. */
const exchangeable: ReadonlySet<WordClass> = new Set(["unit", "date", "fraction"]);

function joined(tokens: readonly Token[]): string {
  return tokens.map((token) => token.key).join("");
}

function findNegation({ quoted, spoken }: Sides, block: Block): Finding | undefined {
  const left = quoted.filter(isNegation).length;
  const right = spoken.filter(isNegation).length;
  if (left % 2 === right % 2) return undefined;
  const discourseNo =
    left === 0 && spoken.filter(isNegation).every((token) => token.key === "no") && spoken.length > 1;
  if (discourseNo && block.quoteFrom === block.quoteTo) return undefined;
  return { kind: "negation", critical: true, weight: 1 };
}

/** The word denies: not, never, no, without and the like. */
export function isNegation(token: Token): boolean {
  return classesOf(token.key).some((member) => member.wordClass === "negation");
}

const swappable: readonly WordClass[] = [
  "unit",
  "date",
  "fraction",
  "quantifier",
  "modality",
  "comparison",
  "agent",
];

/** A member of a closed class stands where another of the same class stood. */
function findClass(sides: Sides): Finding | undefined {
  const { quoted, spoken } = sides;
  for (const wordClass of swappable) {
    const left = groupsOf(quoted, wordClass);
    const right = groupsOf(spoken, wordClass);
    if (left.size === 0 || right.size === 0 || [...left].some((group) => right.has(group))) continue;
    const kind = wordClass === "fraction" ? "number" : wordClass;
    if (wordClass === "agent") return { kind, critical: false, weight: 0.7 * (1 - likeness(quoted, spoken)) };
    return isShort(sides) || wordClass === "date" ? { kind, critical: true, weight: 1 } : undefined;
  }
  return findDegree(sides);
}

/** `almost` for `more than`: how much is said by words of two classes. */
function findDegree(sides: Sides): Finding | undefined {
  const has = (tokens: readonly Token[], wordClass: WordClass): boolean =>
    groupsOf(tokens, wordClass).size > 0;
  const { quoted, spoken } = sides;
  const isDegree =
    (has(quoted, "quantifier") && has(spoken, "comparison")) ||
    (has(quoted, "comparison") && has(spoken, "quantifier"));
  return isDegree && isShort(sides) ? { kind: "quantifier", critical: true, weight: 1 } : undefined;
}

function groupsOf(tokens: readonly Token[], wordClass: WordClass): Set<string> {
  const groups = new Set<string>();
  for (const token of tokens) {
    for (const member of classesOf(token.key)) if (member.wordClass === wordClass) groups.add(member.group);
  }
  return groups;
}

/** Longer stretches that differ hold such words by chance. */
function isShort({ quoted, spoken }: Sides): boolean {
  return quoted.length <= 3 && spoken.length <= 3 && Math.abs(quoted.length - spoken.length) <= 1;
}

function findAntonym(sides: Sides): Finding | undefined {
  const { quoted, spoken } = sides;
  if (!isShort(sides) || (quoted.length !== spoken.length && likeness(quoted, spoken) >= 0.7))
    return undefined;
  for (const left of quoted) {
    for (const right of spoken) {
      if (areAntonyms(left.key, right.key)) return { kind: "antonym", critical: true, weight: 1 };
    }
  }
  return undefined;
}

function findWords(index: GroundingIndex, { quoted, spoken }: Sides, isLast: boolean): Finding {
  if (quoted.length === 0) return findDropped(spoken, index.language);
  if (spoken.length === 0) return findAdded(quoted, index.language);
  if (sameInflection(quoted, spoken)) return findTense(quoted, spoken);
  if (isLast && isCutOff(quoted, spoken)) return clean;
  if (looksAlikeOnly(joined(quoted), joined(spoken))) return { kind: "word", critical: true, weight: 1 };
  const alike = likeness(quoted, spoken);
  const name =
    quoted.some((token) => token.capital === true) || spoken.some((token) => token.capital === true);
  const content = quoted.filter((token) => !isFunctionWord(token.key, index.language));
  if (content.length === 0) return { kind: "word", critical: false, weight: 0.25 * (1 - alike) };
  const bothKnown = name && quoted.length === 1 && isKnown(index, quoted, 1) && isKnown(index, spoken, 2);
  const weight = 1 - alike + (bothKnown ? knownNameWeight : 0);
  return { kind: name ? "name" : "word", critical: false, weight: Math.min(1, weight) };
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

function findDropped(spoken: readonly Token[], language: string | undefined): Finding {
  const content = spoken.filter((token) => !isLight(token, language));
  return { kind: "dropped", critical: false, weight: Math.min(0.6, content.length * 0.12) };
}

function findAdded(quoted: readonly Token[], language: string | undefined): Finding {
  const content = quoted.filter((token) => !isLight(token, language));
  return { kind: "added", critical: false, weight: Math.min(1, content.length * 0.4) };
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
  return { kind: "tense", critical: false, weight: moved ? 0.62 : 0.15 };
}

function isIrregularPair(left: string, right: string): boolean {
  if (left.endsWith("ing") || right.endsWith("ing")) return false;
  return irregularBase(left) !== undefined || irregularBase(right) !== undefined;
}

function isPast(word: string): boolean {
  return word.endsWith("ed") || irregularBase(word) !== undefined;
}

function sameInflection(quoted: readonly Token[], spoken: readonly Token[]): boolean {
  if (quoted.length !== spoken.length) return false;
  return quoted.every((token, at) => {
    const forms = baseForms(token.key);
    return baseForms(spoken[at]?.key ?? "").some((form) => forms.includes(form));
  });
}

/** The larger of the likeness in letters and in sound, in [0, 1]. */
function likeness(quoted: readonly Token[], spoken: readonly Token[]): number {
  const left = joined(quoted);
  const right = joined(spoken);
  return Math.max(letterSimilarity(left, right), letterSimilarity(soundKey(left), soundKey(right)) * 0.9);
}
