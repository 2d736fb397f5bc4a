import type { Span } from "../transcript/schema.ts";
import type { LocatedQuote } from "./choose-places.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { QuoteForm } from "./schema.ts";

/** Form of a quote that was said: `verbatim` only letter for letter, blanks and outer quotation marks aside. */
export function formOf(index: GroundingIndex, quote: ParsedQuote, place: LocatedQuote): QuoteForm {
  const gaps = place.parts.slice(1).some((part, at) => part.alignment.from !== place.parts[at]?.alignment.to);
  if (gaps) return "elided";
  const from = place.parts[0]?.alignment.from ?? 0;
  const to = place.parts.at(-1)?.alignment.to ?? from;
  const { start, end } = textRange(index, from, to);
  return plain(quote.text) === plain(index.transcript.text.slice(start, end)) ? "verbatim" : "cleaned";
}

const opening = /[\s"“”«»„‚‘'…]/;
const closing = /[\s"“”«»„‘'.,;:!?…]/;

function plain(text: string): string {
  const words = text.normalize("NFC").replaceAll("’", "'").replace(/\s+/g, " ");
  let start = 0;
  let end = words.length;
  while (start < end && opening.test(words.charAt(start))) start++;
  while (end > start && closing.test(words.charAt(end - 1))) end--;
  return words.slice(start, end);
}

/** The span widened by marks that stand at the quote's ends and in the transcript alike, such as a closing bracket. */
export function withMarks(index: GroundingIndex, quote: ParsedQuote, span: Span): Span {
  const quoted = quote.text.trim();
  if (!/[^\p{L}\p{M}\p{N}\s.,;:!?…'"“”。．！？，、；：।॥؟،؛۔]$/u.test(quoted)) return span;
  const first = Math.max(0, span.start - reach);
  const at = index.transcript.text.slice(first, span.start + quoted.length).indexOf(quoted);
  const end = first + at + quoted.length;
  return at >= 0 && end >= span.end ? { start: first + at, end } : span;
}

const reach = 8;
