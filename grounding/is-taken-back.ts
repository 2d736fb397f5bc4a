import type { Span } from "../transcript/schema.ts";
import { readCorrectedNumber } from "./claims/read-corrected-number.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { tokenize } from "./tokens.ts";

/** How far after the words a correction of their figure is looked for, in characters: about a minute and a half. */
const reach = 1_500;
/** Who corrects a figure often leaves its scale away: "I said forty, it is fourteen" of forty thousand. */
const scales = [1, 1e3, 1e6, 1e9];
const cue = /\b(?:i (?:said|told you|wrote)|not|instead of|rather than)\b/i;

/** Whether a figure in the words of a place is put right by somebody soon after. */
export function isTakenBack(index: GroundingIndex, span: Span): boolean {
  const { text, language } = index.transcript;
  const values = tokenize(text.slice(span.start, span.end), language).tokens.flatMap(
    (token) => token.value ?? [],
  );
  if (values.length === 0) return false;
  const holds = (figure: number) => scales.some((scale) => values.includes(figure * scale));
  return sentencesAfter(text, span.end).some((sentence) => {
    const corrected = readCorrectedNumber(sentence, tokenize(sentence, language).tokens);
    return corrected !== undefined && holds(corrected.wrong) && !holds(corrected.right);
  });
}

function sentencesAfter(text: string, from: number): string[] {
  const sentences = text.slice(from, from + reach).split(/(?<=[.?!])\s+/);
  return sentences.filter((sentence) => cue.test(sentence));
}
