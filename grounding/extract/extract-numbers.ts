import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import { type ExtractedItem, toSentenceItems } from "./extracted-item.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

/** Sentences that state a figure, in the recording's order, at most `limit` (default 30). Small counts without a unit are left out. */
export function extractNumbers(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedItem[] {
  const found: number[] = [];
  for (const [number, sentence] of index.sentences.entries()) {
    if (
      sentence.words >= 5 &&
      sentence.words <= 60 &&
      hasFigure(index, sentence.text) &&
      !isBoilerplate(sentence)
    )
      found.push(number);
  }
  return toSentenceItems(index, spread(found, options.limit ?? 30));
}

function hasFigure(index: EvidenceIndex, text: string): boolean {
  const { tokens } = tokenize(text, index.language);
  return tokens.some((token, at) => {
    if (token.value === undefined || token.ordinal === true) return false;
    if (token.value > 12) return true;
    return classesOf(tokens[at + 1]?.key ?? "").some((member) => member.wordClass === "unit");
  });
}

/** At most `limit` of a list, evenly taken. */
export function spread<T>(list: readonly T[], limit: number): T[] {
  if (list.length <= limit) return [...list];
  const taken: T[] = [];
  for (let step = 0; step < limit; step++) {
    const value = list[Math.floor((step * list.length) / limit)];
    if (value !== undefined) taken.push(value);
  }
  return taken;
}
