import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { hasDenial } from "./polarity.ts";

/** Words after a denial that it sets aside. */
const reach = 4;
/** Words before it in which what is chosen stands. */
const chosenReach = 6;
const pairs = new Set(["instead of", "rather than"]);
const contrasts = new Set(["instead", "rather", "than"]);

/**
 * What the recording sets aside for something else: `a fin whale, not a blue whale`, `the alarm and not the dryer`,
 * `the bus instead of the train`, where the claim has the second and not the first.
 */
export function findContrastChanges(
  claim: Statement,
  near: readonly NearSentence[],
  language: string,
): ClaimChange[] {
  if (hasDenial(claim.text, language) || claim.tokens.some(({ key }) => contrasts.has(key))) return [];
  const claimed = new Set(claim.terms);
  for (const { sentence, statement } of near) {
    const found = readContrast(statement);
    if (found === undefined || !found.aside.every((term) => claimed.has(term))) continue;
    const chosen = found.chosen.filter((term) => !found.aside.includes(term));
    if (chosen.length === 0 || chosen.every((term) => claimed.has(term))) continue;
    return [{ kind: "negation", quoted: "", spoken: found.text, sentence }];
  }
  return [];
}

interface Contrast {
  readonly chosen: readonly string[];
  readonly aside: readonly string[];
  /** The word that sets aside. */
  readonly text: string;
}

function readContrast(statement: Statement): Contrast | undefined {
  const { text, tokens, terms } = statement;
  for (const [at, token] of tokens.entries()) {
    const length = lengthOfContrast(statement, at);
    if (length === 0) continue;
    const aside = upToMark(statement, at + length);
    const chosen = terms.slice(Math.max(0, at - chosenReach), at).flatMap((term) => term ?? []);
    if (aside.length > 0) return { chosen, aside, text: text.slice(token.start, token.end) };
  }
  return undefined;
}

/** Words of `, not`, `and not`, `instead of` or `rather than` at a place; else 0. */
function lengthOfContrast({ text, tokens }: Statement, at: number): number {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before === undefined || token === undefined || next === undefined) return 0;
  if (pairs.has(`${token.key} ${next.key}`)) return 2;
  // The "not" of "isn't" denies its verb.
  if (token.key !== "not" || token.end - token.start !== token.key.length) return 0;
  return before.key === "and" || text.slice(before.end, token.start).includes(",") ? 1 : 0;
}

function upToMark({ text, tokens, terms }: Statement, from: number): string[] {
  const found: string[] = [];
  for (let at = from; at < Math.min(tokens.length, from + reach); at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined) break;
    if (at > from && /[,;:.!?–—]/.test(text.slice(before.end, token.start))) break;
    const term = terms[at];
    if (term !== undefined) found.push(term);
  }
  return found;
}
