import type { LocatedQuote } from "./choose-places.ts";
import { type Comparison, compareAt } from "./compare.ts";
import { toEvidence } from "./evidence.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { judge } from "./judge.ts";
import { findPlaces } from "./locate.ts";
import { type ParsedQuote, parseQuote } from "./parse-quote.ts";
import type { Change, Evidence, Flag, Quote, QuoteCheck } from "./schema.ts";

export interface CheckQuoteOptions {
  /** The quote in the recording's language, by a program or a model. */
  readonly translation?: string;
}

/** Says whether a quote was said, changed, put in another mouth or never said, with the places and the changed words. */
export function checkQuote(
  index: GroundingIndex,
  quote: Quote,
  _options: CheckQuoteOptions = {},
): QuoteCheck {
  const parsed = parseQuote(quote.text, index.language);
  const places = findPlaces(index, parsed);
  const best = places[0];
  if (best === undefined) return unfound(quote, parsed);
  const comparison = compareAt(index, parsed, best);
  const { verdict, scores } = judge(comparison, best.similarity);
  const shown =
    verdict === "not_said" ? [] : places.filter((place) => place.similarity >= best.similarity - 0.15);
  const evidence = shown.map((place) => ({ parts: partsOf(index, place) }));
  return {
    quote,
    verdict,
    changes: verdict === "altered" ? changesOf(comparison) : [],
    places: evidence,
    evidence: evidence[0]?.parts ?? [],
    scores,
    confidence: scores[verdict],
    flags: [...parsed.flags],
  };
}

function partsOf(index: GroundingIndex, place: LocatedQuote): Evidence[] {
  return place.parts.map(({ alignment }) =>
    toEvidence(index.transcript, textRange(index, alignment.from, alignment.to)),
  );
}

function changesOf(comparison: Comparison): Change[] {
  return comparison.differences
    .filter((difference) => difference.critical || difference.weight > 0.3)
    .map(({ kind, quoted, spoken }) => ({ kind, quoted, spoken }));
}

function unfound(quote: Quote, parsed: ParsedQuote): QuoteCheck {
  const scores = { said: 0, altered: 0, misattributed: 0, not_said: 1, uncertain: 0 };
  const flags: Flag[] = [...parsed.flags];
  return { quote, verdict: "not_said", changes: [], places: [], evidence: [], scores, confidence: 1, flags };
}
