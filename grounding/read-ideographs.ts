import type { RawToken } from "./token.ts";

const digits: ReadonlyMap<string, number> = new Map(
  [..."零〇一二三四五六七八九"]
    .map((letter, at) => [letter, Math.max(0, at - 1)] as const)
    .concat([
      ["两", 2],
      ["兩", 2],
    ]),
);
const small: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const large: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
  ["億", 1e8],
  ["兆", 1e12],
]);
const points = new Set(["点", "點"]);
const figure = /^\p{Nd}+(?:[.,]\p{Nd}+)*$/u;

/**
 * Chinese and Japanese numerals in a row, alone or behind figures (`三百五十`, `二〇一九`, `3万5千`, `三点五`), as one
 * piece in digits; `百分之十五` and `十五パーセント` as a figure and a percent sign; Korean `삼백오십` as one piece.
 */
export function readIdeographs(
  pieces: readonly RawToken[],
  language: string | undefined,
): readonly RawToken[] {
  if (language === "ko") return joinScales(pieces.map(readHangul));
  return language === "zh" || language === "yu" || language === "ja" ? readHan(pieces) : pieces;
}

const hangul: ReadonlyMap<string, string> = new Map(
  [..."영공일이삼사오육륙칠팔구십백천만억조"].map((letter, at) => [
    letter,
    [..."零零一二三四五六六七八九十百千万億兆"][at] ?? "",
  ]),
);

/** Korean numerals by the Chinese ones; undefined for a word with other letters. */
function toHan(word: string): string[] | undefined {
  const letters = [...word.normalize("NFC")];
  return letters.every((letter) => hangul.has(letter))
    ? letters.map((letter) => hangul.get(letter) ?? "")
    : undefined;
}

/** A word of numerals only, one of them a ten or more: single ones are other words as well. */
function readHangul(piece: RawToken): RawToken {
  const keys = piece.key.length < 2 ? undefined : toHan(piece.key);
  if (keys === undefined || keys.length < 2) return piece;
  const value = keys.some((key) => small.has(key) || large.has(key)) ? sumOf(keys) : undefined;
  return value === undefined ? piece : { ...piece, key: value };
}

/** `95만`: a figure and what it counts. */
function joinScales(pieces: readonly RawToken[]): RawToken[] {
  const out: RawToken[] = [];
  for (const piece of pieces) {
    const before = out.at(-1);
    const keys = before?.end === piece.start && figure.test(before.key) ? toHan(piece.key) : undefined;
    const value = before === undefined || keys === undefined ? undefined : sumOf([before.key, ...keys]);
    if (before === undefined || value === undefined) out.push(piece);
    else out[out.length - 1] = { ...before, key: value, end: piece.end };
  }
  return out;
}

function readHan(pieces: readonly RawToken[]): RawToken[] {
  const out: RawToken[] = [];
  let at = 0;
  for (let piece = pieces[0]; piece !== undefined; piece = pieces[at]) {
    const read = readAt(pieces, at);
    if (read === undefined) out.push(piece);
    else for (const figure of read.figures) out.push(figure);
    at = read?.next ?? at + 1;
  }
  return out;
}

/** The figure that begins here, with its percent sign. */
function readAt(
  pieces: readonly RawToken[],
  at: number,
): { readonly figures: readonly RawToken[]; readonly next: number } | undefined {
  const opening = isWord(pieces, at, shareOpening) ? shareOpening.length : 0;
  const run = runAt(pieces, at + opening);
  const key = figureOf(run);
  const [start, last] = [pieces[at]?.start, run.at(-1)];
  if (key === undefined || start === undefined || last === undefined) return undefined;
  const next = at + opening + run.length;
  const closes = opening === 0 && isWord(pieces, next, shareClosing) ? shareClosing.length : 0;
  const number = { ...plain, key, start, end: last.end };
  if (opening + closes === 0) return { figures: [number], next };
  const end = pieces[next + closes - 1]?.end ?? last.end;
  return { figures: [number, { ...plain, key: "%", start, end }], next: next + closes };
}

const plain = { capital: false, glued: false, touching: false };
const shareOpening = "百分之";
const shareClosing = "パーセント";

function isWord(pieces: readonly RawToken[], at: number, word: string): boolean {
  return [...word].every((letter, offset) => pieces[at + offset]?.key === letter);
}

/** The numerals that stand here without a gap. */
function runAt(pieces: readonly RawToken[], from: number): RawToken[] {
  const run: RawToken[] = [];
  for (let piece = pieces[from]; piece !== undefined; piece = pieces[from + run.length]) {
    const before = run.at(-1);
    if (before !== undefined && before.end !== piece.start) break;
    const isPoint = points.has(piece.key) && before !== undefined && digits.has(before.key);
    const follows = pieces[from + run.length + 1]?.key ?? "";
    if (!(isNumeral(piece.key, run.length) || (isPoint && digits.has(follows)))) break;
    run.push(piece);
  }
  return run;
}

function isNumeral(key: string, at: number): boolean {
  if (digits.has(key) || small.has(key)) return true;
  return large.has(key) ? at > 0 : figure.test(key);
}

/** In digits; undefined where figures stand alone, which are read elsewhere, or the run is no number. */
function figureOf(run: readonly RawToken[]): string | undefined {
  const keys = run.map(({ key }) => key);
  if (keys.every((key) => figure.test(key))) return undefined;
  const pointAt = keys.findIndex((key) => points.has(key));
  if (pointAt >= 0) return withDecimals(keys, pointAt);
  if (keys.every((key) => digits.has(key)))
    return String(Number(keys.map((key) => digits.get(key)).join("")));
  return sumOf(keys);
}

function withDecimals(keys: readonly string[], pointAt: number): string | undefined {
  const whole = keys.slice(0, pointAt);
  const lead = whole.every((key) => digits.has(key))
    ? whole.map((key) => digits.get(key)).join("")
    : sumOf(whole);
  const rest = keys.slice(pointAt + 1);
  const scale = large.get(rest.at(-1) ?? "") ?? 1;
  const decimals = (scale > 1 ? rest.slice(0, -1) : rest).map((key) => digits.get(key));
  if (lead === undefined || decimals.includes(undefined)) return undefined;
  return String(Number((Number(`${lead}.${decimals.join("")}`) * scale).toPrecision(15)));
}

interface Sum {
  readonly total: number;
  /** What counts the next ten thousand. */
  readonly group: number;
  /** What counts the next ten, hundred or thousand; absent where none stands, which counts as one. */
  readonly digit?: number;
}

/** `三千五百万二十`: digits times tens, hundreds, thousands, in groups of ten thousand. */
function sumOf(keys: readonly string[]): string | undefined {
  let sum: Sum | undefined = { total: 0, group: 0 };
  for (const key of keys) sum = sum === undefined ? undefined : addNumeral(sum, key);
  return sum === undefined
    ? undefined
    : String(Number((sum.total + sum.group + (sum.digit ?? 0)).toPrecision(15)));
}

function addNumeral({ total, group, digit }: Sum, key: string): Sum | undefined {
  const [ten, big] = [small.get(key), large.get(key)];
  if (ten !== undefined) return { total, group: group + (digit ?? 1) * ten };
  if (big !== undefined) return { total: total + (group + (digit ?? 0) || 1) * big, group: 0 };
  const next = digits.get(key) ?? Number(key.replaceAll(",", ""));
  return Number.isNaN(next) || (digit ?? 0) > 0 ? undefined : { total, group, digit: next };
}
