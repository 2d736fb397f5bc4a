import { attributeAt } from "./attribute-quote.ts";
import { checkForeign } from "./check-foreign.ts";
import { checkNative } from "./check-native.ts";
import { findContextFlags } from "./context-flags.ts";
import { toEvidence } from "./evidence.ts";
import { findSpeakerInQuote, guessSpeakerInQuote, type NamedQuote } from "./find-speaker-in-quote.ts";
import { type GroundingIndex, positionsOf, textRange } from "./grounding-index.ts";
import { toJudgement } from "./judge.ts";
import { type IndexedQuote, readQuote } from "./locate.ts";
import { isInOtherScript } from "./other-script.ts";
import type { QuoteFinding } from "./quote-finding.ts";
import { quoteLanguage } from "./quote-language.ts";
import type { Quote, QuoteCheck } from "./schema.ts";
import { type HeldNumbers, partSpokenPairs } from "./spoken-pairs.ts";

/** What is known beside the quote itself. */
export interface CheckQuoteOptions {
  /** The quote in the recording's language, by a program or a model. */
  readonly translation?: string;
}

/**
 * Says whether a quote was said, changed, put in another mouth or never said, with the places and the changed words.
 * Always answers: a quote without words is `uncertain` with a note. `misattributed` needs a speaker in the quote and
 * a name on the place. Seconds to listen to stand in the note of what the text cannot decide.
 * A quote in another language is looked up by `translation` where given, else by numbers, names and cognates.
 */
export function checkQuote(index: GroundingIndex, quote: Quote, options: CheckQuoteOptions = {}): QuoteCheck {
  const named = findSpeakerInQuote(index.transcript, quote.text);
  const check = checkWords(index, quote, { ...options, named });
  if (named !== undefined || check.verdict === "said") return check;
  const guessed = guessSpeakerInQuote(quote.text);
  if (guessed === undefined) return check;
  const other = checkWords(index, quote, { ...options, named: guessed });
  return other.verdict === "not_said" || other.verdict === "uncertain" ? check : other;
}

function checkWords(
  index: GroundingIndex,
  quote: Quote,
  { named, translation }: CheckQuoteOptions & { readonly named: NamedQuote | undefined },
): QuoteCheck {
  const words = named?.text ?? quote.text;
  const speaker = quote.speaker ?? named?.speaker;
  const asked = { ...quote, text: words, ...(speaker === undefined ? {} : { speaker }) };
  const parsed = readAsSpoken(index, words);
  const finding = find(index, asked, { parsed, translation });
  const { verdict, scores } = finding.judgement;
  const places = finding.places.map((spans) => ({
    parts: spans.map((span) => toEvidence(index.transcript, span)),
  }));
  // Around the nearest passage to words that were not said the context says nothing of them.
  const [best] = verdict === "not_said" ? [] : finding.places;
  const start = best?.[0]?.start;
  const end = best?.at(-1)?.end;
  const context = start === undefined || end === undefined ? [] : findContextFlags(index, { start, end });
  return {
    quote,
    verdict,
    ...(finding.form === undefined ? {} : { form: finding.form }),
    changes: [...finding.changes],
    places,
    evidence: places[0]?.parts ?? [],
    scores,
    confidence: scores[verdict],
    flags: [...new Set([...parsed.flags, ...finding.flags, ...context])],
    ...(finding.note === undefined ? {} : { note: finding.note }),
  };
}

/** A quote as it is compared with a recording: pairs of numbers are read as the recording has them. */
export function readAsSpoken(index: GroundingIndex, text: string): IndexedQuote {
  return { ...readQuote(index, partSpokenPairs(text, numbersOf(index))), text };
}

function numbersOf(index: GroundingIndex): HeldNumbers {
  const idOf = (value: number): number => index.vocabulary.get(`#${value}`) ?? -1;
  return {
    holds: (value) => idOf(value) >= 0,
    holdsPair: (first, second) =>
      idOf(second) >= 0 && positionsOf(index, idOf(first)).some((at) => index.ids[at + 1] === idOf(second)),
  };
}

interface Reading {
  readonly parsed: IndexedQuote;
  readonly translation: string | undefined;
}

function find(index: GroundingIndex, quote: Quote, reading: Reading): QuoteFinding {
  const { parsed, translation } = reading;
  if (parsed.tokens.length === 0) return undecided("The quote has no words.");
  if (index.tokens.length === 0) return undecided("The transcript has no words.");
  const native = checkNative(index, parsed, quote.speaker);
  if (native.judgement.verdict !== "not_said") return native;
  const found = findForeign(index, quote, { reading, native });
  const isOpen = found === undefined || found.places.length === 0;
  if (isOpen && translation === undefined && isInOtherScript(index.script, parsed.tokens))
    return inOtherScript(native);
  return found ?? native;
}

/** What a quote in another language shares with the recording; undefined where it is in the recording's own. */
function findForeign(
  index: GroundingIndex,
  quote: Quote,
  { reading, native }: { readonly reading: Reading; readonly native: QuoteFinding },
): QuoteFinding | undefined {
  const { translation } = reading;
  const language = quoteLanguage(quote.text, quote.language);
  const isForeign = language !== undefined && language !== (index.language ?? "en").slice(0, 2).toLowerCase();
  if (!isForeign && translation === undefined) return undefined;
  const foreign = checkForeign(index, { text: quote.text, language, translation });
  const { place, ...rest } = foreign;
  if (place === undefined) return { ...rest, places: [], flags: native.flags };
  const positions = Array.from({ length: place.to - place.from }, (_, at) => place.from + at);
  const places = [[textRange(index, place.from, place.to)]];
  const form = rest.judgement.verdict === "said" ? ({ form: "translated" } as const) : {};
  return attributeAt(
    index,
    { ...rest, ...form, places, flags: native.flags },
    { positions, speaker: quote.speaker },
  );
}

function inOtherScript({ flags }: QuoteFinding): QuoteFinding {
  const note =
    "The quote stands in another script than the recording: only a translation of it can be looked up.";
  return { ...undecided(note), flags };
}

function undecided(note: string): QuoteFinding {
  const judgement = toJudgement({ said: 0, altered: 0, misattributed: 0, not_said: 0, uncertain: 1 });
  return { judgement, places: [], changes: [], flags: ["too_short"], note };
}
