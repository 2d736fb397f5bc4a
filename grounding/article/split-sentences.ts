import type { Span } from "../../transcript/schema.ts";
import { trimRange } from "./mapped-text.ts";

const boundary = /[.!?…]+["'”’»«“)\]]*(?=\s|$)|[。！？]+[」』”)）]*/gu;
const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|dra|prof|sr|sra|srta|st|sto|sta|jr|vs|etc|approx|ca|nr|núm|num|no|fig|vol|pp?|cf|al|inc|ltd|co|corp|gen|sen|rep|gov|lt|col|capt|av|mme|mlle|bzw|usw|d\.h|z\.b|e\.g|i\.e|p\.ej|p|\p{Lu})\.$/iu;

/** German writes an ordinal as `2.`: a month or a century goes on, and so does what an article before it announces. */
const germanOrdinal = /(?:^|\s)(?<article>am|vom|zum|im|der|dem|den|des|die|das)?\s?\d{1,2}\.$/iu;
const germanDate =
  /^\s*(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert)(?!\p{L})/iu;

/**
 * Sentences of a paragraph, outer whitespace cut. No sentence ends inside a range of `whole`
 * (quotations), and one that ends a quotation ends with it only when a new sentence follows.
 */
export function splitSentences(text: string, whole: readonly Span[]): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let next = 0;
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    while (next < whole.length && (whole[next]?.end ?? 0) < end) next += 1;
    if (isInside(whole[next], end) || !isSentenceEnd(text, match.index, end)) continue;
    sentences.push(trimRange(text, { start, end }));
    start = end;
  }
  sentences.push(trimRange(text, { start, end: text.length }));
  return sentences.filter((sentence) => sentence.end > sentence.start);
}

function isInside(range: Span | undefined, end: number): boolean {
  return range !== undefined && range.start < end && end < range.end;
}

function isSentenceEnd(text: string, mark: number, end: number): boolean {
  const after = /^\s*["'“‘«„»([¿¡—–-]*\s*(.)/u.exec(text.slice(end, end + 12))?.[1];
  if (after === undefined) return true;
  if (/\p{Ll}/u.test(after)) return false;
  if (text.charAt(mark) !== ".") return true;
  const before = text.slice(Math.max(0, mark - 8), mark + 1);
  return !abbreviation.test(before) && !isOrdinal(before, text.slice(end, end + 16));
}

function isOrdinal(before: string, after: string): boolean {
  const found = germanOrdinal.exec(before);
  return found !== null && (found.groups?.["article"] !== undefined || germanDate.test(after));
}
