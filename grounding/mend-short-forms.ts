import type { RawToken } from "./token.ts";
import { expandContraction } from "./word-data/contractions.ts";

const hasParted = /\s(?:['’](?:s|m|re|ve|ll|d)|n['’]t)(?!\p{L})/iu;
const signs = new Set("'’".split("").map((sign) => sign.charCodeAt(0)));
/** What is left of a word when its denial stands apart: `ca n't`, `wo n't`. */
const stems: ReadonlyMap<string, string> = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
]);

/** Short forms of English that a corpus parts, `do n't`, `it 's`, `ca n't`, as if they were written together. */
export function mendShortForms(pieces: readonly RawToken[], text: string): readonly RawToken[] {
  if (!hasParted.test(text)) return pieces;
  return pieces.map((piece, at) => {
    const next = pieces[at + 1];
    const stem =
      next?.key === "not" && /^\s[nN]/.test(text.slice(next.start - 1, next.start + 1))
        ? stems.get(piece.key)
        : undefined;
    if (stem !== undefined) return { ...piece, key: stem };
    if (!signs.has(text.charCodeAt(piece.start - 1)) || !/\s/.test(text.charAt(piece.start - 2)))
      return piece;
    const [, full] = expandContraction(`${pieces[at - 1]?.key ?? ""}'${piece.key}`) ?? [];
    return full === undefined ? piece : { ...piece, key: full };
  });
}
