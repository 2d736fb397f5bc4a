import type { RawToken } from "./token.ts";
import { numberWordsOf } from "./word-data/number-words.ts";

const words = numberWordsOf("de");
const parts = /tausend|hundert/g;

/** German numbers in one word, `zweitausendfünfhundert`, as the words they are made of; all share the place. */
export function splitCompounds(pieces: readonly RawToken[]): RawToken[] {
  return pieces.flatMap((piece) => {
    const split =
      piece.key.includes("hundert") || piece.key.includes("tausend") ? splitNumber(piece.key) : undefined;
    if (split === undefined) return [piece];
    return split.map((key, at) => (at === 0 ? { ...piece, key } : { ...piece, key, glued: true }));
  });
}

/** The number words of a compound; undefined when something is left that is none. */
function splitNumber(key: string): string[] | undefined {
  const found = key
    .replace(parts, (part) => ` ${part} `)
    .split(" ")
    .filter((part) => part !== "");
  const known = found.flatMap((part) => toKnown(part) ?? []);
  return found.length > 1 && known.length === found.length ? known : undefined;
}

function toKnown(part: string): string | undefined {
  if (part === "ein") return "eins";
  const plain = part.startsWith("und") ? part.slice(3) : part;
  return words.has(plain) ? plain : undefined;
}
