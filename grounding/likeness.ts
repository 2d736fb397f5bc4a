import { letterSimilarity } from "./similarity.ts";
import { soundKey } from "./sound-key.ts";
import type { Token } from "./token.ts";

/** Keys of the tokens written as one word. */
export function joinKeys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join("");
}

/** The larger of the likeness in letters and in sound, in [0, 1]. */
export function likeness(quoted: readonly Token[], spoken: readonly Token[]): number {
  const left = joinKeys(quoted);
  const right = joinKeys(spoken);
  return likenessOf(letterSimilarity(left, right), letterSimilarity(soundKey(left), soundKey(right)));
}

/** The same of two similarities that are known. */
export function likenessOf(letters: number, sound: number): number {
  return Math.max(letters, sound * 0.9);
}
