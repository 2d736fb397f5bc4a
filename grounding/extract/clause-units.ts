import type { Span } from "../../transcript/schema.ts";
import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

/** A clause or short sentence, fit to be shown alone. */
export interface ClauseUnit {
  readonly span: Span;
  readonly sentence: number;
  readonly words: number;
  /** Words of the recording before it. */
  readonly offset: number;
}

const longSentence = 26;
const shortestClause = 8;
const clauseStart =
  /(?:[,;]?\s+)(?=(?:and|but|so|because|which means|y|pero|porque|mas|porém|et|mais|parce|und|aber|weil)\s)/giu;

/** Clauses of all sentences that say something; greetings, adverts and instructions are left out. */
export function toClauseUnits(index: EvidenceIndex): ClauseUnit[] {
  const units: ClauseUnit[] = [];
  let offset = 0;
  for (const [number, sentence] of index.sentences.entries()) {
    if (!isBoilerplate(sentence)) {
      for (const span of splitClauses(sentence.text, sentence.words)) {
        const shifted = { start: sentence.span.start + span.start, end: sentence.span.start + span.end };
        units.push(toUnit(index, { number, offset, span: shifted }));
      }
    }
    offset += sentence.words;
  }
  return units;
}

function toUnit(
  index: EvidenceIndex,
  found: { readonly number: number; readonly offset: number; readonly span: Span },
): ClauseUnit {
  const sentence = index.sentences[found.number];
  const start = sentence?.span.start ?? 0;
  const length = Math.max(1, (sentence?.span.end ?? 1) - start);
  const words = countWords(index.transcript.text.slice(found.span.start, found.span.end));
  const from = Math.round(((found.span.start - start) / length) * (sentence?.terms.length ?? 0));
  return { span: found.span, sentence: found.number, words, offset: found.offset + from };
}

/** Number of blank-separated words. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function splitClauses(text: string, words: number): Span[] {
  if (words <= longSentence) return [{ start: 0, end: text.length }];
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(clauseStart)) {
    const left = countWords(text.slice(start, match.index));
    const right = countWords(text.slice(match.index));
    if (left < shortestClause || right < shortestClause) continue;
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== "");
}
