import { cleanText, originalRange } from "./clean-text.ts";
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

const piece = /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[$€£¥₹%&]/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const marks = /\p{M}+/gu;
const plainAscii = /^[a-z']*$/;

/** Comparable units of a text in order. `language` (BCP 47) chooses the number words; English when absent. */
export function tokenize(text: string, language?: string): TokenizedText {
  const clean = cleanText(text);
  const isEnglish = language === undefined || language.toLowerCase().startsWith("en");
  const raw = splitPieces(clean.text, isEnglish);
  const tokens = readNumbers(unmarkShouting(raw), language);
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
  return lower
    .normalize("NFD")
    .replace(marks, "")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ı", "i");
}

/** What is known of a word by itself, however often a text has it. */
interface KnownWord {
  readonly keys: readonly string[];
  readonly capital: boolean;
  readonly unspaced: boolean;
}

/** What stands between two words. */
interface Gap {
  readonly opens: boolean;
  readonly glued: boolean;
}

function splitPieces(text: string, isEnglish: boolean): RawToken[] {
  const out: RawToken[] = [];
  const words = new Map<string, KnownWord>();
  const gaps = new Map<string, Gap>();
  let before = 0;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const between = text.slice(before, start);
    before = start + match[0].length;
    const word = remembered(words, match[0], (raw) => readWord(raw, isEnglish));
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

function readWord(raw: string, isEnglish: boolean): KnownWord {
  const key = foldWord(raw);
  const first = raw.charAt(0);
  const full = isEnglish ? expandContraction(key) : undefined;
  return {
    keys: full ?? [key === "&" ? "and" : key.replaceAll("'", "")],
    capital: first !== first.toLowerCase() && key !== "i" && !key.startsWith("i'"),
    unspaced: unspaced.test(raw),
  };
}

function readGap(between: string): Gap {
  return { opens: /[.!?…:"“”\n]/.test(between), glued: /^[ \u00A0\u2009\u202F\n-]?$/.test(between) };
}

function pushLetters(run: string, offset: number, out: RawToken[]): void {
  let start = offset;
  for (const letter of run) {
    const end = start + letter.length;
    out.push({ key: letter.toLowerCase(), start, end, capital: false, glued: false, touching: false });
    start = end;
  }
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly between: string;
  readonly gap: Gap;
}

function pushWord(word: KnownWord, { start, end, between, gap }: Placed, out: RawToken[]): void {
  const capital = word.capital && !gap.opens && out.length > 0;
  const touching =
    between === "" ||
    ((between === "'" || between === "’") && word.keys.length === 1 && word.keys[0] === "s");
  for (const key of word.keys) out.push({ key, start, end, capital, glued: gap.glued, touching });
}
