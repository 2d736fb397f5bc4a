import { checkQuote } from "../../grounding/check-quote.ts";
import type { QuoteCheck } from "../../grounding/schema.ts";
import { createRandom } from "../statistics/random.ts";
import { hullOfCheck, overlap } from "./check-quotes.ts";
import { shareFigure } from "./clustered-figures.ts";
import type { Figure } from "./figure.ts";
import { type JoinedQuote, makeElisions, makeSplices } from "./make-joined-quotes.ts";
import type { LabelledQuotes } from "./quote-rows.ts";

/** Splices with both places found, and elisions with their place, over quotes made of the true ones. */
export function joinedFigures(data: LabelledQuotes): Figure[] {
  const trues = [...data.quotes.filter(({ label }) => label === "said"), ...data.originals];
  const outcomes = (rows: readonly JoinedQuote[], holds: (check: QuoteCheck, row: JoinedQuote) => boolean) =>
    rows.map((row) => ({
      cluster: row.recording,
      holds: holds(checkQuote(data.indexOf(row.recording), { text: row.quote }), row),
    }));
  return [
    shareFigure(
      { figure: "quotes: made splices, both places", bar: { atLeast: 0.92 } },
      outcomes(makeSplices(trues, createRandom(7)), isSpliceFound),
    ),
    shareFigure(
      { figure: "quotes: made elisions, place", bar: { atLeast: 0.97 } },
      outcomes(makeElisions(trues, createRandom(7)), isElisionFound),
    ),
  ];
}

/** Two parts in the quote's order, each for the most part inside the passage it was taken from. */
function isSpliceFound({ changes, evidence }: QuoteCheck, { places }: JoinedQuote): boolean {
  const isSplice = changes.some(({ kind }) => kind === "splice");
  return isSplice && evidence.length === 2 && evidence.every(({ span }, at) => isMostlyIn(span, places[at]));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function isMostlyIn(span: Range, place: Range | undefined): boolean {
  if (place === undefined) return false;
  const inside = Math.min(span.end, place.end) - Math.max(span.start, place.start);
  return inside >= (span.end - span.start) / 2;
}

function isElisionFound(check: QuoteCheck, { places: [place] }: JoinedQuote): boolean {
  return place !== undefined && overlap(hullOfCheck(check), place) >= 0.5;
}
