import { type CleanText, cleanText, originalRange } from "./clean-text.ts";
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
  const tokens = readNumbers(unmarkShouting(raw), language).map((token) => toOriginal(token, clean));
  return { tokens, flags: clean.flags };
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

function toOriginal(token: Token, clean: CleanText): Token {
  if (clean.starts === undefined) return token;
  return { ...token, ...originalRange(clean, token.start, token.end) };
}

function splitPieces(text: string, isEnglish: boolean): RawToken[] {
  const out: RawToken[] = [];
  let before = 0;
  for (const match of text.matchAll(piece)) {
    const word = match[0];
    const gap = text.slice(before, match.index);
    const start = match.index;
    before = start + word.length;
    if (unspaced.test(word)) pushLetters(word, start, out);
    else pushWord({ word, start, gap, opens: opensSentence(gap, out.length), isEnglish }, out);
  }
  return out;
}

function opensSentence(gap: string, count: number): boolean {
  return count === 0 || /[.!?…:"“”\n]/.test(gap);
}

function pushLetters(run: string, offset: number, out: RawToken[]): void {
  let start = offset;
  for (const letter of run) {
    const end = start + letter.length;
    out.push({ key: letter.toLowerCase(), start, end, capital: false, glued: false, touching: false });
    start = end;
  }
}

interface Piece {
  readonly word: string;
  readonly start: number;
  readonly gap: string;
  readonly opens: boolean;
  readonly isEnglish: boolean;
}

function pushWord({ word, start, gap, opens, isEnglish }: Piece, out: RawToken[]): void {
  const end = start + word.length;
  const key = foldWord(word);
  const first = word.charAt(0);
  const shared = {
    start,
    end,
    capital: !opens && first !== first.toLowerCase() && key !== "i" && !key.startsWith("i'"),
    glued: /^[ \u00A0\u2009\u202F\n-]?$/.test(gap),
    touching: gap === "" || (key === "s" && (gap === "'" || gap === "’")),
  };
  const full = isEnglish ? expandContraction(key) : undefined;
  if (full === undefined) out.push({ key: key === "&" ? "and" : key.replaceAll("'", ""), ...shared });
  else for (const part of full) out.push({ key: part, ...shared });
}
