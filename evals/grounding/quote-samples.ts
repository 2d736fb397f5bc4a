import { readAsSpoken } from "../../grounding/check-quote.ts";
import { type Comparison, compareAt } from "../../grounding/compare.ts";
import { findSplice } from "../../grounding/find-splice.ts";
import { hangsInBalance, judge, settingOf } from "../../grounding/judge.ts";
import { judgeJoinedParts } from "../../grounding/judge-joined.ts";
import { findPlaces } from "../../grounding/locate.ts";
import { traitNumbers } from "../../grounding/measure-block.ts";
import type { ParsedQuote } from "../../grounding/parse-quote.ts";
import type { QuoteVerdict } from "../../grounding/schema.ts";
import type { LabelledQuote, LabelledQuotes } from "./quote-rows.ts";

/** An unequal stretch of a quote as the judge weighs it. */
export interface WeighedStretch {
  readonly numbers: readonly number[];
  /** It is where the quote was changed. */
  readonly edited: boolean;
}

/** A labelled quote with what the judge saw of it, so that other weights can judge it again. */
export interface QuoteSample {
  readonly row: LabelledQuote;
  /** Made by an edit, not by people. */
  readonly made: boolean;
  readonly stretches: readonly WeighedStretch[];
  /** Where no weights are asked: passages that were joined, or no place. */
  readonly fixed?: QuoteVerdict;
  readonly seen?: { readonly comparison: Comparison; readonly similarity: number };
}

/** Under this the engine does not compare the words. */
const hopelessSimilarity = 0.35;

/** What the judge sees of quotes. `before` has each quote as it was before its change, by the id of the changed one. */
export function toQuoteSamples(
  rows: readonly LabelledQuote[],
  {
    indexOf,
    made,
    before,
  }: Pick<LabelledQuotes, "indexOf"> & {
    readonly made: boolean;
    readonly before: (id: string) => string | undefined;
  },
): QuoteSample[] {
  return rows.map((row) => {
    const index = indexOf(row.recording);
    const quote = readAsSpoken(index, row.quote);
    const [best] = findPlaces(index, quote);
    if (best === undefined) return { row, made, stretches: [], fixed: "not_said" };
    const joined = judgeJoinedParts(index, quote, { best, splice: findSplice(index, quote, best) });
    if (joined !== undefined) return { row, made, stretches: [], fixed: joined.judgement.verdict };
    if (best.similarity < hopelessSimilarity) return { row, made, stretches: [], fixed: "not_said" };
    const comparison = compareAt(index, quote, best);
    const original = row.label === "altered" ? before(row.id) : undefined;
    const edit = original === undefined ? undefined : editedRange(quote, readAsSpoken(index, original));
    const stretches = weighStretches(comparison, edit);
    return { row, made, stretches, seen: { comparison, similarity: best.similarity } };
  });
}

function weighStretches(comparison: Comparison, edit: Range | undefined): WeighedStretch[] {
  return comparison.differences.flatMap((difference) => {
    const { traits, block, ruled, weight } = difference;
    // What a rule is sure of teaches the fit nothing: it is not asked there.
    if (traits === undefined || (ruled === true && weight > sureRule)) return [];
    const edited = edit !== undefined && block.quoteFrom <= edit.to && block.quoteTo >= edit.from;
    return [{ numbers: traitNumbers(traits, settingOf(difference, comparison)), edited }];
  });
}

/** The verdict on a sample under weights, as the engine would give it. */
export function judgeAgain({ fixed, seen }: QuoteSample, weights: readonly number[]): QuoteVerdict {
  if (seen === undefined) return fixed ?? "uncertain";
  const { verdict, scores } = judge(seen.comparison, seen.similarity, weights);
  return verdict !== "not_said" && hangsInBalance(scores) ? "uncertain" : verdict;
}

/** From this weight on a rule alone calls a stretch changed. */
const sureRule = 0.55;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Tokens of a changed quote between the words that it shares with the true one. */
function editedRange({ tokens: after }: ParsedQuote, { tokens: before }: ParsedQuote): Range {
  let from = 0;
  while (from < after.length && after[from]?.key === before[from]?.key) from += 1;
  let to = after.length;
  let other = before.length;
  while (to > from && other > from && after[to - 1]?.key === before[other - 1]?.key) {
    to -= 1;
    other -= 1;
  }
  return { from: to > from ? from + 0.5 : from, to: to > from ? to - 0.5 : to };
}
