import { cleanText, originalRange } from "./clean-text.ts";
import { foldLetters } from "./fold-letters.ts";
import { joinInitials } from "./join-initials.ts";
import { mendShortForms } from "./mend-short-forms.ts";
import { readNumbers } from "./read-numbers.ts";
import type { Flag } from "./schema.ts";
import type { RawToken, Token } from "./token.ts";
import { expandContraction } from "./word-data/contractions.ts";

export type { Token } from "./token.ts";

/** The tokens of a text, and what was seen through on the way to them. */
export interface TokenizedText {
  readonly tokens: readonly Token[];
  readonly flags: readonly Flag[];
}

const date =
  "\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}(?![\\p{Nd}-])|\\p{Nd}{1,2}([./])\\p{Nd}{1,2}\\1\\p{Nd}{4}(?!\\p{Nd})";
const number = "\\p{Nd}+(?:[.,٫٬]\\p{Nd}+|['’]\\p{Nd}{3}(?!\\p{Nd}))*";
const word = "[\\p{L}\\p{M}〇]+(?:['’][\\p{L}\\p{M}]+)*";
const piece = new RegExp(`${date}|${number}|[½⅓⅔¼¾⅕⅛]|${word}|°[CF]?(?!\\p{L})|[$€£¥₹%٪&]`, "gu");
/** A sign before a figure is its own word in every language. */
const minusSign = /[\s(][-−]$/u;
const minusWords: Readonly<Record<string, string>> = { es: "menos", pt: "menos", fr: "moins" };
const rangeWords: Readonly<Record<string, string>> = { en: "to", es: "a", pt: "a", fr: "a", de: "bis" };
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const plainAscii = /^[a-z']*$/;
const plainWord = /^[a-z]+$/;

/** Comparable units of a text in order. `language` (BCP 47) chooses the number words; English when absent. */
export function tokenize(text: string, language?: string): TokenizedText {
  const clean = cleanText(text);
  const isEnglish = language === undefined || language.toLowerCase().startsWith("en");
  const raw = splitPieces(clean.text, isEnglish ? "en" : language.slice(0, 2).toLowerCase());
  const whole = isEnglish ? mendShortForms(raw, clean.text) : raw;
  const joined = joinInitials(whole, { text: clean.text, isEnglish });
  const tokens = readNumbers(unmarkShouting(joined), language);
  if (clean.starts === undefined) return { tokens, flags: clean.flags };
  const placed = tokens.map((token) => ({ ...token, ...originalRange(clean, token.start, token.end) }));
  return { tokens: placed, flags: clean.flags };
}

const fewestShouted = 8;

/** Where most words have a capital, as in titles and in captions without small letters, none of them is a name by it. */
function unmarkShouting(raw: readonly RawToken[]): readonly RawToken[] {
  const capitals = raw.reduce((count, { capital }) => count + Number(capital), 0);
  return raw.length < fewestShouted || capitals * 2 <= raw.length
    ? raw
    : raw.map((token) => ({ ...token, capital: false }));
}

/** Lower case without diacritics or apostrophe variants: `Ångström’s` is `angstrom's`. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().replaceAll("’", "'");
  if (plainAscii.test(lower)) return lower;
  return foldLetters(lower);
}

/** What is known of a word by itself, however often a text has it. */
interface KnownWord {
  readonly keys: readonly string[];
  readonly capital: boolean;
  readonly unspaced: boolean;
  readonly isFigure: boolean;
  /** Characters of the article that French elides, `l'hôtel`: two words, each with its place; else 0. */
  readonly elided: number;
  readonly article: string;
}

/** What stands between two words. */
interface Gap {
  readonly opens: boolean;
  readonly glued: boolean;
}

function splitPieces(text: string, language: string): RawToken[] {
  const out: RawToken[] = [];
  const words = new Map<string, KnownWord>();
  const gaps = new Map<string, Gap>();
  let before = 0;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const between = text.slice(before, start);
    before = start + match[0].length;
    const word = remembered(words, match[0], (raw) => readWord(raw, language));
    const sign = word.isFigure ? signWord(between, [out.at(-1)?.key ?? "", match[0]], language) : undefined;
    if (sign !== undefined) out.push({ ...plainPiece, key: sign, start: start - 1, end: start });
    if (word.unspaced) pushLetters(match[0], start, out);
    else pushWord(word, { start, end: before, between, gap: remembered(gaps, between, readGap) }, out);
  }
  return out;
}

function remembered<Value>(known: Map<string, Value>, key: string, read: (key: string) => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = read(key);
    known.set(key, value);
  }
  return value;
}

