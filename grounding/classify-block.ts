import { areAntonyms } from "./antonyms.ts";
import type { Block } from "./compare-block.ts";
import { type Finding, findNumber, type Sides } from "./compare-numbers.ts";
import { findClass, findLink, isShort } from "./find-class.ts";
import { findFuture } from "./find-future.ts";
import { findNegation } from "./find-negation.ts";
import { type BlockPlace, clean, findWords } from "./find-words.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { joinKeys, likeness } from "./likeness.ts";
import { type BlockTraits, measureBlock } from "./measure-block.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { ChangeKind } from "./schema.ts";
import type { Token } from "./token.ts";
import { withoutSameMeaning } from "./without-same-meaning.ts";
import { classesOf, isFiller } from "./word-data/closed-classes.ts";
import { monthNamed } from "./word-data/month-patterns.ts";

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
  /** The rule that gave the weight knows more of such a stretch than the fit, which saw too few. */
  readonly ruled?: boolean;
  readonly block: Block;
  /** Words on the longer side after fillers and repeats. */
  readonly size: number;
  /** Figures stand against words that may be the same number. */
  readonly unread?: boolean;
  /** Absent where no words were compared. */
  readonly traits?: BlockTraits;
}

/** Kind and weight of a block, by general rules: number grammar, closed classes, antonyms, inflection, sound, letters. */
export function classifyBlock(index: GroundingIndex, quote: ParsedQuote, block: Block): Difference {
  const quoted = withoutEcho(quote.tokens, [block.quoteFrom, block.quoteTo], quote.repeated);
  const spoken = withoutEcho(index.tokens, [block.from, block.to], index.repeated);
  const sides = stripSame({ quoted, spoken });
  const isLast = block.quoteTo === quote.tokens.length;
  const found = find(index, sides, { block, isLast, quote });
  const finding = isMarkedGap(quote, block) && found.kind !== "negation" ? clean : found;
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

/** The quote marks that words are left out here. */
function isMarkedGap({ partStarts }: ParsedQuote, { quoteFrom, quoteTo }: Block): boolean {
  return quoteFrom === quoteTo && quoteFrom > 0 && partStarts.includes(quoteFrom);
}

/**
 * Words of a stretch that are no hesitation and no stammer. What says again the words beside it is one, whichever of
 * the two copies is laid beside the other side.
 */
function withoutEcho(
  tokens: readonly Token[],
  [first, after]: readonly [number, number],
  repeated: Uint8Array,
): Token[] {
  const from = first + echoSize(tokens, first, after);
  const to = after - echoSize(tokens, after - 1, from - 1);
  return tokens.slice(from, to).filter((token, at) => repeated[from + at] !== 1 && !isFiller(token.key));
}

const longestEcho = 4;

/** How many words from `start` on, going towards `end`, are those right before it, in the same order. */
function echoSize(tokens: readonly Token[], start: number, end: number): number {
  const step = Math.sign(end - start);
  for (let size = Math.min(Math.abs(end - start), longestEcho); size > 0; size--) {
    let at = 0;
    while (at < size && tokens[start + step * at]?.key === tokens[start + step * (at - size)]?.key) at++;
    if (at === size) return size;
  }
  return 0;
}

/** From this likeness on a word of a longer stretch was heard, if badly. */
const heardLikeness = 0.6;

/** Of as many words quoted as spoken, those that are unlike the words in their places; all, when each is alike. */
function coreOf(sides: Sides): Sides {
  const { quoted, spoken } = sides;
  if (quoted.length !== spoken.length || quoted.length < 2) return sides;
  const isCore = quoted.map((token, at) => {
    const other = spoken.slice(at, at + 1);
    return [token, ...other].some(isKept) || likeness([token], other) < heardLikeness;
  });
  if (!isCore.includes(true)) return sides;
  return { quoted: quoted.filter((_, at) => isCore[at]), spoken: spoken.filter((_, at) => isCore[at]) };
}

/** `he` is like `she`, and 15 like 50; they differ all the same. */
function isKept({ key, value }: Token): boolean {
  return value !== undefined || classesOf(key).some(({ wordClass }) => wordClass === "agent");
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

interface Setting extends BlockPlace {
  readonly quote: ParsedQuote;
}

function find(index: GroundingIndex, sides: Sides, setting: Setting): Finding {
  if (sides.quoted.length === 0 && sides.spoken.length === 0) return clean;
  if (joinKeys(sides.quoted) === joinKeys(sides.spoken)) return clean;
  if (isWrittenAsOne(index, setting)) return clean;
  const texts = { quoted: setting.quote.text, spoken: index.transcript.text };
  const rest = withoutSameMeaning(sides, texts);
  if (rest.quoted.length === 0 && rest.spoken.length === 0) return clean;
  return findIn(index, rest, setting);
}

/** A short form without its sign has the letters of another word: `we're` and `were`. */
function isWrittenAsOne(index: GroundingIndex, { quote, block }: Setting): boolean {
  const [quoted, spoken] = [block.quoteTo - block.quoteFrom, block.to - block.from];
  if (quoted === 0 || spoken === 0 || quoted + spoken > mostShortForms) return false;
  const first = quote.tokens[block.quoteFrom];
  const last = quote.tokens[block.quoteTo - 1];
  const { start, end } = textRange(index, block.from, block.to);
  const letters = lettersOf(quote.text.slice(first?.start, last?.end));
  return letters !== "" && letters === lettersOf(index.transcript.text.slice(start, end));
}

const mostShortForms = 5;

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

function findIn(index: GroundingIndex, sides: Sides, { quote, block, isLast }: Setting): Finding {
  const stated =
    findNumber(sides, index.language) ??
    findNegation({ index, quote }, sides, block) ??
    findMonth(sides, index.language);
  if (stated !== undefined) return stated;
  const core = coreOf(sides);
  return (
    findClass(core) ??
    findAntonym(sides) ??
    findFuture(sides) ??
    findLink(core, block) ??
    findWords(index, sides, { block, isLast })
  );
}

/** One month stands for another, in the language of the recording. */
function findMonth({ quoted, spoken }: Sides, language: string | undefined): Finding | undefined {
  const monthOf = (tokens: readonly Token[]): number | undefined =>
    tokens.length > 3 ? undefined : tokens.map(({ key }) => monthNamed(key, language)).find(Boolean);
  const [left, right] = [monthOf(quoted), monthOf(spoken)];
  if (left === undefined || right === undefined || left === right) return undefined;
  return { kind: "date", critical: true, weight: 1 };
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
