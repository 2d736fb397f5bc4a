import type { LocatedPart, LocatedQuote } from "./choose-places.ts";
import { type Comparison, compareAt } from "./compare.ts";
import { findContextFlags } from "./context-flags.ts";
import { toEvidence } from "./evidence.ts";
import { findSplice } from "./find-splice.ts";
import { type GroundingIndex, textRange } from "./grounding-index.ts";
import { type Judgement, judge, judgeJoined, toJudgement } from "./judge.ts";
import { findPlaces } from "./locate.ts";
import { labelsOf, matchSpeaker } from "./match-speaker.ts";
import { type ParsedQuote, parseQuote } from "./parse-quote.ts";
import { formOf } from "./quote-form.ts";
import type { Change, Evidence, Flag, Quote, QuoteCheck } from "./schema.ts";

/** What is known beside the quote itself. */
export interface CheckQuoteOptions {
  /** The quote in the recording's language, by a program or a model. */
  readonly translation?: string;
}

/** Places this much worse than the best are not alternatives to it. */
const alternativeMargin = 0.1;

interface Finding {
  readonly judgement: Judgement;
  readonly places: readonly LocatedQuote[];
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
  readonly note?: string;
}

/**
 * Says whether a quote was said, changed, put in another mouth or never said, with the places and the changed words.
 * Always answers: a quote without words is `uncertain` with a note. `misattributed` needs a speaker in the quote and
 * a name on the place. Seconds to listen to stand in the note of what the text cannot decide.
 */
export function checkQuote(index: GroundingIndex, quote: Quote, _options: CheckQuoteOptions = {}): QuoteCheck {
  const parsed = parseQuote(quote.text, index.language);
  const finding = find(index, quote, parsed);
  const { verdict, scores } = finding.judgement;
  const places = finding.places.map((place) => ({ parts: partsOf(index, parsed, place) }));
  const [best] = finding.places;
  const first = best?.parts[0]?.alignment;
  const context =
    first === undefined ? [] : findContextFlags(index, textRange(index, first.from, best?.parts.at(-1)?.alignment.to ?? first.to));
  const flags = [...new Set([...parsed.flags, ...finding.flags, ...context])];
  return {
    quote,
    verdict,
    ...(verdict === "said" && best !== undefined ? { form: formOf(index, parsed, best) } : {}),
    changes: [...finding.changes],
    places,
    evidence: places[0]?.parts ?? [],
    scores,
    confidence: scores[verdict],
    flags,
    ...(finding.note === undefined ? {} : { note: finding.note }),
  };
}

const noScores = { said: 0, altered: 0, misattributed: 0, not_said: 0, uncertain: 0 };

function find(index: GroundingIndex, quote: Quote, parsed: ParsedQuote): Finding {
  if (parsed.tokens.length === 0) return nothing("uncertain", "The quote has no words.");
  if (index.tokens.length === 0) return nothing("uncertain", "The transcript has no words.");
  const found = preferSpeaker(index, findPlaces(index, parsed), quote.speaker);
  const [best] = found;
  if (best === undefined) return nothing("not_said", "None of its words stand in the recording.");
  const splice = findSplice(index, parsed, best);
  if (splice !== undefined && splice.similarity > best.similarity) return spliced(index, parsed, splice);
  const comparison = compareAt(index, parsed, best);
  const judgement = judge(comparison, best.similarity);
  const { verdict } = judgement;
  if (verdict === "not_said") return { judgement, places: [], changes: [], flags: shortFlag(parsed) };
  const places = found.filter((place) => place.similarity >= best.similarity - alternativeMargin);
  const joined = joinedWrongly(index, best);
  if (joined !== undefined) return { ...spliced(index, parsed, best), flags: [...shortFlag(parsed), ...joined] };
  const attributed = attribute(index, { judgement, places, changes: changesOf(comparison, verdict), flags: shortFlag(parsed) }, quote);
  return withNote(attributed, parsed, index);
}

function nothing(verdict: "uncertain" | "not_said", note: string): Finding {
  const judgement = toJudgement({ ...noScores, [verdict]: 1 });
  return { judgement, places: [], changes: [], flags: ["too_short"], note };
}

/** Among places that match about as well, those under the quote's speaker come first. */
function preferSpeaker(
  index: GroundingIndex,
  places: readonly LocatedQuote[],
  speaker: string | undefined,
): readonly LocatedQuote[] {
  const best = places[0];
  if (speaker === undefined || best === undefined) return places;
  const near = places.filter((place) => place.similarity >= best.similarity - alternativeMargin / 2);
  const own = near.filter((place) => matchSpeaker(index, place, speaker) === "same");
  return [...own, ...places.filter((place) => !own.includes(place))];
}

function shortFlag(parsed: ParsedQuote): Flag[] {
  return parsed.tokens.length <= 2 ? ["too_short"] : [];
}

function spliced(index: GroundingIndex, parsed: ParsedQuote, place: LocatedQuote): Finding {
  const judgement = judgeJoined(place.similarity);
  const [first, second] = place.parts;
  const quoted = parsed.text.trim();
  const spoken = [first, second].map((part) => (part === undefined ? "" : textOf(index, part))).join(" … ");
  const apart = secondsBetween(index, place);
  const note = `Two passages are joined into one${apart === undefined ? "" : `; ${apart} seconds lie between them`}.`;
  return { judgement, places: [place], changes: [{ kind: "splice", quoted, spoken }], flags: shortFlag(parsed), note };
}

