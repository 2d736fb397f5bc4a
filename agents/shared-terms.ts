import { type EvidenceIndex, toTerm } from "../grounding/claims/evidence-index.ts";
import { tokenize } from "../grounding/index.ts";

/**
 * Share of the content words and figures of `text` that stand in `source`, in [0, 1]; rare ones weigh as much as
 * common ones. A text without any has 0.
 */
export function sharedTerms(index: EvidenceIndex, text: string, source: string): number {
  const terms = termsOf(text, index.language);
  if (terms.size === 0) return 0;
  const known = termsOf(source, index.language);
  return [...terms].filter((term) => known.has(term)).length / terms.size;
}

/** Figures of `text` that do not stand in `source`, as values. */
export function strayFigures(index: EvidenceIndex, text: string, source: string): number[] {
  const known = new Set(figuresOf(source, index.language));
  return figuresOf(text, index.language).filter((value) => !known.has(value));
}

function termsOf(text: string, language: string): Set<string> {
  return new Set(tokenize(text, language).tokens.flatMap((token) => toTerm(token, text, language) ?? []));
}

function figuresOf(text: string, language: string): number[] {
  return tokenize(text, language).tokens.flatMap((token) =>
    token.value === undefined || token.ordinal === true ? [] : [token.value],
  );
}
