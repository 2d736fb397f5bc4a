import { checkQuote } from "../../grounding/check-quote.ts";
import type { QuoteCheck } from "../../grounding/schema.ts";
import type { Span } from "../../transcript/schema.ts";
import type { LabelledQuote, LabelledQuotes } from "./quote-rows.ts";

/** A labelled quote with what the engine says of it. */
export interface CheckedQuote {
  readonly row: LabelledQuote;
  readonly check: QuoteCheck;
}

/** Checks every quote against its recording, with no speaker and no model. */
export function checkQuotes(
  rows: readonly LabelledQuote[],
  { indexOf }: Pick<LabelledQuotes, "indexOf">,
): CheckedQuote[] {
  return rows.map((row) => ({ row, check: checkQuote(indexOf(row.recording), { text: row.quote }) }));
}

/** From the first part's start to the last part's end; undefined without a place. */
export function hullOfCheck({ evidence }: QuoteCheck): Span | undefined {
  const [first] = evidence;
  const last = evidence.at(-1);
  return first === undefined || last === undefined
    ? undefined
    : { start: first.span.start, end: last.span.end };
}

/** Intersection over union; 0 without a place. */
export function overlap(found: Span | undefined, gold: Span): number {
  if (found === undefined) return 0;
  const both = Math.min(found.end, gold.end) - Math.max(found.start, gold.start);
  return Math.max(0, both) / (Math.max(found.end, gold.end) - Math.min(found.start, gold.start));
}