function textOf(index: GroundingIndex, part: LocatedPart): string {
  const { start, end } = textRange(index, part.alignment.from, part.alignment.to);
  return index.transcript.text.slice(start, end);
}

function secondsBetween(index: GroundingIndex, place: LocatedQuote): number | undefined {
  const [first, second] = place.parts.map(({ alignment }) =>
    toEvidence(index.transcript, textRange(index, alignment.from, alignment.to)),
  );
  const [from, to] = (first?.start ?? 0) <= (second?.start ?? 0) ? [first?.end, second?.start] : [second?.end, first?.start];
  return from === undefined || to === undefined ? undefined : Math.max(0, Math.round(to - from));
}

/** Words that a marked omission may skip within one passage. */
const longestOmission = 400;

/** Parts of a quote with omissions that do not make one passage: other speakers, out of order, or far apart. */
function joinedWrongly(index: GroundingIndex, place: LocatedQuote): Flag[] | undefined {
  const speakers = place.parts.map((part) => [...labelsOf(index, { ...place, parts: [part] }).keys()][0]);
  if (new Set(speakers).size > 1 && !speakers.includes(undefined)) return ["speaker_mismatch"];
  const apart = place.parts.slice(1).some((part, at) => {
    const gap = part.alignment.from - (place.parts[at]?.alignment.to ?? 0);
    return gap < 0 || gap > longestOmission;
  });
  return apart ? [] : undefined;
}

function attribute(index: GroundingIndex, finding: Finding, quote: Quote): Finding {
  const [best] = finding.places;
  if (quote.speaker === undefined || best === undefined) return finding;
  if (matchSpeaker(index, best, quote.speaker) !== "other") return finding;
  const { said, ...others } = finding.judgement.scores;
  const labels = [...labelsOf(index, best).keys()].filter((label) => label !== undefined).join(", ");
  return {
    ...finding,
    judgement: toJudgement({ ...others, said: 0, misattributed: said + others.misattributed }),
    flags: [...finding.flags, "speaker_mismatch"],
    note: `The recording's label gives these words to ${labels}.`,
  };
}

/** Under this lead of one verdict over the next the text does not decide. */
const smallestLead = 0.06;

function withNote(finding: Finding, parsed: ParsedQuote, index: GroundingIndex): Finding {
  const { said, altered } = finding.judgement.scores;
  const notes = finding.note === undefined ? [] : [finding.note];
  if (parsed.cut) notes.push("Only the beginning of this long quote was compared.");
  const close = Math.abs(said - altered) < smallestLead && said + altered > 0.6;
  if (!close && !(parsed.cut && finding.judgement.verdict === "said")) return notes.length === 0 ? finding : { ...finding, note: notes.join(" ") };
  if (close) notes.push(`Misheard or misquoted: the text cannot tell. ${listenAt(index, finding.places[0])}`);
  const judgement = toJudgement({ ...finding.judgement.scores, said: said / 4, altered: altered / 4, uncertain: said + altered });
  return { ...finding, judgement, note: notes.join(" ").trim() };
}

function listenAt(index: GroundingIndex, place: LocatedQuote | undefined): string {
  const alignment = place?.parts[0]?.alignment;
  if (alignment === undefined) return "";
  const { start } = toEvidence(index.transcript, textRange(index, alignment.from, alignment.to));
  if (start === undefined) return "";
  const minutes = Math.floor(start / 60);
  return `Listen at ${minutes}:${String(Math.floor(start % 60)).padStart(2, "0")}.`;
}

function partsOf(index: GroundingIndex, parsed: ParsedQuote, place: LocatedQuote): Evidence[] {
  const parts = place.parts.map(({ alignment }) => textRange(index, alignment.from, alignment.to));
  const [only] = parts;
  const exact = only !== undefined && parts.length === 1 ? withMarks(index, parsed, only) : undefined;
  return (exact === undefined ? parts : [exact]).map((span) => toEvidence(index.transcript, span));
}

/** The span widened by marks that stand at the quote's ends and in the transcript alike. */
function withMarks(index: GroundingIndex, parsed: ParsedQuote, span: { start: number; end: number }): { start: number; end: number } {
  const quoted = parsed.text.trim();
  const from = index.transcript.text.indexOf(quoted, Math.max(0, span.start - 8));
  const covers = from >= 0 && from <= span.start && from + quoted.length >= span.end && from >= span.start - 8;
  const isMarked = /[^\p{L}\p{N}\s.,;:!?…'"“”]$/u.test(quoted);
  return covers && isMarked ? { start: from, end: from + quoted.length } : span;
}

function changesOf(comparison: Comparison, verdict: string): Change[] {
  if (verdict !== "altered" && verdict !== "uncertain") return [];
  const shown = comparison.differences.filter((difference) => difference.critical || difference.weight > 0.3);
  return shown.map(({ kind, quoted, spoken }) => ({ kind, quoted, spoken }));
}
