import type { AlignedStep } from "./alignment.ts";
import type { LocatedQuote } from "./choose-places.ts";
import { classifyBlock, type Difference } from "./classify-block.ts";
import type { Block } from "./compare-block.ts";
import { denialsCutOff } from "./denials-cut-off.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { isNegation } from "./is-negation.ts";
import type { IndexedQuote } from "./locate.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { Token } from "./token.ts";
import { classesOf, isFunctionWord } from "./word-data/closed-classes.ts";

/** What differs between a quote and the words at a place. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Quote tokens that stand in the transcript as they are. */
  readonly equal: number;
  readonly size: number;
  /** Share of the quote's words that stand there as they are, each weighted by how rare it is. */
  readonly coverage: number;
  /** Every token equal, in case, punctuation or number form at most. */
  readonly sameWords: boolean;
}

/** Differences of a quote from the words at one of its places, block by block, each with its kind and weight. */
export function compareAt(index: GroundingIndex, quote: IndexedQuote, place: LocatedQuote): Comparison {
  const equal = equalTokens(place);
  const blocks = place.parts.flatMap((part) => toBlocks(part.alignment.steps, part.quoteFrom));
  const found = blocks.map((block) => classifyBlock(index, quote, block));
  const mayMove = found.some(({ weight }) => weight > movedWeight);
  const unused = mayMove ? unusedWords(index, quote, { place, equal }) : nothingUnused;
  const differences = [
    ...found.map((difference) => markMoved(index, quote, { unused, difference })),
    ...denialsCutOff(index, place),
    ...gapsBetween(index, place),
    ...tagsOf(quote, index.transcript.text),
  ];
  const rarities = raritiesOf(index, quote);
  const coverage = equal.reduce((sum, at) => sum + (rarities[at] ?? 0), 0) / (sumOf(rarities) || 1);
  return {
    differences,
    equal: equal.length,
    size: quote.tokens.length,
    coverage,
    sameWords: blocks.length === 0,
  };
}

/** Numbers of the quote tokens that stand in the transcript as they are. */
function equalTokens(place: LocatedQuote): number[] {
  const numbers: number[] = [];
  for (const { quoteFrom, alignment } of place.parts) {
    for (const step of alignment.steps) {
      if (!step.equal) continue;
      for (let at = step.quoteFrom; at < step.quoteTo; at++) numbers.push(quoteFrom + at);
    }
  }
  return numbers;
}

/** How rare each word of a quote is; a word said twice at once counts once. */
function raritiesOf(index: GroundingIndex, { words: { ids }, repeated }: IndexedQuote): Float64Array {
  const unknown = Math.log(index.tokens.length + 1);
  const rarities = new Float64Array(ids.length);
  for (let at = 0; at < ids.length; at++) {
    if (repeated[at] !== 1) rarities[at] = index.rarity[ids[at] ?? -1] ?? unknown;
  }
  return rarities;
}

function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function toBlocks(steps: readonly AlignedStep[], offset: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  let equalBefore = 0;
  while (at < steps.length) {
    if (steps[at]?.equal === true) {
      equalBefore += 1;
      at += 1;
      continue;
    }
    const first = at;
    while (at < steps.length && steps[at]?.equal !== true) at += 1;
    blocks.push(toBlock(steps, [first, at], { equalBefore, offset }));
    equalBefore = 0;
  }
  return blocks;
}

function toBlock(
  steps: readonly AlignedStep[],
  [first, after]: readonly [number, number],
  { equalBefore, offset }: { readonly equalBefore: number; readonly offset: number },
): Block {
  let equalAfter = 0;
  while (steps[after + equalAfter]?.equal === true) equalAfter += 1;
  const start = steps[first];
  const end = steps[after - 1];
  return {
    quoteFrom: offset + (start?.quoteFrom ?? 0),
    quoteTo: offset + (end?.quoteTo ?? 0),
    from: start?.from ?? 0,
    to: end?.to ?? 0,
    equalBefore,
    equalAfter,
  };
}

/** From this weight on a difference may be words in another order; below, it is a cleaning. */
const movedWeight = 0.3;

const sureOrder = { critical: true, weight: 1 };
const likelyOrder = { critical: false, weight: 0.45, ruled: true };

