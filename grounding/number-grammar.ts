import { parseDigits } from "./parse-digits.ts";
import type { NumberWord } from "./word-data/number-words.ts";

/** A piece of text as the number grammar sees it; `glued`: only a blank or hyphen stands before it. */
export interface NumberPiece {
  readonly key: string;
  readonly glued: boolean;
}

/** What numbers are read from, and with which words. */
export interface NumberReader {
  readonly raw: readonly NumberPiece[];
  readonly words: ReadonlyMap<string, NumberWord>;
  readonly decimalComma: boolean;
}

/** A number that ends before piece `next`. */
export interface NumberRead {
  readonly value: number;
  readonly next: number;
  readonly ordinal?: boolean;
  /** Ten years, `1980s`. */
  readonly decade?: boolean;
}

const digits = /^\p{Nd}/u;

/** Piece in digits, of any script. */
export function isDigits(key: string | undefined): boolean {
  return key !== undefined && digits.test(key);
}

/** The longest number that begins at a piece, in digits, words or both; undefined when none does. */
export function readNumber(reader: NumberReader, at: number): NumberRead | undefined {
  const key = reader.raw[at]?.key;
  if (key === undefined || !(reader.words.has(key) || isDigits(key))) return undefined;
  const first = readThousands(reader, readGroup(reader, at) ?? bareThousand(reader, at));
  if (first === undefined || first.ordinal === true) return first;
  const read = addScaled(reader, first, { value: 0, next: at, limit: Number.POSITIVE_INFINITY });
  // Digits beyond what a number can hold are a code; such a value would be no less than any limit, and never read on.
  return Number.isFinite(read.value) && read.next > at ? read : undefined;
}

/**
 * Adds a part and its scale to what was read before; scales only go down: `two million | three thousand five`. The
 * part may have thousands of its own, as where a thousand million is the word for a billion.
 */
function addScaled(
  reader: NumberReader,
  part: NumberRead,
  sum: NumberRead & { readonly limit: number },
): NumberRead {
  const scale = part.ordinal === true ? undefined : wordAt(reader, part.next, "scale");
  // A figure of hundreds of digits is without bound itself, and is no part of anything.
  if ((scale?.value ?? part.value) >= sum.limit) return { value: sum.value, next: sum.next };
  const value = round(sum.value + part.value * (scale?.value ?? 1));
  if (scale === undefined) return { ...part, value };
  const next = part.next + 1;
  const following = readThousands(reader, continueGroup(reader, next));
  return following === undefined
    ? { value, next }
    : addScaled(reader, following, { value, next, limit: scale.value });
}

/** A group with the thousands it counts and what follows them: `five | thousand two hundred`. */
function readThousands(reader: NumberReader, group: NumberRead | undefined): NumberRead | undefined {
  if (group === undefined || group.ordinal === true) return group;
  if (wordAt(reader, group.next, "scale")?.value !== 1000) return group;
  const thousands = { value: round(group.value * 1000), next: afterOf(reader, group.next + 1) };
  const rest = continueGroup(reader, thousands.next) ?? readYearUnit(reader, thousands.next);
  const counts = rest === undefined ? undefined : wordAt(reader, rest.next, "scale");
  if (rest === undefined || rest.value >= 1000 || counts?.value === 1000) return thousands;
  return { ...rest, value: thousands.value + rest.value };
}

/** `17 miles de millones`: the preposition between two scales. */
function afterOf(reader: NumberReader, at: number): number {
  const isBetween = reader.raw[at]?.key === "de" && (wordAt(reader, at + 1, "scale")?.value ?? 0) > 1000;
  return isBetween ? at + 1 : at;
}

const bareThousands = new Set(
  "mil mille tausend duizend тысяча тысячу тисяча тисячу tysiac χιλια χιλιες bin".split(" "),
);

/** `mil` and `tausend` count as one thousand with nothing before them; English asks for `a`. */
function bareThousand(reader: NumberReader, at: number): NumberRead | undefined {
  const isOne = bareThousands.has(reader.raw[at]?.key ?? "") && wordAt(reader, at, "scale") !== undefined;
  return isOne ? { value: 1, next: at } : undefined;
}

/** The next group of a number whose thousands or millions were read: `five thousand | two hundred`. */
function continueGroup(reader: NumberReader, from: number): NumberRead | undefined {
  const at = wordAt(reader, from, "and") === undefined ? from : from + 1;
  if (!isGlued(reader, at)) return undefined;
  return isDigits(reader.raw[at]?.key) ? readDigits(reader, at) : readHundreds(reader, at);
}

