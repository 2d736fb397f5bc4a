import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { hasNegation } from "./has-negation.ts";
import type { ForeignPlace } from "./locate-foreign.ts";
import { isConverted } from "./measures.ts";
import { power } from "./power.ts";
import type { Change } from "./schema.ts";
import type { Token } from "./token.ts";

/** What can be compared across languages: numbers as values, and whether something is denied. */
export interface ForeignComparison {
  readonly changes: readonly Change[];
  /** Numbers of the quote that stand in the place. */
  readonly agreeing: number;
  /** Numbers of the quote that have no counterpart and nothing in their stead. */
  readonly missing: number;
  readonly negationAgrees: boolean;
}

/** Tokens looked at beside the place: numbers at its edges are not found by words. */
const margin = 8;
/** Tokens beside the place in which another number stands in the stead of the quote's. */
const freeMargin = 4;

/** Compares the numbers and the negation of a quote in another language with those of a place. */
export function compareForeign(
  index: GroundingIndex,
  quote: { readonly text: string; readonly tokens: readonly Token[]; readonly language: string | undefined },
  place: ForeignPlace,
): ForeignComparison {
  const near = within(index, place, margin);
  const own = quote.tokens.filter((token) => isTelling(token, quote.text));
  const isSpoken = (token: Token): boolean => hasAmount(near, token, quote.tokens);
  const unmatched = own.filter((token) => !isSpoken(token));
  const free = within(index, place, freeMargin).filter(
    (token) => isTelling(token, index.transcript.text) && !hasAmount(quote.tokens, token, near),
  );
  const changes = unmatched.slice(0, free.length).map((token, at) => toChange(index, token, free[at]));
  return {
    changes,
    agreeing: own.length - unmatched.length,
    missing: unmatched.length - changes.length,
    negationAgrees: negationAgrees(index, quote, place),
  };
}

/** Whether some words have a number of other words, as it is or as a recogniser or translator may give it. */
function hasAmount(words: readonly Token[], token: Token, others: readonly Token[]): boolean {
  return (
    words.some(
      (word) => sameAmount(word, token) || isConverted(word, token, { left: words, right: others }),
    ) ||
    isSpelledApart(token, words) ||
    isSameHour(token, words)
  );
}

function within(index: GroundingIndex, place: ForeignPlace, around: number): readonly Token[] {
  return index.tokens.slice(Math.max(0, place.from - around), place.to + around);
}

/** Characters at a place's edges, within its sentence, in which what is in it may be denied. */
const denialReach = 60;

/** Whether both deny something or neither does, with or without the words at the edges of the place. */
function negationAgrees(
  index: GroundingIndex,
  { text, language }: { readonly text: string; readonly language: string | undefined },
  place: ForeignPlace,
): boolean {
  const quoted = hasNegation(text, language ?? "und");
  if (quoted === undefined) return true;
  const { start, end } = textRange(index, place.from, place.to);
  const spoken = index.transcript.text;
  const before = spoken.slice(Math.max(0, start - denialReach), start).replace(/^.*[.?!]\s/s, "");
  const after = spoken.slice(end, end + denialReach).replace(/[.?!]\s.*$/s, "");
  const inside = spoken.slice(start, end);
  return [inside, `${before}${inside}${after}`].some((words) => {
    const denies = hasNegation(words, index.language ?? "en");
    return denies === undefined || denies === quoted;
  });
}

/**
 * A number that both languages would give. `one` is an article in many, and an ordinal in words has other meanings: the
 * second as a time, `quarto` as a room, `quinta` as Thursday.
 */
function isTelling({ value, ordinal, start, end }: Token, text: string): boolean {
  if (value === undefined || value === 1) return false;
  return ordinal !== true || /\p{Nd}/u.test(text.slice(start, end));
}

const scales = [1, 1e3, 1e6, 1e9];

/** The same number, in thousands, millions or billions where one side leaves that to a word. */
function sameAmount({ value: a, key }: Token, { value: b, key: otherKey }: Token): boolean {
  if (a === undefined || b === undefined) return false;
  if (scales.some((scale) => a === b * scale || b === a * scale)) return true;
  const areDecades = key.endsWith("s") || otherKey.endsWith("s");
  return areDecades && a % 100 === b % 100 && Math.min(a, b) < 100;
}

const hourWords = new Set(
  "pm am h hours uhr heures horas oclock tarde noche manha noite soir abends nachmittags".split(" "),
);

/** Five in the afternoon and seventeen hours. */
function isSameHour({ value = 0 }: Token, others: readonly Token[]): boolean {
  return others.some((other, at) => {
    if (Math.abs((other.value ?? 0) - value) !== 12 || Math.max(other.value ?? 0, value) > 24) return false;
    return others.slice(at + 1, at + 4).some(({ key }) => hourWords.has(key));
  });
}

/** Captions that lost their decimal points have 17.4 as 17 and 4, and 3.1 million as 3 and 1 million. */
function isSpelledApart({ value = Number.NaN }: Token, near: readonly Token[]): boolean {
  return near.some(({ value: first }, at) => {
    if (first === undefined) return false;
    const rest = near.slice(at + 1, at + 3).map((token) => token.value);
    return isDecimal(value, first, rest[0]) || isJoined(value, [first, ...rest]);
  });
}

/** Whether a number's digits are those of the first and one or two behind it; what counts thousands is no digit. */
function isJoined(value: number, [first, ...rest]: readonly (number | undefined)[]): boolean {
  let joined = digitsOf(first ?? Number.NaN);
  for (const next of rest) {
    if (next === undefined || next >= 1000) return false;
    joined += digitsOf(next);
    if (joined === digitsOf(value)) return true;
  }
  return false;
}

function digitsOf(value: number): string {
  return String(value).replace(/\D/g, "");
}

/** Whether a number is two others with a decimal point between, the second said with what it counts: `1 million`. */
function isDecimal(value: number, whole: number, rest = Number.NaN): boolean {
  return scales.some((scale) => {
    const digits = rest / scale;
    if (!Number.isInteger(digits) || !Number.isInteger(whole)) return false;
    const number = (whole + digits / power(10, digitsOf(digits).length)) * scale;
    return Math.abs(number - value) < scale * 1e-6;
  });
}

function toChange(index: GroundingIndex, quoted: Token, spoken: Token | undefined): Change {
  const said = spoken === undefined ? "" : index.transcript.text.slice(spoken.start, spoken.end);
  return { kind: "number", quoted: String(quoted.value), spoken: said };
}