/** A difference whose words stand close by, traded for words the quote has elsewhere, is a change of order. */
function markMoved(
  index: GroundingIndex,
  quote: ParsedQuote,
  { unused, difference }: { readonly unused: UnusedWords; readonly difference: Difference },
): Difference {
  if (difference.weight <= movedWeight) return difference;
  const { quoteFrom, quoteTo, from, to } = difference.block;
  const moved = contentOf(quote.tokens.slice(quoteFrom, quoteTo), index.language).filter(isNoUnit);
  if (moved.length === 0) return difference;
  const traded = contentOf(index.tokens.slice(from, to), index.language);
  if (!moved.every(({ key }) => unused.spoken.has(key))) return difference;
  const isTraded = traded.every(({ key }) => unused.quoted.has(key));
  // One word stands close by chance: it counts only where the word it replaces moved as well.
  if (moved.length === 1 && !isTraded) return difference;
  // A word alone that moved may be an editor's work, and several that stand apart may be there by chance.
  const isSure = isTraded ? moved.length + traded.length > 1 : isTogether(moved, unused.inOrder);
  // A "not" that was put in is no less one because another stands close by.
  if (difference.critical && !isSure) return difference;
  return { ...difference, kind: "order", ...(isSure ? sureOrder : likelyOrder) };
}

/** All words stand in one stretch, with one other word among them at most. */
function isTogether(words: readonly Token[], inOrder: readonly string[]): boolean {
  return inOrder.some((_, at) => {
    const stretch = inOrder.slice(at, at + words.length + 1);
    return words.every(({ key }) => stretch.includes(key));
  });
}

/** `$` and `percent` stand close by wherever figures do. */
function isNoUnit({ key }: Token): boolean {
  return !classesOf(key).some(({ wordClass }) => wordClass === "unit");
}

function contentOf(tokens: readonly Token[], language: string | undefined): Token[] {
  return tokens.filter(({ key }) => !isFunctionWord(key, language));
}

/** Words that are laid beside no equal word: those of the quote, and those within its length of its place. */
interface UnusedWords {
  readonly quoted: ReadonlySet<string>;
  readonly spoken: ReadonlySet<string>;
  /** Those of the recording that have content, as they follow each other. */
  readonly inOrder: readonly string[];
}

const nothingUnused: UnusedWords = { quoted: new Set(), spoken: new Set(), inOrder: [] };

function unusedWords(
  index: GroundingIndex,
  quote: ParsedQuote,
  { place, equal }: { readonly place: LocatedQuote; readonly equal: readonly number[] },
): UnusedWords {
  const used = new Set(equal);
  const quoted = new Set(quote.tokens.filter((_, at) => !used.has(at)).map(({ key }) => key));
  const near = unusedNear(index, quote, place);
  const inOrder = contentOf(near, index.language).map(({ key }) => key);
  return { quoted, spoken: new Set(near.map(({ key }) => key)), inOrder };
}

function unusedNear(index: GroundingIndex, quote: ParsedQuote, place: LocatedQuote): Token[] {
  const steps = place.parts.flatMap((part) => part.alignment.steps.filter((step) => step.equal));
  const used = new Set(steps.map((step) => step.from));
  const from = Math.max(0, (steps[0]?.from ?? 0) - quote.tokens.length);
  const near = index.tokens.slice(from, (steps.at(-1)?.to ?? 0) + quote.tokens.length);
  return near.filter((_, at) => !used.has(from + at));
}

/** A marked omission of so few words must not hide that the sentence was negated. */
const shortGap = 5;

function gapsBetween(index: GroundingIndex, place: LocatedQuote): Difference[] {
  return place.parts.slice(1).flatMap(({ quoteFrom, alignment }, at) => {
    const from = place.parts[at]?.alignment.to ?? 0;
    if (alignment.from <= from || alignment.from - from > shortGap) return [];
    const hidden = index.tokens
      .slice(from, alignment.from)
      .filter((token) => isNegation(token, index.language));
    if (hidden.length === 0) return [];
    const block = { quoteFrom, quoteTo: quoteFrom, from, to: alignment.from, equalBefore: 0, equalAfter: 0 };
    const { start, end } = textRange(index, from, alignment.from);
    const spoken = index.transcript.text.slice(start, end);
    return [
      {
        kind: "negation",
        quoted: "",
        spoken,
        critical: true,
        weight: 1,
        block,
        size: hidden.length,
      } as const,
    ];
  });
}

/**
 * Tags are nothing one can say: a quote that shows them is not the words that were spoken. Those that a recogniser
 * left in the transcript itself, as for a word it does not know, are copied in good faith.
 */
function tagsOf(quote: ParsedQuote, spoken: string): Difference[] {
  const block = { quoteFrom: 0, quoteTo: 0, from: 0, to: 0, equalBefore: 0, equalAfter: 0 };
  const shared = { kind: "added", spoken: "", critical: true, weight: 1, size: 1, block } as const;
  const added = quote.tags.filter((quoted) => !spoken.includes(quoted));
  return added.map((quoted) => ({ ...shared, quoted }));
}