/** A number under a thousand, a year spoken as two pairs, digits, or a decimal. */
function readGroup(reader: NumberReader, at: number): NumberRead | undefined {
  if (isDigits(reader.raw[at]?.key)) return readDigits(reader, at);
  const group = readHundreds(reader, at);
  if (group === undefined || group.ordinal === true) return group;
  return readDecimals(reader, group) ?? readYear(reader, group) ?? group;
}

function readHundreds(reader: NumberReader, at: number): NumberRead | undefined {
  const lead = readPair(reader, at) ?? readOne(reader, at);
  if (lead?.ordinal === true) return lead;
  const next = lead?.next ?? at;
  const hundred = wordAt(reader, next, "hundred");
  if (hundred === undefined) return lead;
  const base = hundred.value > 100 ? hundred.value : (lead?.value ?? 1) * 100;
  const restAt = isAnd(reader, next + 1) ? next + 2 : next + 1;
  const rest = isGlued(reader, next + 1)
    ? (readPair(reader, restAt) ?? readLastOne(reader, restAt))
    : undefined;
  return rest === undefined ? { value: base, next: next + 1 } : { ...rest, value: base + rest.value };
}

/** `ciento un`, `cent une`, `quatre-vingt-un`: the article is the last digit. German and English have a word of their own. */
function readLastOne(reader: NumberReader, at: number): NumberRead | undefined {
  const isArticleOnly = !reader.decimalComma || reader.words.has("hundert");
  if (isArticleOnly || !isGlued(reader, at) || wordAt(reader, at, "one") === undefined) return undefined;
  return { value: 1, next: at + 1 };
}

/** `dos mil uno`, `dois mil e um`, `deux mille un`; behind a thousand other articles open what comes next. */
function readYearUnit(reader: NumberReader, from: number): NumberRead | undefined {
  const at = isAnd(reader, from) ? from + 1 : from;
  const key = reader.raw[at]?.key ?? "";
  const isUnit = key === "uno" || (key === "un" && reader.words.has("vingt")) || (key === "um" && at > from);
  return isUnit ? readLastOne(reader, at) : undefined;
}

/** `a` and its like count only before hundred, thousand, million. */
function readOne(reader: NumberReader, at: number): NumberRead | undefined {
  if (wordAt(reader, at, "one") === undefined) return undefined;
  const role = reader.words.get(reader.raw[at + 1]?.key ?? "")?.role;
  return role === "scale" || role === "hundred" ? { value: 1, next: at + 1 } : undefined;
}

/** A number under a hundred. */
function readPair(reader: NumberReader, at: number): NumberRead | undefined {
  const word = reader.words.get(reader.raw[at]?.key ?? "");
  switch (word?.role) {
    case "ordinal":
      return readOrdinal(reader, word, at);
    case "unit":
      return readFourTwenties(reader, word, at) ?? { value: word.value, next: at + 1 };
    case "teen":
      return {
        value: word.value + teenUnit(reader, word, at + 1),
        next: at + (teenUnit(reader, word, at + 1) > 0 ? 2 : 1),
      };
    case "tens":
      return readTens(reader, word, at);
    default:
      return undefined;
  }
}

/** `vigésima primera`: an ordinal of tens and one of units. */
function readOrdinal(reader: NumberReader, word: NumberWord, at: number): NumberRead {
  const unit =
    word.value >= 10 && word.value % 10 === 0 && isGlued(reader, at + 1)
      ? wordAt(reader, at + 1, "ordinal")
      : undefined;
  const adds = unit !== undefined && unit.value < 10;
  return { value: word.value + (adds ? unit.value : 0), next: at + (adds ? 2 : 1), ordinal: true };
}

/** French seventeen to nineteen are ten and a unit. */
function teenUnit(reader: NumberReader, word: NumberWord, at: number): number {
  const unit = wordAt(reader, at, "unit");
  const adds = word.value === 10 && reader.words.has("vingt") && isGlued(reader, at) && unit !== undefined;
  return adds && unit.value >= 7 ? unit.value : 0;
}

function readTens(reader: NumberReader, word: NumberWord, at: number): NumberRead {
  const next = reader.decimalComma && isAnd(reader, at + 1) ? at + 2 : at + 1;
  const rest = isGlued(reader, next)
    ? (readTeenAfterSixty(reader, word, next) ?? readUnit(reader, next, at))
    : undefined;
  return rest === undefined
    ? { value: word.value, next: at + 1 }
    : { ...rest, value: word.value + rest.value };
}

