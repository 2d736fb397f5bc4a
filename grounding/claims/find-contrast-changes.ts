import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { hasDenial } from "./polarity.ts";

/** Words after a denial that it sets aside. */
const reach = 4;
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
    if (!chosen.some((term) => !claimed.has(term))) continue;
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

function readContrast({ text, tokens, terms }: Statement): Contrast | undefined {
  for (const [at, token] of tokens.entries()) {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (before === undefined || next === undefined) continue;
    const isAfterMark = /,/.test(text.slice(before.end, token.start)) || before.key === "and";
    const isNot = token.key === "not" && isAfterMark && token.end - token.start === 3;
    const isInstead = token.key === "instead" && next.key === "of";
    const isRather = token.key === "rather" && next.key === "than";
    if (!isNot && !isInstead && !isRather) continue;
    const from = at + (isNot ? 1 : 2);
    const aside = upToMark({ text, tokens, terms }, from);
    const chosen = terms.slice(Math.max(0, at - reach - 2), at).flatMap((term) => term ?? []);
    if (aside.length > 0) return { chosen, aside, text: text.slice(token.start, token.end) };
  }
  return undefined;
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
