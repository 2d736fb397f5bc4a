import type { Token } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";

/** Whether a key denies: `not`, `never`, `without` and their like in the languages of the closed classes. */
export function isNegation(key: string): boolean {
  return classesOf(key).some((member) => member.wordClass === "negation");
}

/** Whether a text denies an odd number of times. */
export function isNegated(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => isNegation(token.key)).length % 2 === 1;
}
