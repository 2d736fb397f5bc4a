import type { RawToken } from "./token.ts";
import { expandContraction } from "./word-data/contractions.ts";

const hasParted = /\s(?:['’](?:s|m|re|ve|ll|d)|n['’]t)(?!\p{L})/iu;
const straight = 0x27;
const curly = 0x2019;
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
    const key = stemOf(piece, pieces[at + 1], text) ?? endingOf(piece, pieces[at - 1], text);
    return key === undefined ? piece : { ...piece, key };
  });
}

function stemOf(piece: RawToken, next: RawToken | undefined, text: string): string | undefined {
  if (next?.key !== "not") return undefined;
  return /^\s[nN]/.test(text.slice(next.start - 1, next.start + 1)) ? stems.get(piece.key) : undefined;
}

function endingOf({ key, start }: RawToken, before: RawToken | undefined, text: string): string | undefined {
  const sign = text.charCodeAt(start - 1);
  if ((sign !== straight && sign !== curly) || !/\s/.test(text.charAt(start - 2))) return undefined;
  return expandContraction(`${before?.key ?? ""}'${key}`)?.[1];
}
