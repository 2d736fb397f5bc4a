import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { type ClauseUnit, toClauseUnits } from "./clause-units.ts";
import { type ExtractedItem, toItem } from "./extracted-item.ts";

const usualClause = 19;

/**
 * Clauses of about `words` words in all, one from each equal stretch of the recording, in its order.
 * They are spread over the talk, not a summary: which clause of a stretch is taken hardly matters, so the one
 * that reads best alone is.
 */
export function extractHighlights(
  index: EvidenceIndex,
  options: { readonly words: number },
): ExtractedItem[] {
  const units = toClauseUnits(index).filter((unit) => unit.words >= 6 && unit.words <= 45);
  const total = index.sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const stretches = Math.max(1, Math.round(options.words / usualClause));
  const items: ExtractedItem[] = [];
  const used = new Set<number>();
  let left = options.words;
  for (let stretch = 0; stretch < stretches; stretch++) {
    const inside = units.filter(
      (unit) => Math.floor((unit.offset / Math.max(1, total)) * stretches) === stretch,
    );
    const best = pickBest(index, inside, used);
    if (best === undefined || best.words > left + usualClause / 2) continue;
    const item = toItem(index, best.span);
    if (item === undefined) continue;
    used.add(best.sentence);
    left -= best.words;
    items.push(item);
  }
  return items;
}

function pickBest(
  index: EvidenceIndex,
  units: readonly ClauseUnit[],
  used: ReadonlySet<number>,
): ClauseUnit | undefined {
  let best: ClauseUnit | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const unit of units) {
    const score = readsAlone(index, unit);
    if (used.has(unit.sentence) || score <= bestScore) continue;
    best = unit;
    bestScore = score;
  }
  return best;
}

const dangling =
  /^\W*(?:it|that|this|these|those|he|she|they|which|who|and|but|or|so|because|then|there|him|her|them|yeah|yes|no|right|okay)\b/i;

/** Higher for a clause of usual length with telling words that does not lean on what came before. */
function readsAlone(index: EvidenceIndex, unit: ClauseUnit): number {
  const text = index.transcript.text.slice(unit.span.start, unit.span.end);
  const length = -Math.abs(Math.log(unit.words / usualClause));
  const opening = dangling.test(text) ? -0.5 : 0;
  const question = /\?\s*$/.test(text) ? -0.5 : 0;
  return unit.weight * 0.4 + length + opening + question;
}
