import { readClock } from "./spoken-clock.ts";
import { isNear, numberOver, type SpokenForm } from "./spoken-form.ts";
import { readDozen, readFraction } from "./spoken-fractions.ts";
import type { Token } from "./token.ts";
import {
  centWords,
  currencyCodes,
  currencyWords,
  decadeWords,
  dozenWords,
  fractionNouns,
  halfWords,
  monthNumbers,
  scaleWords,
  unitSigns,
} from "./word-data/quantity-words.ts";

/**
 * Brings what is said in several ways to one: money (`four euros twenty`), halves (`two and a half million`), days
 * (`the fifth of May`), tens of years (`the eighties`), clock times (`half past five`), units (`km`).
 */
export function joinSpokenForms(tokens: readonly Token[], language: string | undefined): readonly Token[] {
  if (!tokens.some((token, at) => mayBegin(token, tokens[at + 1]))) return tokens;
  const numbers = replaceForms(
    tokens,
    (at) =>
      readDecade(tokens, at) ??
      readClock(tokens, at, language) ??
      readFraction(tokens, at) ??
      readHalf(tokens, at) ??
      readDozen(tokens, at),
  );
  return replaceForms(numbers, (at) => readForm(numbers, at));
}

function replaceForms(tokens: readonly Token[], read: (at: number) => SpokenForm | undefined): Token[] {
  const out: Token[] = [];
  let at = 0;
  for (let token = tokens[0]; token !== undefined; token = tokens[at]) {
    const form = mayBegin(token, tokens[at + 1]) ? read(at) : undefined;
    if (form === undefined) out.push(token);
    else for (const joined of form.tokens) out.push(joined);
    at = form?.next ?? at + 1;
  }
  return out;
}

const openers = new Set([
  ..."half quarter viertel".split(" "),
  ...monthNumbers.keys(),
  ...decadeWords.keys(),
  ...currencyCodes,
  ...halfWords,
  ...dozenWords.keys(),
]);
const articles = new Set("a an un una um uma une ein eine einer einem einen".split(" "));
/** Parts of one thing, before which an article counts. */
const partWords = new Set(["quarter", ...halfWords, ...fractionNouns.keys()]);

function mayBegin({ key, value }: Token, next: Token | undefined): boolean {
  if (value !== undefined || openers.has(key) || key.endsWith("halb")) return true;
  return articles.has(key) && next !== undefined && (next.ordinal === true || partWords.has(next.key));
}

function readForm(tokens: readonly Token[], at: number): SpokenForm | undefined {
  return (
    readDay(tokens, at) ??
    readCode(tokens, at) ??
    readMoney(tokens, at) ??
    readUnit(tokens, at) ??
    readOf(tokens, at)
  );
}

/** `nineteen eighties` and `1980s`; the century is left out where it is not spoken. */
function readDecade(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined) return undefined;
  const alone = decadeWords.get(first.key);
  if (alone !== undefined) return { tokens: [toDecade([first], alone)], next: at + 1 };
  const later = isNear(first, second) ? decadeWords.get(second?.key ?? "") : undefined;
  const century = first.value ?? 0;
  if (second === undefined || later === undefined || century < 10 || century > 30) return undefined;
  return { tokens: [toDecade([first, second], century * 100 + later)], next: at + 2 };
}

function toDecade(tokens: readonly Token[], value: number): Token {
  return { ...numberOver(tokens, value), key: `#${value}s` };
}

const ofDay = new Set("of de the do".split(" "));

/** `May 5`, `May the fifth`, `the 5th of May`, `5 de mayo`, `5. Mai`: the day as an ordinal, then the month. */
function readDay(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const skips = ofDay.has(tokens[at + 1]?.key ?? "") ? 1 : 0;
  const second = tokens[at + 1 + skips];
  const isMonthFirst = monthNumbers.has(first.key);
  if (second === undefined || second.start - (tokens[at + skips]?.end ?? 0) > mostBetween(first))
    return undefined;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (!monthNumbers.has(month.key) || !isDay(day)) return undefined;
  const next = at + 2 + skips;
  const year = isMonthFirst ? undefined : yearBehind(tokens, next);
  if (year === undefined) return { tokens: [toOrdinal(day), month], next };
  return { tokens: [toOrdinal(day), month, year], next: next + 2 };
}

/** German writes a full stop behind the day; behind a month it ends the sentence, unless the month is cut short. */
function mostBetween({ key, start, end }: Token): number {
  return monthNumbers.has(key) && end - start >= key.length ? 1 : 2;
}

/** `3 de mayo de 2021`: the year behind its preposition. */
function yearBehind(tokens: readonly Token[], at: number): Token | undefined {
  const [link, year] = [tokens[at], tokens[at + 1]];
  const { value = 0, ordinal } = year ?? {};
  const isYear = ordinal !== true && Number.isInteger(value) && value >= 1000 && value < 3000;
  return isYear && (link?.key === "de" || link?.key === "del" || link?.key === "of") ? year : undefined;
}

function isDay({ value = 0 }: Token): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 31;
}

function toOrdinal(day: Token): Token {
  return { ...day, key: `#${day.value}.`, ordinal: true };
}

const andWords = new Set("and y e et und".split(" "));

