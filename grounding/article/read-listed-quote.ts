import type { Span } from "../../transcript/schema.ts";
import { countWords } from "./count-words.ts";
import { findQuotations } from "./find-quotations.ts";
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
  const bare = readBare(text);
  const covered = marked.reduce((sum, { inner }) => sum + inner.end - inner.start, 0);
  if (marked.length === 0 || covered < 0.6 * (bare.inner.end - bare.inner.start))
    return countWords(bare.text) > 0 ? [bare] : [];
  return marked.map((quotation, index) => {
    const inner = trimRange(text, quotation.inner);
    const around = {
      start: marked[index - 1]?.outer.end ?? 0,
      end: marked[index + 1]?.outer.start ?? text.length,
    };
    const words = text.slice(inner.start, inner.end);
    const before = text.slice(Math.max(around.start, quotation.outer.start - reach), quotation.outer.start);
    const after = text.slice(quotation.outer.end, Math.min(around.end, quotation.outer.end + reach));
    const speaker = findSpeaker({ head: before, tail: after }, words);
    return { text: words, inner, outer: quotation.outer, ...(speaker !== undefined && { speaker }) };
  });
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
