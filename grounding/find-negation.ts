import type { Block } from "./compare-block.ts";
import type { Finding, Sides } from "./compare-numbers.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { denialText, isNegation } from "./is-negation.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { Token } from "./token.ts";
import { type Denial, denialOf } from "./word-data/negation-words.ts";

/** The words around a stretch and its own, as keys; `text` is all of them in a row. */
interface Surroundings {
  readonly around: readonly Token[];
  readonly text: string;
}

/** `je sais pas`, `je ne sais pas`: cleaned. */
const doubled: Finding = { kind: "word", critical: false, weight: 0 };
const negation: Finding = { kind: "negation", critical: true, weight: 1 };
/** So far a second negative word stands from the first where a language doubles them. */
const doublingReach = 4;
/** Letters around a stretch that a denial without spaces may begin or end in. */
const letterReach = 4;
/** A word this long with a negative prefix is the denial of the word without it. */
const leastStem = 4;

/** One side denies what the other does not, in the way the recording's language does it. */
export function findNegation(
  { index, quote }: { readonly index: GroundingIndex; readonly quote: ParsedQuote },
  sides: Sides,
  block: Block,
): Finding | undefined {
  const denial = denialOf(index.language);
  if (denial?.pattern !== undefined) {
    const [quoted, spoken] = surroundings(index, quote, block).map(({ text }) => countOf(denial, text));
    return quoted === spoken ? undefined : negation;
  }
  if (isDeniedWord(denial, sides) || isRefusal({ index, quote }, sides, block)) return negation;
  const left = sides.quoted.filter((token) => isNegation(token, index.language)).length;
  const right = sides.spoken.filter((token) => isNegation(token, index.language)).length;
  if (denial?.doubles === true)
    return left > 0 === right > 0 ? undefined : findDoubled({ index, quote }, sides, block);
  if (left % 2 === right % 2) return undefined;
  return isAnsweringNo(sides.spoken, left, block) ? undefined : negation;
}

/** One side has negative words: another beside them on both sides denies already. */
function findDoubled(
  { index, quote }: { readonly index: GroundingIndex; readonly quote: ParsedQuote },
  sides: Sides,
  block: Block,
): Finding | undefined {
  const denies = (token: Token): boolean => isNegation(token, index.language);
  if (!surroundings(index, quote, block).every(({ around }) => around.some(denies))) return negation;
  return [...sides.quoted, ...sides.spoken].every(denies) ? doubled : undefined;
}

/** Verbs that deny the one behind their `to`. */
const refusals = new Set(
  "fail fails failed failing refuse refuses refused refusing decline declines declined declining neglect neglects neglected neglecting unable".split(
    " ",
  ),
);

/** `we failed to sail` for `we sailed`, `they are unable to see` for `they see`: one side alone says that it was not done. */
function isRefusal(
  { index, quote }: { readonly index: GroundingIndex; readonly quote: ParsedQuote },
  { quoted, spoken }: Sides,
  { quoteFrom, quoteTo, from, to }: Block,
): boolean {
  const refuses = (sides: readonly Token[], tokens: readonly Token[]): boolean =>
    sides.some(({ key }) => refusals.has(key)) &&
    tokens.some(({ key }, at) => refusals.has(key) && tokens[at + 1]?.key === "to");
  const isDone = (tokens: readonly Token[]): boolean => !tokens.some(({ key }) => refusals.has(key));
  return (
    (isDone(spoken) && spoken.length <= 1 && refuses(quoted, quote.tokens.slice(quoteFrom, quoteTo + 1))) ||
    (isDone(quoted) && quoted.length <= 1 && refuses(spoken, index.tokens.slice(from, to + 1)))
  );
}

/** A "no" that answers or stumbles is dropped with its neighbours. */
function isAnsweringNo(spoken: readonly Token[], left: number, block: Block): boolean {
  return (
    left === 0 &&
    block.quoteFrom === block.quoteTo &&
    spoken.length > 1 &&
    spoken.every((token) => !isNegation(token) || token.key === "no")
  );
}

function surroundings(index: GroundingIndex, quote: ParsedQuote, block: Block): [Surroundings, Surroundings] {
  const isLettered = denialOf(index.language)?.pattern !== undefined;
  const reach = isLettered ? letterReach : doublingReach;
  const part = (tokens: readonly Token[], from: number, to: number): Surroundings => {
    const before = tokens.slice(Math.max(0, from - Math.min(reach, block.equalBefore)), from);
    const after = tokens.slice(to, to + Math.min(reach, block.equalAfter));
    const all = isLettered ? [...before, ...tokens.slice(from, to), ...after] : [];
    return { around: [...before, ...after], text: denialText(all, index.language) };
  };
  return [part(quote.tokens, block.quoteFrom, block.quoteTo), part(index.tokens, block.from, block.to)];
}

function countOf({ pattern }: Denial, text: string): number {
  return pattern === undefined ? 0 : (text.match(pattern)?.length ?? 0);
}

/** `möglich` and `unmöglich`, `geldi` and `gelmedi`: one word is the other with what denies it. */
function isDeniedWord(denial: Denial | undefined, { quoted, spoken }: Sides): boolean {
  const [left, right] = [quoted[0]?.key ?? "", spoken[0]?.key ?? ""];
  if (denial === undefined || quoted.length !== 1 || spoken.length !== 1) return false;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (denial.infixes && isInfixed(short, long)) return true;
  return short.length >= leastStem && denial.prefixes.some((prefix) => long === prefix + short);
}

const turkishDenial = /^[ae]?m[aeiu]?y?$/;

function isInfixed(short: string, long: string): boolean {
  const more = long.length - short.length;
  if (more < 1 || more > 4) return false;
  return Array.from({ length: short.length - 1 }, (_, at) => at + 1).some(
    (at) =>
      long.startsWith(short.slice(0, at)) &&
      long.endsWith(short.slice(at)) &&
      turkishDenial.test(long.slice(at, at + more)),
  );
}
