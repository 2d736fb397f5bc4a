import type { Span } from "../transcript/schema.ts";
import { readCorrectedNumber } from "./claims/read-corrected-number.ts";
import { type GroundingIndex, tokenAtOrAfter } from "./grounding-index.ts";
import type { Token } from "./token.ts";
import { contextCuesOf } from "./word-data/context-cues.ts";

/** How far after the words a correction of their figure is looked for, in characters: about a minute and a half. */
const reach = 1_500;
/** Who corrects a figure often leaves its scale away: "I said forty, it is fourteen" of forty thousand. */
const scales = [1, 1e3, 1e6, 1e9];

/** Whether a figure in the words of a place is put right by somebody soon after. */
export function isTakenBack(index: GroundingIndex, span: Span): boolean {
  const values = tokensIn(index, span)
    .map(({ value }) => value)
    .filter((value) => value !== undefined);
  if (values.length === 0) return false;
  const holds = (figure: number) => scales.some((scale) => values.includes(figure * scale));
  const after = tokensIn(index, { start: span.end, end: span.end + reach });
  if (!after.some(({ value }) => value !== undefined && holds(value))) return false;
  return sentencesAfter(index, span.end).some(({ start, end }) => {
    const sentence = index.transcript.text.slice(start, end);
    const tokens = tokensIn(index, { start, end });
    if (!tokens.some(({ value }) => value !== undefined && holds(value))) return false;
    const placed = tokens.map((token) => ({ ...token, start: token.start - start, end: token.end - start }));
    const corrected = readCorrectedNumber(sentence, placed, index.language);
    return corrected !== undefined && holds(corrected.wrong) && !holds(corrected.right);
  });
}

function tokensIn(index: GroundingIndex, { start, end }: Span): readonly Token[] {
  return index.tokens.slice(tokenAtOrAfter(index, start), tokenAtOrAfter(index, end));
}

/** The sentences behind a position that may correct something. */
function sentencesAfter({ language, transcript: { text } }: GroundingIndex, from: number): Span[] {
  const corrects = contextCuesOf(language)?.corrects;
  if (corrects === undefined) return [];
  let start = from;
  const spans: Span[] = [];
  for (const sentence of text.slice(from, from + reach).split(/(?<=[.?!])(?=\s)/)) {
    if (corrects.test(sentence.toLowerCase())) spans.push({ start, end: start + sentence.length });
    start += sentence.length;
  }
  return spans;
}
