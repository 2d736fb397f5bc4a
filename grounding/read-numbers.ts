import { foldLetters } from "./fold-letters.ts";
import { isDigits, type NumberRead, type NumberReader, readNumber, round } from "./number-grammar.ts";
import { readIdeographs } from "./read-ideographs.ts";
import { splitCompounds } from "./split-compounds.ts";
import { joinSpokenForms } from "./spoken-forms.ts";
import type { RawToken, Token } from "./token.ts";
import { numberWordsOf } from "./word-data/number-words.ts";
import { readDate, readFractionSign } from "./written-forms.ts";

interface Reader extends NumberReader {
  readonly raw: readonly RawToken[];
  readonly language: string;
  /** Words met before that neither are numbers nor stand beside one in a form of their own. */
  readonly plain: Set<string>;
}

const currencies: ReadonlyMap<string, string> = new Map([
  ["$", "dollars"],
  ["€", "euros"],
  ["£", "pounds"],
  ["¥", "yen"],
  ["₹", "rupees"],
]);
const suffixes: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mm", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["tn", 1e12],
]);
/** Languages that write 1.5 for one and a half. */
const decimalPoint = new Set("en zh yu ja ko th he ar hi bn ur ms".split(" "));
/** Words for a hundredth part, behind the figure. */
const percentWords: ReadonlySet<string> = new Set(
  "% ٪ prozent procent procenta процент процента проценты процентов відсоток відсотка відсотки відсотків 퍼센트 प्रतिशत بالمئة بالمائة אחוז אחוזים"
    .split(" ")
    .map(foldLetters),
);
const besideNumbers = new Set([
  ...currencies.keys(),
  ...percentWords,
  ..."per por pour τοις us r ½ ⅓ ⅔ ¼ ¾ ⅕ ⅛".split(" "),
]);
const germanTens = new Set(["er", "ern"]);
const ordinalEndings = new Set(["st", "nd", "rd", "th", "o", "a", "º", "ª", "er", "re", "e", "eme"]);

/** Tokens with every spoken or written number as one token with its value, currency signs as words behind it. */
export function readNumbers(pieces: readonly RawToken[], language?: string): readonly Token[] {
  const base = language?.slice(0, 2).toLowerCase();
  const raw = readIdeographs(splitCompounds(pieces, base), base);
  const reader: Reader = {
    raw,
    words: numberWordsOf(language),
    decimalComma: base !== undefined && !decimalPoint.has(base),
    language: base ?? "en",
    plain: new Set(),
  };
  const out: Token[] = [];
  let at = 0;
  for (let token = raw[0]; token !== undefined; token = raw[at]) {
    if (isPlain(reader, token.key)) {
      out.push(toPlain(token, token.key));
      at += 1;
    } else at = readNext(reader, at, out);
  }
  return joinSpokenForms(out, language);
}

function readNext(reader: Reader, at: number, out: Token[]): number {
  const token = reader.raw[at];
  if (token === undefined) return at + 1;
  if (at + 1 < reader.raw.length && isCountrySign(reader, at)) return readNext(reader, at + 1, out);
  const written = readDate(token, reader.language) ?? readFractionSign(token, out.at(-1));
  if (written === undefined) return pushNumber(reader, at, out);
  if (written.replaces) out.pop();
  out.push(...written.tokens);
  return at + 1;
}

/** The number that begins here, or behind a currency sign that stands here; else the piece as it is. */
function pushNumber(reader: Reader, at: number, out: Token[]): number {
  const token = reader.raw[at];
  if (token === undefined) return at + 1;
  const currency = currencyAt(reader, at);
  const numberAt = currency === undefined ? at : at + 1;
  const read = readNumber(reader, numberAt);
  if (read === undefined) return pushPlain(reader, at, out);
  const last = reader.raw[read.next - 1] ?? token;
  const first = reader.raw[numberAt] ?? token;
  const scaled = scaleSuffix(reader, read, currency !== undefined);
  const end = scaled === read ? last.end : (reader.raw[scaled.next - 1]?.end ?? last.end);
  out.push(numberToken(scaled, first.start, end));
  if (currency !== undefined) out.push({ key: currency, start: token.start, end: token.end });
  return scaled.next;
}

function isPlain({ plain, words }: Reader, key: string): boolean {
  if (plain.has(key)) return true;
  if (besideNumbers.has(key) || words.has(key) || isDigits(key)) return false;
  plain.add(key);
  return true;
}

function toPlain({ start, end, capital }: RawToken, key: string): Token {
  return capital ? { key, start, end, capital: true } : { key, start, end };
}

function currencyAt(reader: Reader, at: number): string | undefined {
  const token = reader.raw[at];
  if (token === undefined) return undefined;
  const isReal = token.key === "$" && token.touching && reader.raw[at - 1]?.key === "r";
  return isReal ? "reais" : currencies.get(token.key);
}

/** The letters of `US$` and `R$`. */
function isCountrySign(reader: Reader, at: number): boolean {
  const next = reader.raw[at + 1];
  const key = reader.raw[at]?.key;
  return (key === "us" || key === "r") && next?.key === "$" && next.touching;
}

function numberToken(read: NumberRead, start: number, end: number): Token {
  const key = read.decade === true ? `#${read.value}s` : `#${read.value}`;
  return read.ordinal === true
    ? { key: `${key}.`, value: read.value, ordinal: true, start, end }
    : { key, value: read.value, start, end };
}

function pushPlain(reader: Reader, at: number, out: Token[]): number {
  const token = reader.raw[at];
  if (token === undefined) return at + 1;
  const next = reader.raw[at + 1];
  const { start, end } = token;
  const isShare = percentOpeners.has(token.key) && isCent(next?.key) && isCounted(reader, at, out);
  if (isShare) {
    out.push({ key: "percent", start, end: next?.end ?? end });
    return at + 2;
  }
  const key = percentWords.has(token.key) ? "percent" : (currencies.get(token.key) ?? token.key);
  out.push(toPlain(token, key));
  return at + 1;
}

const percentOpeners = new Set(["per", "por", "pour", "τοις"]);

function isCent(key: string | undefined): boolean {
  return key === "cent" || key === "ciento" || key === "cento" || key === "cien" || key === "εκατο";
}

/** A hundred follows other words than a figure as a number: `por cien euros`. */
function isCounted(reader: Reader, at: number, out: readonly Token[]): boolean {
  return (
    reader.language === "en" ||
    out.at(-1)?.value !== undefined ||
    reader.words.get(reader.raw[at - 1]?.key ?? "")?.role === "one"
  );
}

function scaleSuffix(reader: Reader, read: NumberRead, currency: boolean): NumberRead {
  const next = reader.raw[read.next];
  if (next === undefined || !next.touching || !isDigits(reader.raw[read.next - 1]?.key)) return read;
  const factor = suffixes.get(next.key);
  // A small m is a metre.
  if (factor !== undefined && (currency || next.key !== "m" || next.capital))
    return { value: round(read.value * factor), next: read.next + 1 };
  const isTens = read.value >= 20 && read.value % 10 === 0;
  if (next.key === "s" || (isTens && germanTens.has(next.key)))
    return { value: read.value, next: read.next + 1, ...(isTens ? { decade: true } : {}) };
  if (ordinalEndings.has(next.key)) return { value: read.value, next: read.next + 1, ordinal: true };
  return read;
}
