import { isNear, numberOver, type SpokenForm } from "./spoken-form.ts";
import type { Token } from "./token.ts";
import {
  dozenWords,
  fractionNouns,
  fractionPlurals,
  halfWords,
  monthNumbers,
  scaleWords,
} from "./word-data/quantity-words.ts";

const articles = new Set("a an un una uno um uma une ein eine einem einen".split(" "));
const links = new Set("of de a un um".split(" "));
/** Numerators and denominators above this are no fraction but a count of things. */
const most = 20;

/**
 * `two thirds`, `tres cuartos`, `ein Viertel` as the two numbers that `2/3` is read as; of a million, as its value:
 * `a quarter of a million`.
 */
export function readFraction(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  const part = numeratorOf(first);
  if (first === undefined || second === undefined || part === undefined || !isNear(first, second))
    return undefined;
  const isOf = isPartOf(tokens, at, part);
  const whole =
    isOf && second.value !== undefined
      ? second.value
      : denominatorOf(second, part > 1 || first.value !== undefined);
  if (whole === undefined) return undefined;
  const scaleAt = afterLinks(tokens, at + 2);
  const scale = scaleOf(tokens[scaleAt]);
  if (scale !== undefined) {
    const value = Math.round((scale * part) / whole);
    return { tokens: [numberOver(tokens.slice(at, scaleAt + 1), value)], next: scaleAt + 1 };
  }
  // "A quarter of twelve" is a time, and "a third" the next one, unless its noun has no other meaning.
  if (first.value === undefined && !isOf && !fractionNouns.has(second.key)) return undefined;
  const used = [first, second];
  return { tokens: [numberOver(used, part), numberOver(used, whole)], next: at + 2 };
}

/** `a third of the fleet`, `one fifth of it`; of a number or a month it is something else. */
function isPartOf(tokens: readonly Token[], at: number, part: number): boolean {
  const { value = 0, ordinal, key } = tokens[at + 1] ?? {};
  const isPart = key === "quarter" || (ordinal === true && value >= 3 && value <= most);
  const after = tokens[at + 3];
  return (
    part === 1 &&
    isPart &&
    tokens[at + 2]?.key === "of" &&
    after?.value === undefined &&
    !monthNumbers.has(after?.key ?? "")
  );
}

function numeratorOf(token: Token | undefined): number | undefined {
  if (token === undefined) return undefined;
  if (articles.has(token.key)) return 1;
  const { value, ordinal } = token;
  const counts = value !== undefined && ordinal !== true && Number.isInteger(value) && value >= 1;
  return counts && value <= most ? value : undefined;
}

function denominatorOf({ key }: Token, isCounted: boolean): number | undefined {
  if (key === "quarter") return 4;
  return fractionNouns.get(key) ?? (isCounted ? fractionPlurals.get(key) : undefined);
}

function afterLinks(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 2 && links.has(tokens[at]?.key ?? "")) at += 1;
  return at;
}

function scaleOf(token: Token | undefined): number | undefined {
  return scaleWords.get(token?.key ?? "") ?? [1e3, 1e6, 1e9].find((scale) => token?.value === scale);
}

const ofWords = new Set(["de", "d"]);

/** `two dozen`, `dos docenas`, `a dozen` as a number. */
export function readDozen(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined) return undefined;
  const isCounted = tokens[at - 1]?.value !== undefined || halfWords.has(tokens[at - 1]?.key ?? "");
  if (dozenWords.get(first.key) === "one" && !isCounted)
    return { tokens: [numberOver([first], 12)], next: at + 1 };
  const count = first.ordinal === true ? undefined : first.value;
  if (count === undefined || !Number.isInteger(count) || !dozenWords.has(second?.key ?? "")) return undefined;
  const next = ofWords.has(tokens[at + 2]?.key ?? "") ? at + 3 : at + 2;
  return { tokens: [numberOver(tokens.slice(at, at + 2), count * 12)], next };
}
