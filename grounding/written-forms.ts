import { parseDigits } from "./parse-digits.ts";
import type { RawToken, Token } from "./token.ts";
import { monthNames } from "./word-data/quantity-words.ts";

/** Tokens of a written form; `replaces`: they also stand for the number before it. */
export interface WrittenForm {
  readonly tokens: readonly Token[];
  readonly replaces: boolean;
}

const numericDate = /^(\p{Nd}{1,4})[./-](\p{Nd}{1,2})[./-](\p{Nd}{1,4})$/u;

/**
 * `3/5/2021`, `3.5.2021` and `2021-05-03` as day, month and year, as they are spoken. English writes the month first or
 * last: where that cannot be told the parts stay numbers.
 */
export function readDate(piece: RawToken, language: string): WrittenForm | undefined {
  const parts = numericDate
    .exec(piece.key)
    ?.slice(1)
    .map((part) => parseDigits(part, false));
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = piece.key.includes("-") ? parts : toYearFirst(parts, language);
  const name =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 ? monthNames[language]?.[month - 1] : undefined;
  const { start, end } = piece;
  const plain = (value: number): Token => ({ key: `#${value}`, value, start, end });
  if (name === undefined) return { tokens: parts.map(plain), replaces: false };
  const ordinal = { ...plain(day), key: `#${day}.`, ordinal: true };
  return { tokens: [ordinal, { key: name, start, end }, plain(year)], replaces: false };
}

function toYearFirst([first = 0, second = 0, year = 0]: readonly number[], language: string): number[] {
  if (language !== "en" || first > 12) return [year, second, first];
  return second > 12 || first === second ? [year, first, second] : [];
}

const fractionSigns: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["½", [1, 2]],
  ["⅓", [1, 3]],
  ["⅔", [2, 3]],
  ["¼", [1, 4]],
  ["¾", [3, 4]],
  ["⅕", [1, 5]],
  ["⅛", [1, 8]],
]);

/** `¾` as its two numbers, as `3/4` is read; behind a whole number as a part of it: `1½`. */
export function readFractionSign(piece: RawToken, before: Token | undefined): WrittenForm | undefined {
  const fraction = fractionSigns.get(piece.key);
  if (fraction === undefined) return undefined;
  const { start, end } = piece;
  const [part, whole] = fraction;
  if (before?.value !== undefined && Number.isInteger(before.value) && (piece.touching || piece.glued)) {
    const value = Number((before.value + part / whole).toFixed(4));
    return { tokens: [{ key: `#${value}`, value, start: before.start, end }], replaces: true };
  }
  return { tokens: fraction.map((value) => ({ key: `#${value}`, value, start, end })), replaces: false };
}