function readWord(raw: string, language: string): KnownWord {
  return plainWord.test(raw) ? readPlainWord(raw, language) : readAnyWord(raw, language);
}

/** Small Latin letters: most words of most texts. */
function readPlainWord(raw: string, language: string): KnownWord {
  const keys = (language === "en" ? expandContraction(raw) : undefined) ?? [raw];
  return { keys, capital: false, unspaced: false, isFigure: false, elided: 0, article: "" };
}

function readAnyWord(raw: string, language: string): KnownWord {
  const article = language === "fr" ? elided.exec(raw)?.[0] : undefined;
  const key = foldWord(raw.slice(article?.length ?? 0));
  const first = raw.charAt(article?.length ?? 0);
  const full = language === "en" ? expandContraction(key) : undefined;
  return {
    keys: full ?? [key === "&" ? "and" : key.replaceAll("'", "")],
    capital: first !== first.toLowerCase() && key !== "i" && !key.startsWith("i'"),
    unspaced: unspaced.test(raw) && !startsAsFigure.test(raw),
    isFigure: figure.test(raw),
    elided: article?.length ?? 0,
    article: article?.slice(0, -1) ?? "",
  };
}

const elided = /^(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/iu;
const figure = /^[\p{Nd}$€£¥₹]/u;
const startsAsFigure = /^\p{Nd}/u;
const wholeFigure = /^\p{Nd}+$/u;
const plainPiece = { capital: false, glued: false, touching: false };

/** The word for a sign before a figure: `minus` of `-5`, `to` of `10-12`. */
function signWord(
  between: string,
  [before, word]: readonly [before: string, word: string],
  language: string,
): string | undefined {
  if (minusSign.test(between) || (before === "" && /^[-−]$/.test(between)))
    return minusWords[language] ?? "minus";
  const isPair = /^[-–]$/.test(between) && wholeFigure.test(before) && wholeFigure.test(word);
  return isPair && isRange(Number(before), Number(word)) ? rangeWords[language] : undefined;
}

/** From less to not much more; else the figures are a telephone number, a score or a season. */
function isRange(from: number, to: number): boolean {
  return from < to && to <= from * 4;
}

function readGap(between: string): Gap {
  return { opens: /[.!?…:"“”\n]/.test(between), glued: /^[ \u00A0\u2009\u202F\n-]?$/.test(between) };
}

function pushLetters(run: string, offset: number, out: RawToken[]): void {
  let start = offset;
  for (const letter of run) {
    const end = start + letter.length;
    out.push({ ...plainPiece, key: letter.toLowerCase(), start, end });
    start = end;
  }
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly between: string;
  readonly gap: Gap;
}

/** Endings of a figure and the signs that may part them from it. */
const endings: ReadonlyMap<string, readonly string[]> = new Map([
  ["s", ["'", "’"]],
  ["º", ["."]],
  ["ª", ["."]],
]);

function pushWord(word: KnownWord, { start, end, between, gap }: Placed, out: RawToken[]): void {
  const opens = gap.opens || out.length === 0;
  const touching =
    between === "" || (word.keys.length === 1 && endings.get(word.keys[0] ?? "")?.includes(between) === true);
  if (word.elided > 0)
    out.push({ ...plainPiece, key: foldWord(word.article), start, end: start + word.article.length });
  const from = start + word.elided;
  const capital = word.capital && (!opens || word.elided > 0);
  const glued = gap.glued || word.elided > 0;
  for (const key of word.keys) out.push({ key, start: from, end, capital, glued, touching });
}
