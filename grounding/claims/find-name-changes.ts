import type { Token } from "../tokens.ts";
import type { ClaimChange } from "./claim-change.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { isKnown, namesIn } from "./measure-claim.ts";

const acronym = /^\p{Lu}{2,6}$/u;
/** Names of a claim that nobody says and no speaker bears, neither spelled letter by letter nor in two words. */
export function findNameChanges(index: EvidenceIndex, text: string, tokens: readonly Token[]): ClaimChange[] {
  const labels = new Set(index.labels.flatMap(({ keys }) => keys));
  return [...openingAcronym(text, tokens), ...namesIn(text, tokens)]
    .filter((token) => !labels.has(token.key) && !isKnown(index, token, text))
    .map((token) => ({ token, quoted: text.slice(token.start, token.end) }))
    .filter(({ token, quoted }) => !isSpelled(index, quoted) && !index.joined.has(token.key))
    .map(({ quoted }) => ({ kind: "name" as const, quoted, spoken: "" }));
}

/** Any word that opens a text has a capital; in capitals throughout it is a name all the same. */
function openingAcronym(text: string, tokens: readonly Token[]): Token[] {
  const first = tokens[0];
  if (first === undefined || first.capital === true || text === text.toUpperCase()) return [];
  return acronym.test(text.slice(first.start, first.end)) ? [first] : [];
}

/** `L_C_D_`, `L.C.D.` and, of three letters or more, `L C D`. */
function isSpelled({ spelled }: EvidenceIndex, name: string): boolean {
  if (!acronym.test(name)) return false;
  const gap = name.length > 2 ? "[\\s._-]{0,2}" : "[._-]{0,2}";
  const letters = new RegExp(`(?<![\\p{L}\\p{N}])${[...name].join(gap)}(?![\\p{L}\\p{N}])`, "iu");
  return spelled.some((text) => letters.test(text));
}
