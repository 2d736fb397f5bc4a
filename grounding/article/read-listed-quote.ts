import type { Span } from "../../transcript/schema.ts";
import { countWords } from "./count-words.ts";
import { findQuotations, type Quotation } from "./find-quotations.ts";
import { findSpeaker } from "./find-speaker.ts";
import { trimRange } from "./mapped-text.ts";
import { namePattern } from "./person-name.ts";
import type { FoundQuote } from "./read-quotes.ts";

const dashEnd = new RegExp(`\\s(?:[—–―~]|--?(?=\\s))\\s*${namePattern}\\s*(?:[,(][^\\n]{0,80})?\\s*$`, "u");
const parenEnd = new RegExp(`\\s\\(\\s*${namePattern}\\s*(?:,[^()]{0,80})?\\)\\s*\\.?\\s*$`, "u");
const nameStart = new RegExp(`^${namePattern}\\s*(?:\\([^()]{1,60}\\))?\\s*[:：]\\s+`, "u");
const reach = 200;

/**
 * The words of a block quote, or of an item in a list of quotes, with or without quotation marks.
 * Several marked quotes in one item are several quotes; a marked part of unmarked words stays inside them.
 */
export function readListedQuotes(text: string): FoundQuote[] {
  const marked = findQuotations(text).filter(({ inner }) => inner.end > inner.start);
  const quotes = marked.map((quotation, index) => {
    const around = {
      start: marked[index - 1]?.outer.end ?? 0,
      end: marked[index + 1]?.outer.start ?? text.length,
    };
    return readMarkedQuote(text, quotation, around);
  });
  const bare = readBare(text);
  if (areAll(text, quotes, bare)) return quotes;
  return countWords(bare.text) > 0 ? [bare] : [];
}

/** True when the marked quotes make up the item: most of its words, or what an attribution at its edge leaves. */
function areAll(text: string, quotes: readonly FoundQuote[], bare: FoundQuote): boolean {
  const covered = quotes.reduce((sum, { inner }) => sum + inner.end - inner.start, 0);
  if (quotes.length > 0 && covered >= 0.6 * bare.text.length) return true;
  return quotes.some(({ outer, speaker }) => {
    return speaker !== undefined && (outer.start === 0 || outer.end >= text.length - 1);
  });
}

function readMarkedQuote(text: string, quotation: Quotation, around: Span): FoundQuote {
  const inner = trimRange(text, quotation.inner);
  const words = text.slice(inner.start, inner.end);
  const head = text.slice(Math.max(around.start, quotation.outer.start - reach), quotation.outer.start);
  const tail = text.slice(quotation.outer.end, Math.min(around.end, quotation.outer.end + reach));
  const speaker = findSpeaker({ head, tail }, words);
  return { text: words, inner, outer: quotation.outer, ...(speaker !== undefined && { speaker }) };
}

function readBare(text: string): FoundQuote {
  const range: Span = { start: 0, end: text.length };
  const offset = Math.max(0, text.length - reach);
  const end = dashEnd.exec(text.slice(offset)) ?? parenEnd.exec(text.slice(offset));
  if (end !== null) range.end = offset + end.index;
  const start = nameStart.exec(text.slice(0, reach));
  if (start !== null && end === null) range.start = start[0].length;
  const inner = trimRange(text, range);
  const name = end?.[1] ?? start?.[1];
  return {
    text: text.slice(inner.start, inner.end),
    inner,
    outer: inner,
    ...(name !== undefined && { speaker: { kind: "name" as const, name } }),
  };
}
