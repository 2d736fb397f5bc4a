import type { RawToken, Token } from "./tokens.ts";
import { type NumberWord, numberWordsOf } from "./word-data/number-words.ts";

const digits = /^\p{Nd}/u;
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
const ordinalEndings = new Set(["st", "nd", "rd", "th", "o", "a", "er", "re", "e", "eme"]);

interface Reader {
  readonly raw: readonly RawToken[];
  readonly words: ReadonlyMap<string, NumberWord>;
  readonly decimalComma: boolean;
}
interface Read {
  readonly value: number;
  readonly next: number;
  readonly ordinal?: boolean;
}

/** Tokens with every spoken or written number as one token with its value, currency signs as words behind it. */
export function readNumbers(raw: readonly RawToken[], language?: string): Token[] {
  const base = language?.slice(0, 2).toLowerCase();
  const reader = { raw, words: numberWordsOf(language), decimalComma: base !== undefined && base !== "en" };
  const out: Token[] = [];
  let at = 0;
  while (at < raw.length) at = readNext(reader, at, out);
  return out;
}

function readNext(reader: Reader, at: number, out: Token[]): number {
  const token = reader.raw[at];
  if (token === undefined) return at + 1;
  const currency = currencies.get(token.key);
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

function numberToken(read: Read, start: number, end: number): Token {
  const key = `#${read.value}`;
  return read.ordinal === true
    ? { key: `${key}.`, value: read.value, ordinal: true, start, end }
    : { key, value: read.value, start, end };
}

function pushPlain(reader: Reader, at: number, out: Token[]): number {
  const token = reader.raw[at];
  if (token === undefined) return at + 1;
  const next = reader.raw[at + 1];
  const { start, end } = token;
  if ((token.key === "per" || token.key === "por" || token.key === "pour") && isCent(next?.key)) {
    out.push({ key: "percent", start, end: next?.end ?? end });
    return at + 2;
  }
  const key =
    token.key === "%" || token.key === "prozent" ? "percent" : (currencies.get(token.key) ?? token.key);
  out.push(token.capital ? { key, start, end, capital: true } : { key, start, end });
  return at + 1;
}

function isCent(key: string | undefined): boolean {
  return key === "cent" || key === "ciento" || key === "cento";
}

function scaleSuffix(reader: Reader, read: Read, currency: boolean): Read {
  const next = reader.raw[read.next];
  if (next === undefined || !next.touching || !digits.test(reader.raw[read.next - 1]?.key ?? "")) return read;
  const factor = suffixes.get(next.key);
  if (factor !== undefined && (currency || next.key !== "m"))
    return { value: round(read.value * factor), next: read.next + 1 };
  if (ordinalEndings.has(next.key)) return { value: read.value, next: read.next + 1, ordinal: true };
  if (next.key === "s") return { value: read.value, next: read.next + 1 };
  return read;
}

function readNumber(reader: Reader, at: number): Read | undefined {
  const first = reader.raw[at];
  if (first === undefined) return undefined;
  const word = reader.words.get(first.key);
  if (word === undefined && !digits.test(first.key)) return undefined;
  if (word?.role === "ordinal") return { value: word.value, next: at + 1, ordinal: true };
  let total: Read | undefined;
  let limit = Number.POSITIVE_INFINITY;
  for (let next = at; ; ) {
    const group = readGroup(reader, next, total !== undefined) ?? bareScale(reader, next, total);
    if (group === undefined) break;
    const scale = group.ordinal === true ? undefined : wordAt(reader, group.next, "scale");
    if (scale === undefined) {
      if (group.value >= limit) break;
      return { ...group, value: round((total?.value ?? 0) + group.value) };
    }
    if (scale.value >= limit) break;
    limit = scale.value;
    total = { value: round((total?.value ?? 0) + group.value * scale.value), next: group.next + 1 };
    next = total.next;
  }
  return total;
}

/** `mil` and `tausend` count as one thousand with nothing before them; English asks for `a`. */
function bareScale(reader: Reader, at: number, total: Read | undefined): Read | undefined {
  const scale = reader.decimalComma && total === undefined ? wordAt(reader, at, "scale") : undefined;
  return scale?.value === 1000 ? { value: 1, next: at } : undefined;
}

/** A number under a thousand, a year spoken as two pairs, digits, or a decimal. `inside`: it continues a larger one. */
function readGroup(reader: Reader, from: number, inside: boolean): Read | undefined {
  const at = inside && wordAt(reader, from, "and") !== undefined ? from + 1 : from;
  if (inside && !isGlued(reader, at)) return undefined;
  const token = reader.raw[at];
  if (token !== undefined && digits.test(token.key)) return readDigits(reader, at);
  const group = readHundreds(reader, at);
  if (group === undefined || group.ordinal === true) return group;
  return readDecimals(reader, group) ?? (inside ? group : (readYear(reader, group) ?? group));
}

function readHundreds(reader: Reader, at: number): Read | undefined {
  const lead = readPair(reader, at) ?? readOne(reader, at);
  if (lead?.ordinal === true) return lead;
  const hundred = wordAt(reader, lead?.next ?? at, "hundred");
  if (hundred === undefined || (lead === undefined && hundred.value > 100 && at < 0)) return lead;
  const base = hundred.value > 100 ? hundred.value : (lead?.value ?? 1) * 100;
  const next = (lead?.next ?? at) + 1;
  const rest = isAnd(reader, next)
    ? readPair(reader, next + 1)
    : isGlued(reader, next) && readPair(reader, next);
  if (rest === undefined || rest === false) return { value: base, next };
  return { ...rest, value: base + rest.value };
}

/** `a` and its like count only before hundred, thousand, million. */
function readOne(reader: Reader, at: number): Read | undefined {
  const one = wordAt(reader, at, "one");
  if (one === undefined) return undefined;
  const next = reader.words.get(reader.raw[at + 1]?.key ?? "");
  return next?.role === "scale" || next?.role === "hundred" ? { value: 1, next: at + 1 } : undefined;
}

function readPair(reader: Reader, at: number): Read | undefined {
  const word = reader.words.get(reader.raw[at]?.key ?? "");
  if (word === undefined) return undefined;
  if (word.role === "unit" || word.role === "teen")
    return fourTwenties(reader, word, at) ?? { value: word.value, next: at + 1 };
  if (word.role === "ordinal") return { value: word.value, next: at + 1, ordinal: true };
  if (word.role !== "tens") return undefined;
  const next = isAnd(reader, at + 1) && reader.decimalComma ? at + 2 : at + 1;
  const unit = reader.words.get(reader.raw[next]?.key ?? "");
  if (
    unit === undefined ||
    !isGlued(reader, next) ||
    unit.value > (word.value % 20 === 0 && reader.decimalComma ? 19 : 9)
  )
    return { value: word.value, next: at + 1 };
  if (unit.role === "ordinal") return { value: word.value + unit.value, next: next + 1, ordinal: true };
  const counts = unit.role === "unit" || unit.role === "teen" || (unit.role === "one" && next === at + 2);
  return counts && unit.value > 0
    ? { value: word.value + unit.value, next: next + 1 }
    : { value: word.value, next: at + 1 };
}

/** French counts eighty as four twenties. */
function fourTwenties(reader: Reader, word: NumberWord, at: number): Read | undefined {
  const next = reader.raw[at + 1]?.key ?? "";
  if (word.value !== 4 || !next.startsWith("vingt")) return undefined;
  const rest = isGlued(reader, at + 2) ? readPair(reader, at + 2) : undefined;
  if (rest === undefined || rest.ordinal === true || rest.value > 19) return { value: 80, next: at + 2 };
  return { value: 80 + rest.value, next: rest.next };
}

/** `nineteen ninety nine`, `twenty twenty`, `nineteen oh five`: two pairs without a pause. */
function readYear(reader: Reader, lead: Read): Read | undefined {
  if (lead.value < 13 || lead.value > 99 || !isGlued(reader, lead.next)) return undefined;
  if (reader.raw[lead.next]?.key === "oh") {
    const unit = readPair(reader, lead.next + 1);
    return unit !== undefined && unit.value < 10
      ? { value: lead.value * 100 + unit.value, next: unit.next }
      : undefined;
  }
  const rest = readPair(reader, lead.next);
  if (rest === undefined || rest.ordinal === true || rest.value < 10) return undefined;
  return { value: lead.value * 100 + rest.value, next: rest.next };
}

function readDecimals(reader: Reader, lead: Read): Read | undefined {
  if (wordAt(reader, lead.next, "point") === undefined) return undefined;
  let text = "";
  let next = lead.next + 1;
  for (; ; next++) {
    const key = reader.raw[next]?.key ?? "";
    const word = reader.words.get(key);
    if (/^[0-9]+$/.test(key)) text += key;
    else if (key === "oh" || word?.role === "unit" || word?.role === "teen" || word?.role === "tens")
      text += String(word?.value ?? 0);
    else break;
  }
  return text === "" ? undefined : { value: Number(`${lead.value}.${text}`), next };
}

function readDigits(reader: Reader, at: number): Read {
  const key = toAscii(reader.raw[at]?.key ?? "");
  const lead = { value: parseDigits(key, reader.decimalComma), next: at + 1 };
  const decimals = readDecimals(reader, lead);
  if (decimals !== undefined) return decimals;
  const hundred = wordAt(reader, at + 1, "hundred");
  return hundred === undefined || hundred.value > 100 ? lead : { value: lead.value * 100, next: at + 2 };
}

function parseDigits(key: string, decimalComma: boolean): number {
  const lastComma = key.lastIndexOf(",");
  const lastPoint = key.lastIndexOf(".");
  if (lastComma >= 0 && lastPoint >= 0) return Number(plain(key, lastComma > lastPoint ? "," : "."));
  if (/^\d{1,3}([.,]\d{3})+$/.test(key)) {
    const groups = decimalComma ? "." : ",";
    return Number(
      key.includes(groups) || key.split(/[.,]/).length > 2 ? key.replace(/[.,]/g, "") : key.replace(",", "."),
    );
  }
  return Number(key.replace(/[.,:](?=.*[.,:])/g, "").replace(/[,:]/, "."));
}

function plain(key: string, decimal: string): string {
  return key.replaceAll(decimal === "," ? "." : ",", "").replace(",", ".");
}

/** Decimal digits of any script as 0 to 9: each script's ten digits stand in a row that begins at a zero. */
function toAscii(key: string): string {
  return key.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 48;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}

function wordAt(reader: Reader, at: number, role: NumberWord["role"]): NumberWord | undefined {
  const word = reader.words.get(reader.raw[at]?.key ?? "");
  return word?.role === role ? word : undefined;
}

function isAnd(reader: Reader, at: number): boolean {
  return wordAt(reader, at, "and") !== undefined && isGlued(reader, at);
}

function isGlued(reader: Reader, at: number): boolean {
  return reader.raw[at]?.glued === true;
}

function round(value: number): number {
  return Number(value.toPrecision(15));
}