/** `two and a half million`, `half a million`, `dos millones y medio`, `zweieinhalb`. */
function readHalf(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.value === undefined) return readBareHalf(tokens, at);
  if (first.ordinal === true || !andWords.has(tokens[at + 1]?.key ?? "")) return undefined;
  const halfAt = isArticle(tokens[at + 2]) ? at + 3 : at + 2;
  const half = tokens[halfAt];
  if (half === undefined || !halfWords.has(half.key) || !isNear(tokens[halfAt - 1], half)) return undefined;
  const scale = scaleAt(tokens, halfAt);
  const own = scale === undefined ? largestScale(first.value) : scale;
  const value = first.value * (scale ?? 1) + own / 2;
  const last = scale === undefined ? halfAt : halfAt + 1;
  return { tokens: [numberOver(tokens.slice(at, last + 1), value)], next: last + 1 };
}

function readBareHalf(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.key.endsWith("halb")) return readGermanHalf(tokens, at);
  const halfAt = articles.has(first.key) ? at + 1 : at;
  if (!halfWords.has(tokens[halfAt]?.key ?? "")) return undefined;
  const before = isArticle(tokens[halfAt + 1]) ? halfAt + 1 : halfAt;
  const scale = scaleAt(tokens, before) ?? dozenAt(tokens, before + 1);
  if (scale === undefined) return undefined;
  return { tokens: [numberOver(tokens.slice(at, before + 2), scale / 2)], next: before + 2 };
}

const germanHalves: ReadonlyMap<string, number> = new Map(
  "anderthalb:1.5 eineinhalb:1.5 zweieinhalb:2.5 dreieinhalb:3.5 viereinhalb:4.5 funfeinhalb:5.5 sechseinhalb:6.5 siebeneinhalb:7.5 achteinhalb:8.5 neuneinhalb:9.5 zehneinhalb:10.5"
    .split(" ")
    .map((pair) => [pair.split(":")[0] ?? "", Number(pair.split(":")[1])] as const),
);

function readGermanHalf(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const value = germanHalves.get(tokens[at]?.key ?? "");
  if (value === undefined) return undefined;
  const scale = scaleAt(tokens, at);
  const next = scale === undefined ? at + 1 : at + 2;
  return { tokens: [numberOver(tokens.slice(at, next), value * (scale ?? 1))], next };
}

/** The scale behind a token: its word, or the number it was read as with a one left out. */
function scaleAt(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1];
  if (next === undefined || !isNear(tokens[at], next)) return undefined;
  return scaleWords.get(next.key) ?? [1e3, 1e6, 1e9].find((scale) => next.value === scale);
}

function dozenAt(tokens: readonly Token[], at: number): number | undefined {
  return dozenWords.get(tokens[at]?.key ?? "") === "one" ? 12 : undefined;
}

function largestScale(value: number): number {
  return [1e12, 1e9, 1e6].find((scale) => value >= scale) ?? 1;
}

function isArticle(token: Token | undefined): boolean {
  return token !== undefined && (token.key === "a" || token.key === "an" || token.value === 1);
}

/** `four euros twenty`, `4 euros and 20 cents`: as 4.20 euros. */
function readMoney(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [whole, currency] = [tokens[at], tokens[at + 1]];
  const name = currencyWords.get(currency?.key ?? "");
  if (whole?.value === undefined || currency === undefined || name === undefined) return undefined;
  const unit = { ...currency, key: name };
  const cents = Number.isInteger(whole.value) ? centsBehind(tokens, at + 1) : undefined;
  if (cents === undefined) return { tokens: [whole, unit], next: at + 2 };
  const value = Number((whole.value + cents.value / 100).toFixed(2));
  return { tokens: [numberOver(tokens.slice(at, cents.next), value), unit], next: cents.next };
}

/** The hundredths that follow a currency, with their word, or without it where nothing but `e` stands between. */
function centsBehind(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const link = tokens[at + 1]?.key ?? "";
  const centsAt = andWords.has(link) || link === "con" ? at + 2 : at + 1;
  const cents = tokens[centsAt];
  if (!isCents(cents)) return undefined;
  if (centWords.has(tokens[centsAt + 1]?.key ?? "")) return { value: cents.value, next: centsAt + 2 };
  const isLinked = centsAt === at + 1 || link === "e" || link === "con";
  return isLinked && isNear(tokens[centsAt - 1], cents)
    ? { value: cents.value, next: centsAt + 1 }
    : undefined;
}

/** `EUR 5` as 5 euros. */
function readCode(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [code, number] = [tokens[at], tokens[at + 1]];
  if (code === undefined || !currencyCodes.has(code.key)) return undefined;
  if (number?.value === undefined || !isNear(code, number)) return undefined;
  return { tokens: [number, { ...code, key: currencyWords.get(code.key) ?? code.key }], next: at + 2 };
}

/** `dos millones de barcos`, `un million d'euros`: the preposition that a million asks for. */
function readOf(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [number, link] = [tokens[at], tokens[at + 1]];
  if (number?.value === undefined || number.value < 1e5) return undefined;
  if (link?.key !== "de" && link?.key !== "d") return undefined;
  return { tokens: [number], next: at + 2 };
}

function isCents(token: Token | undefined): token is Token & { readonly value: number } {
  const { value = -1, ordinal } = token ?? {};
  return ordinal !== true && Number.isInteger(value) && value >= 1 && value <= 99;
}

/** A short form of a unit behind a number. */
function readUnit(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [number, sign] = [tokens[at], tokens[at + 1]];
  if (number?.value === undefined || sign === undefined || !isNear(number, sign)) return undefined;
  const words = unitSigns.get(sign.key);
  if (words === undefined) return undefined;
  return { tokens: [number, ...words.split(" ").map((key) => ({ ...sign, key }))], next: at + 2 };
}
