import { tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import { toTerm } from "./evidence-index.ts";

/** Whether a key denies: `not`, `never`, `without` and their like in the languages of the closed classes. */
export function isNegation(key: string): boolean {
  return classesOf(key).some((member) => member.wordClass === "negation");
}

/** For each term of a text the last negation within the four words before it, or "". */
export function deniedTerms(text: string, language: string): Map<string, string> {
  const { tokens } = tokenize(text, language);
  const denied = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const term = toTerm(token, text, language);
    if (term === undefined) continue;
    const before = tokens.slice(Math.max(0, at - 4), at).findLast((word) => isNegation(word.key));
    denied.set(term, before?.key ?? "");
  }
  return denied;
}
