import type { RawToken } from "./token.ts";
import { expandContraction } from "./word-data/contractions.ts";

const hasParted = /\s(?:['’](?:s|m|re|ve|ll|d)|n['’]t)(?!\p{L})/iu;
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
    const stem = next?.key === "not" && isParted(text, next.start, "n") ? stems.get(piece.key) : undefined;
    if (stem !== undefined) return { ...piece, key: stem };
    if (!isParted(text, piece.start - 1, "'")) return piece;
    const [, full] = expandContraction(`${pieces[at - 1]?.key ?? ""}'${piece.key}`) ?? [];
    return full === undefined ? piece : { ...piece, key: full };
  });
}

/** The sign stands at a position, behind a blank. */
function isParted(text: string, at: number, sign: string): boolean {
  return text.charAt(at).replace("’", "'").toLowerCase() === sign && /\s/.test(text.charAt(at - 1));
}