/** French seventy is sixty and ten. */
function readTeenAfterSixty(reader: NumberReader, word: NumberWord, at: number): NumberRead | undefined {
  const teen = word.value === 60 && reader.words.has("vingt") ? wordAt(reader, at, "teen") : undefined;
  if (teen === undefined) return undefined;
  const unit = teenUnit(reader, teen, at + 1);
  return { value: teen.value + unit, next: at + (unit > 0 ? 2 : 1) };
}

function readUnit(reader: NumberReader, at: number, tensAt: number): NumberRead | undefined {
  const unit = reader.words.get(reader.raw[at]?.key ?? "");
  if (unit === undefined || unit.value < 1 || unit.value > 9) return undefined;
  const read = { value: unit.value, next: at + 1 };
  if (unit.role === "ordinal") return { ...read, ordinal: true };
  return unit.role === "unit" || (unit.role === "one" && at === tensAt + 2) ? read : undefined;
}

/** French counts eighty as four twenties. */
function readFourTwenties(reader: NumberReader, word: NumberWord, at: number): NumberRead | undefined {
  if (word.value !== 4 || reader.raw[at + 1]?.key.startsWith("vingt") !== true) return undefined;
  const rest = isGlued(reader, at + 2)
    ? (readPair(reader, at + 2) ?? readLastOne(reader, at + 2))
    : undefined;
  if (rest === undefined || rest.ordinal === true || rest.value > 19) return { value: 80, next: at + 2 };
  return { value: 80 + rest.value, next: rest.next };
}

/** `nineteen ninety nine`, `twenty twenty`, `nineteen oh five`: two pairs without a pause. */
function readYear(reader: NumberReader, lead: NumberRead): NumberRead | undefined {
  if (reader.decimalComma || lead.value < 13 || lead.value > 99 || !isGlued(reader, lead.next))
    return undefined;
  const isOh = reader.raw[lead.next]?.key === "oh";
  const rest = readPair(reader, isOh ? lead.next + 1 : lead.next);
  if (rest === undefined || rest.ordinal === true || isOh !== rest.value < 10) return undefined;
  return { value: lead.value * 100 + rest.value, next: rest.next };
}

const decimalRoles = new Set(["unit", "teen", "tens"]);

function readDecimals(reader: NumberReader, lead: NumberRead): NumberRead | undefined {
  if (wordAt(reader, lead.next, "point") === undefined) return undefined;
  let text = "";
  let next = lead.next + 1;
  for (let digit = decimalAt(reader, next); digit !== ""; digit = decimalAt(reader, next)) {
    text += digit;
    next += 1;
  }
  return text === "" ? undefined : { value: Number(`${lead.value}.${text}`), next };
}

function decimalAt(reader: NumberReader, at: number): string {
  const key = reader.raw[at]?.key ?? "";
  if (/^\d+$/.test(key)) return key;
  if (key === "oh") return "0";
  const word = reader.words.get(key);
  return word !== undefined && decimalRoles.has(word.role) ? String(word.value) : "";
}

function readDigits(reader: NumberReader, at: number): NumberRead {
  const lead = readBlankGroups(reader, at) ?? {
    value: parseDigits(reader.raw[at]?.key ?? "", reader.decimalComma),
    next: at + 1,
  };
  const decimals = readDecimals(reader, lead);
  if (decimals !== undefined) return decimals;
  if (lead.next > at + 1) return lead;
  return wordAt(reader, at + 1, "hundred")?.value === 100 ? { value: lead.value * 100, next: at + 2 } : lead;
}

/** `10 000` and `1 250 000,50`: groups of three digits behind a blank. */
function readBlankGroups(reader: NumberReader, at: number): NumberRead | undefined {
  let text = reader.raw[at]?.key ?? "";
  let next = at + 1;
  if (!/^[1-9]\d{0,2}$/.test(text)) return undefined;
  while (isGlued(reader, next) && /^\d{3}(?:[.,]\d{1,2})?$/.test(reader.raw[next]?.key ?? "")) {
    text += reader.raw[next]?.key.replace(",", ".");
    next += 1;
    if (text.includes(".")) break;
  }
  return next === at + 1 ? undefined : { value: Number(text), next };
}

function wordAt(reader: NumberReader, at: number, role: NumberWord["role"]): NumberWord | undefined {
  const word = reader.words.get(reader.raw[at]?.key ?? "");
  return word?.role === role ? word : undefined;
}

function isAnd(reader: NumberReader, at: number): boolean {
  return wordAt(reader, at, "and") !== undefined && isGlued(reader, at);
}

function isGlued(reader: NumberReader, at: number): boolean {
  return reader.raw[at]?.glued === true;
}

/** Takes the last digits off that binary fractions leave. */
export function round(value: number): number {
  return Number(value.toPrecision(15));
}
