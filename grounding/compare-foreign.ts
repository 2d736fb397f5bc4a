import { isNegation } from "./classify-block.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import type { ForeignPlace } from "./locate-foreign.ts";
import type { Change } from "./schema.ts";
import type { Token } from "./token.ts";

/** What can be compared across languages: numbers as values, and whether something is denied. */
export interface ForeignComparison {
  readonly changes: readonly Change[];
  /** Numbers of the quote that stand in the place. */
  readonly agreeing: number;
  /** Numbers of the quote that have no counterpart and nothing in their stead. */
  readonly missing: number;
  readonly negationAgrees: boolean;
}

/** Tokens looked at beside the place: numbers at its edges are not found by words. */
const margin = 8;

/** Compares the numbers and the negation of a quote in another language with those of a place. */
export function compareForeign(
  index: GroundingIndex,
  quoted: readonly Token[],
  place: ForeignPlace,
): ForeignComparison {
  const from = Math.max(0, place.from - margin);
  const to = Math.min(index.tokens.length, place.to + margin);
  const near = index.tokens.slice(from, to);
  const own = quoted.filter((token) => isTelling(token));
  const spoken = near.filter((token) => isTelling(token));
  const unmatched = own.filter(
    (token) => !spoken.some((other) => sameAmount(token, other)) && !isSpelledApart(token, near),
  );
  const free = index.tokens
    .slice(place.from, place.to)
    .filter((token) => isTelling(token) && !own.some((other) => sameAmount(other, token)));
  const changes = unmatched.slice(0, free.length).map((token, at) => toChange(index, token, free[at]));
  const inside = index.tokens.slice(place.from, place.to);
  return {
    changes,
    agreeing: own.length - unmatched.length,
    missing: unmatched.length - changes.length,
    negationAgrees: quoted.some(isNegation) === inside.some(isNegation),
  };
}

/** `one` is an article in many languages. */
function isTelling(token: Token): boolean {
  return token.value !== undefined && token.value !== 1;
}

function sameAmount(left: Token, right: Token): boolean {
  const a = left.value ?? 0;
  const b = right.value ?? 0;
  return a === b || [1e3, 1e6, 1e9].some((scale) => a === b * scale || b === a * scale);
}

/** Captions that lost their decimal points have 17.4 as 17 and 4. */
function isSpelledApart(token: Token, near: readonly Token[]): boolean {
  const digits = String(token.value).replace(/\D/g, "");
  return near.some((first, at) => {
    let joined = "";
    for (const next of near.slice(at, at + 3)) {
      if (next.value === undefined) break;
      joined += String(next.value).replace(/\D/g, "");
      if (joined === digits && next !== first) return true;
    }
    return false;
  });
}

function toChange(index: GroundingIndex, quoted: Token, spoken: Token | undefined): Change {
  const said = spoken === undefined ? "" : index.transcript.text.slice(spoken.start, spoken.end);
  return { kind: "number", quoted: String(quoted.value), spoken: said };
}

/** Range of the text that a place covers. */
export function rangeOf(index: GroundingIndex, place: ForeignPlace): { start: number; end: number } {
  return textRange(index, place.from, place.to);
}
