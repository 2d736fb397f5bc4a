import type { RawToken } from "./token.ts";
import { numberWordsOf } from "./word-data/number-words.ts";

/** Where a language cuts its numbers in one word, and what may open what follows. */
interface Cuts {
  readonly parts: RegExp;
  readonly and?: string;
  readonly one?: string;
}

const cutsOf: Readonly<Record<string, Cuts>> = {
  de: { parts: /tausend|hundert/g, and: "und", one: "ein" },
  nl: { parts: /duizend|honderd/g, and: "en" },
  it: { parts: /mille|mila|cent(?=ott)|cento/g },
};

/** Numbers in one word (`zweitausendfünfhundert`, `trecentocinquanta`) as the words they are made of; all share the place. */
export function splitCompounds(
  pieces: readonly RawToken[],
  language: string | undefined,
): readonly RawToken[] {
  const cuts = cutsOf[language ?? ""];
  if (cuts === undefined) return pieces;
  return pieces.flatMap((piece) => {
    const split = piece.key.search(cuts.parts) < 0 ? undefined : splitNumber(piece.key, cuts, language);
    if (split === undefined) return [piece];
    return split.map((key, at) => (at === 0 ? { ...piece, key } : { ...piece, key, glued: true }));
  });
}

/** The number words of a compound; undefined when something is left that is none. */
function splitNumber(key: string, cuts: Cuts, language: string | undefined): string[] | undefined {
  const words = numberWordsOf(language);
  const found = key
    .replace(cuts.parts, (part) => ` ${part === "cent" ? "cento" : part} `)
    .split(" ")
    .filter((part) => part !== "");
  const known = found.flatMap((part) => {
    if (part === cuts.one) return "eins";
    const plain = cuts.and !== undefined && part.startsWith(cuts.and) ? part.slice(cuts.and.length) : part;
    return words.has(plain) ? plain : [];
  });
  return found.length > 1 && known.length === found.length ? known : undefined;
}
