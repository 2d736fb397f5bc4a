import { type EvidenceIndex, isInstruction } from "../grounding/index.ts";
import { cleanAnswerText, findMarkup, isBlank } from "./answer-text.ts";
import { sharedTerms } from "./shared-terms.ts";

const longestReason = 300;
/** Share of a reason's words that must come from what it is about; the rest is the model's own. */
const leastShared = 0.4;

/**
 * A model's reason as it may be shown: short, plain, and about the text and lines in `source`; `undefined` where it
 * is not, so that nobody can speak to the reader through it.
 */
export function readReason(index: EvidenceIndex, reason: string, source: string): string | undefined {
  const text = cleanAnswerText(reason);
  if (isBlank(text) || text.length > longestReason || isInstruction(text)) return undefined;
  if (findMarkup(text, "") !== undefined) return undefined;
  return sharedTerms(index, text, source) >= leastShared ? text : undefined;
}
