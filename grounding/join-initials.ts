import type { RawToken } from "./token.ts";

/** Letters that are words by themselves: they end a row of initials, and an acronym of two is found by writing them together. */
const letterWords = new Set(["a", "i"]);
/** No row of initials is longer. */
const mostInitials = 6;

/**
 * Letters that are spelt out as one word, however they are parted: `U.S.`, `u s`, `R. W. E.`. `text` is what the
 * pieces were cut from; letters with only a blank between them are joined where `isEnglish`.
 */
export function joinInitials(
  pieces: readonly RawToken[],
  { text, isEnglish }: { readonly text: string; readonly isEnglish: boolean },
): readonly RawToken[] {
  const rows: { readonly at: number; readonly size: number }[] = [];
  for (let at = 0; at + 1 < pieces.length; at++) {
    if (!isInitial(pieces[at]) || !isInitial(pieces[at + 1])) continue;
    const size = sizeOfRow(pieces, at, { text, isEnglish });
    if (size > 1) rows.push({ at, size });
    at += size - 1;
  }
  if (rows.length === 0) return pieces;
  const out = pieces.slice(0, rows[0]?.at);
  rows.forEach(({ at, size }, number) => {
    out.push(joinRow(pieces.slice(at, at + size)));
    for (const piece of pieces.slice(at + size, rows[number + 1]?.at)) out.push(piece);
  });
  return out;
}

const letter = /^\p{L}$/u;

function isInitial(piece: RawToken | undefined): boolean {
  if (piece === undefined || piece.end - piece.start !== 1) return false;
  return piece.key.length === 1 && letter.test(piece.key);
}

interface Row {
  readonly text: string;
  readonly isEnglish: boolean;
}

function sizeOfRow(pieces: readonly RawToken[], from: number, { text, isEnglish }: Row): number {
  const partedBy = (sign: string): number => {
    const isParted = (at: number): boolean =>
      text.slice(pieces[at - 1]?.end, pieces[at]?.start) === sign && isInitial(pieces[at]);
    let size = 1;
    while (size < mostInitials && isParted(from + size)) size++;
    return isStammer(pieces.slice(from, from + size)) ? 1 : size;
  };
  const dotted = partedBy(".");
  if (dotted > 1 || !isEnglish) return dotted;
  const spaced = partedBy(". ");
  return spaced >= fewestSpaced ? spaced : withoutWords(pieces, from, Math.max(spaced, partedBy(" ")));
}

/** `Plan A. I think` is no row; three letters with stops are one. */
const fewestSpaced = 3;

/** A row that neither begins nor ends with a letter that is a word. */
function withoutWords(pieces: readonly RawToken[], from: number, size: number): number {
  const isWord = (at: number): boolean => letterWords.has(pieces[at]?.key ?? "");
  if (isWord(from)) return 1;
  let kept = size;
  while (kept > 1 && isWord(from + kept - 1)) kept--;
  return isStammer(pieces.slice(from, from + kept)) ? 1 : kept;
}

/** A stammer says one letter again and again. */
function isStammer(row: readonly RawToken[]): boolean {
  return row.every(({ key }) => key === row[0]?.key);
}

function joinRow(row: readonly RawToken[]): RawToken {
  const [first, last] = [row[0], row.at(-1)];
  const key = row.map((piece) => piece.key).join("");
  return {
    key: key === "ok" ? "okay" : key,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    capital: row.some(({ capital }) => capital),
    glued: first?.glued ?? false,
    touching: first?.touching ?? false,
  };
}
