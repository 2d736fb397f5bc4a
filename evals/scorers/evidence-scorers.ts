import type { Scorer } from "../scorer.ts";
import type { CitedSpan, GoldSpan } from "../tasks/schemas/spans.ts";
import { defineScorer } from "./define-scorer.ts";
import { coveredLength, overlaps, sharedLength } from "./spans.ts";

/** Longer citations count as misses, or citing everything would be right (../shared/data/qa sets it so). */
const mostTurns = 6;

/** How to get at what must be cited and what was, best first; no gold spans: the example is not scored. */
export interface CitationAccess<X, O> {
  goldOf(example: X): readonly GoldSpan[];
  citedOf(output: O, example: X): readonly CitedSpan[];
}

/** Whether one of the first `limit` citations touches a gold span. */
export function hitWithin<X, O>(limit: number, access: CitationAccess<X, O>): Scorer<X, O> {
  return defineScorer({
    name: `evidence_hit_${limit}`,
    title: limit === 1 ? "Evidence cited first" : `Evidence among the first ${limit}`,
    range: [0, 1],
    better: "higher",
    signature: `hit@${limit}|turns:<=${mostTurns}|invalid:0|v:1`,
    applies: (example) => access.goldOf(example).length > 0,
    judge: (example, output) => {
      const cited = usable(access, example, output).slice(0, limit);
      return cited.some((span) => span !== undefined && isGold(span, access.goldOf(example))) ? 1 : 0;
    },
  });
}

/** Share of the gold spans that the first `limit` citations touch. */
export function recallWithin<X, O>(limit: number, access: CitationAccess<X, O>): Scorer<X, O> {
  return defineScorer({
    name: `evidence_recall_${limit}`,
    title: `Evidence recall at ${limit}`,
    range: [0, 1],
    better: "higher",
    signature: `recall@${limit}|turns:<=${mostTurns}|invalid:0|v:1`,
    applies: (example) => access.goldOf(example).length > 0,
    judge: (example, output) => {
      const cited = usable(access, example, output).slice(0, limit);
      const gold = access.goldOf(example);
      const found = gold.filter((one) => cited.some((span) => span !== undefined && overlaps(span, one)));
      return found.length / gold.length;
    },
  });
}

/** F1 of the characters cited and those marked. */
export function evidenceF1<X, O>(access: CitationAccess<X, O>): Scorer<X, O> {
  return defineScorer({
    name: "evidence_f1",
    title: "Evidence F1",
    range: [0, 1],
    better: "higher",
    signature: `f1|unit:character|turns:<=${mostTurns}|invalid:0|v:1`,
    applies: (example) => access.goldOf(example).length > 0,
    judge: (example, output) => {
      const cited = usable(access, example, output).filter((span) => span !== undefined);
      const gold = access.goldOf(example);
      const length = coveredLength(cited) + coveredLength(gold);
      return length === 0 ? 0 : (2 * sharedLength(cited, gold)) / length;
    },
  });
}

/** A citation that is too long keeps its rank and finds nothing. */
function usable<X, O>(
  access: CitationAccess<X, O>,
  example: X,
  output: O,
): readonly (CitedSpan | undefined)[] {
  return access.citedOf(output, example).map((span) => (span.turns > mostTurns ? undefined : span));
}

function isGold(span: CitedSpan, gold: readonly GoldSpan[]): boolean {
  return gold.some((one) => overlaps(span, one));
}
