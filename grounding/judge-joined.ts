import type { Span } from "../transcript/schema.ts";
import { type LocatedQuote, liesApart } from "./choose-places.ts";
import { toEvidence } from "./evidence.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { judgeJoined } from "./judge.ts";
import { labelsAt, positionsOfPlace } from "./match-speaker.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import type { QuoteFinding } from "./quote-finding.ts";
import { withMarks } from "./quote-form.ts";
import type { Flag } from "./schema.ts";

/** Below this the parts of a marked omission are not found well enough to say that they were joined. */
const foundParts = 0.7;

/**
 * A quote made of passages that do not belong together: joined without a mark, or with one across speakers, out of
 * order, or far apart. Undefined when the best place is one passage.
 */
export function judgeJoinedParts(
  index: GroundingIndex,
  quote: ParsedQuote,
  { best, splice }: { readonly best: LocatedQuote; readonly splice: LocatedQuote | undefined },
): QuoteFinding | undefined {
  const place = splice !== undefined && splice.similarity > best.similarity ? splice : best;
  const flags = speakersDiffer(index, place) ? (["speaker_mismatch"] as Flag[]) : [];
  const joined =
    place === splice || (place.similarity >= foundParts && (flags.length > 0 || liesApart(place)));
  if (!joined) return undefined;
  const spans = spansOf(index, quote, place);
  const spoken = spans.map(({ start, end }) => index.transcript.text.slice(start, end)).join(" … ");
  return {
    judgement: judgeJoined(place.similarity, quote.tokens.length),
    places: [spans],
    changes: [{ kind: "splice", quoted: quote.text.trim(), spoken }],
    flags,
    note: noteOf(index, spans),
  };
}

function speakersDiffer(index: GroundingIndex, place: LocatedQuote): boolean {
  if (place.parts.length < 2) return false;
  const speakers = place.parts.map((part) => {
    const labels = labelsAt(index, positionsOfPlace({ parts: [part], similarity: 1 }));
    return [...labels].sort((left, right) => right[1] - left[1])[0]?.[0];
  });
  return new Set(speakers).size > 1 && !speakers.includes(undefined);
}

function noteOf(index: GroundingIndex, spans: readonly Span[]): string {
  const pieces = spans.map((span) => toEvidence(index.transcript, span));
  pieces.sort((left, right) => left.span.start - right.span.start);
  const from = pieces[0]?.end;
  const to = pieces.at(-1)?.start;
  if (from === undefined || to === undefined) return "Passages that do not belong together are joined.";
  return `Passages that do not belong together are joined; ${Math.max(0, Math.round(to - from))} seconds lie between them.`;
}

/** Parts of a place as ranges of the transcript's text. */
export function spansOf(index: GroundingIndex, quote: ParsedQuote, place: LocatedQuote): Span[] {
  const spans = place.parts.map(({ alignment }) => textRange(index, alignment.from, alignment.to));
  const [only] = spans;
  return only === undefined || spans.length > 1 ? spans : [withMarks(index, quote, only)];
}
