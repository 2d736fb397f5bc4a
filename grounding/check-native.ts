import { attribute, preferSpeaker } from "./attribute-quote.ts";
import type { LocatedQuote } from "./choose-places.ts";
import { type Comparison, compareAt } from "./compare.ts";
import { toEvidence } from "./evidence.ts";
import { findSplice } from "./find-splice.ts";
import { gatherParts } from "./gather-parts.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { hangsInBalance, type Judgement, judge, judgeUnfound, toJudgement } from "./judge.ts";
import { judgeJoinedParts, spansOf } from "./judge-joined.ts";
import { findPlaces, type IndexedQuote } from "./locate.ts";
import { nearestPlace } from "./nearest-place.ts";
import type { QuoteFinding } from "./quote-finding.ts";
import { formOf } from "./quote-form.ts";
import type { Change, Flag } from "./schema.ts";

/** Places this much worse than the best are not alternatives to it. */
const alternativeMargin = 0.1;
/** Under this not even half of the quote stands at its best place; no need to look closer. */
const hopelessSimilarity = 0.35;

/** Verdict on a quote in the recording's own language. `speaker` is whom the quote is given to. */
export function checkNative(
  index: GroundingIndex,
  quote: IndexedQuote,
  speaker: string | undefined,
): QuoteFinding {
  const places = findPlaces(index, quote);
  const [first, ...others] = preferSpeaker(index, quote, { places, speaker });
  const flags: Flag[] = quote.tokens.length <= 2 ? ["too_short"] : [];
  if (first === undefined) return notFound("None of its words stand in the recording.", flags);
  const best = gatherParts(index, quote, first);
  const splice = findSplice(index, quote, best);
  if (splice === undefined && best.similarity < hopelessSimilarity)
    return notSaid(index, quote, {
      best,
      judgement: judgeUnfound(best.similarity, quote.tokens.length),
      flags,
    });
  const joined = judgeJoinedParts(index, quote, { best, splice });
  if (joined !== undefined) return { ...joined, flags: [...flags, ...joined.flags] };
  const comparison = compareAt(index, quote, best);
  const judgement = judge(comparison, best.similarity);
  if (judgement.verdict === "not_said") return notSaid(index, quote, { best, judgement, flags });
  const near = [best, ...others].filter((place) => place.similarity >= best.similarity - alternativeMargin);
  const finding = settle(index, quote, {
    judgement: leaveOpen(comparison, judgement),
    places: near.map((place) => spansOf(index, quote, place)),
    changes: changesOf(comparison, judgement.verdict),
    flags,
  });
  return addForm(index, quote, { finding: attribute(index, finding, { place: best, speaker }), best });
}

/** Figures against words of a language whose number words are not read, and nothing else that tells: left open. */
function leaveOpen({ differences }: Comparison, judgement: Judgement): Judgement {
  const critical = differences.filter((difference) => difference.critical);
  if (critical.length === 0 || !critical.every(({ unread }) => unread === true)) return judgement;
  const { altered, ...rest } = judgement.scores;
  return toJudgement({ ...rest, altered: altered / 4, uncertain: altered });
}

function notFound(note: string, flags: readonly Flag[]): QuoteFinding {
  const judgement = toJudgement({ said: 0, altered: 0, misattributed: 0, not_said: 1, uncertain: 0 });
  return { judgement, places: [], changes: [], flags, note };
}

/** Shows the nearest passage where one shares telling words: who quotes, or who listened, may have erred. */
function notSaid(
  index: GroundingIndex,
  quote: IndexedQuote,
  { best, judgement, flags }: { readonly best: LocatedQuote } & Pick<QuoteFinding, "judgement" | "flags">,
): QuoteFinding {
  const nearest = nearestPlace(index, quote, best);
  if (nearest === undefined) return { judgement, places: [], changes: [], flags };
  const note = "Not these words; the nearest passage is shown.";
  return { judgement, places: [spansOf(index, quote, nearest)], changes: [], flags, note };
}

function addForm(
  index: GroundingIndex,
  quote: IndexedQuote,
  { finding, best }: { readonly finding: QuoteFinding; readonly best: LocatedQuote },
): QuoteFinding {
  return finding.judgement.verdict === "said" ? { ...finding, form: formOf(index, quote, best) } : finding;
}

/** Turns a verdict that hangs in the balance, or that saw only part of a long quote, into `uncertain`. */
function settle(index: GroundingIndex, quote: IndexedQuote, finding: QuoteFinding): QuoteFinding {
  const { said, altered } = finding.judgement.scores;
  const close = hangsInBalance(finding.judgement.scores);
  const partly = quote.cut && finding.judgement.verdict === "said";
  if (finding.judgement.verdict === "uncertain")
    return {
      ...finding,
      note: `A figure against a number in words: compare them.${listenAt(index, finding)}`,
    };
  if (!close && !partly) return finding;
  const judgement = toJudgement({
    ...finding.judgement.scores,
    said: said / 4,
    altered: altered / 4,
    uncertain: said + altered,
  });
  const note = partly
    ? "Only the beginning of this long quote was compared; that was said."
    : `Misheard or misquoted: the text cannot tell.${listenAt(index, finding)}`;
  return { ...finding, judgement, note };
}

function listenAt(index: GroundingIndex, finding: QuoteFinding): string {
  const span = finding.places[0]?.[0];
  const start = span === undefined ? undefined : toEvidence(index.transcript, span).start;
  if (start === undefined) return "";
  return ` Listen at ${Math.floor(start / 60)}:${String(Math.floor(start % 60)).padStart(2, "0")}.`;
}

function changesOf(comparison: Comparison, verdict: string): Change[] {
  if (verdict !== "altered" && verdict !== "uncertain") return [];
  const shown = comparison.differences.filter((difference) => difference.critical || difference.weight > 0.3);
  return shown.map(({ kind, quoted, spoken }) => ({ kind, quoted, spoken }));
}
