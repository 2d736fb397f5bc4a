import type { ChangeKind } from "./schema.ts";
import { letterSimilarity } from "./similarity.ts";
import type { Token } from "./token.ts";
import { readsNumberWords } from "./word-data/number-words.ts";

/** One unequal stretch as words of either side. */
export interface Sides {
  readonly quoted: readonly Token[];
  readonly spoken: readonly Token[];
}

/** Kind and weight of a stretch. */
export interface Finding {
  readonly kind: ChangeKind;
  readonly critical: boolean;
  readonly weight: number;
  /** The weight counts where it is the surer: of such stretches the fit saw too few. */
  readonly ruled?: boolean;
  /** Figures stand against words of a language whose number words are not read: they may be the same. */
  readonly unread?: boolean;
}

const numberHomophones = new Set(
  "to too for fore won ate tend tens sicks sex nein then tree free fife heaven elven".split(" "),
);

/** The numbers of a stretch differ, or stand on one side only; undefined when they agree or may be misheard. */
export function findNumber({ quoted, spoken }: Sides, language: string | undefined): Finding | undefined {
  const left = quoted.filter((token) => token.value !== undefined);
  const right = spoken.filter((token) => token.value !== undefined);
  if (left.length === 0 && right.length === 0) return undefined;
  if (left.length > 0 && right.length > 0) {
    if (sameNumbers(left, right)) return undefined;
    return { kind: "number", critical: true, weight: 1 };
  }
  const isQuoted = left.length > 0;
  const [alone, others] = isQuoted ? [left, spoken] : [right, quoted];
  if (mayBeHeard(alone, others)) return undefined;
  if (others.length > 0 && !readsNumberWords(language))
    return { kind: "number", critical: true, weight: 0.5, unread: true };
  return { kind: "number", critical: isQuoted || others.length < 4, weight: 0.8 };
}

/** The numbers of one side may be the words of the other, heard as figures. */
function mayBeHeard(alone: readonly Token[], others: readonly Token[]): boolean {
  return (
    alone.every((token) => token.value === 1) ||
    others.some((token) => numberHomophones.has(token.key)) ||
    alone.every((token) => soundsLikeOneOf(token, others))
  );
}

/**
 * Digits in a row agree, so that `twenty two five` and 22.5, split otherwise by a recogniser, are one number, and
 * `five forty` is 5.40; a decade agrees with the same one of a century that is not named.
 */
export function sameNumbers(left: readonly Token[], right: readonly Token[]): boolean {
  if (isDecade(left) && isDecade(right)) return sameDecade(left[0]?.value ?? 0, right[0]?.value ?? 0);
  if (left.some(isMarkedDecade) !== right.some(isMarkedDecade)) return false;
  const [a, b] = [digitsOf(left), digitsOf(right)];
  return a === b || a === digitsOf(right, 2) || b === digitsOf(left, 2);
}

function isDecade(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens.every(isMarkedDecade);
}

function isMarkedDecade(token: Token): boolean {
  return token.value !== undefined && token.key.endsWith("s");
}

function sameDecade(left: number, right: number): boolean {
  return left === right || (left % 100 === right % 100 && Math.min(left, right) < 100);
}

/** `decimals`: so many are written of a number that has fewer. */
function digitsOf(tokens: readonly Token[], decimals = 0): string {
  return tokens
    .map(({ value = 0 }) => {
      const written = Number.isInteger(value) || decimals === 0 ? String(value) : value.toFixed(decimals);
      return written.replace(/\D/g, "");
    })
    .join("");
}

function soundsLikeOneOf(token: Token, others: readonly Token[]): boolean {
  return others.some((other) => letterSimilarity(token.key, other.key) >= 0.6);
}
