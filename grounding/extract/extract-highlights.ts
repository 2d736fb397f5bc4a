import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { centralityOf, countTerms } from "./centrality.ts";
import { type ClauseUnit, toClauseUnits } from "./clause-units.ts";
import { isDanglingOpening } from "./dangling-opening.ts";
import { type ExtractedItem, toItem } from "./extracted-item.ts";

const usualClause = 16;

/**
 * Clauses of about `words` words in all, one from each equal stretch of the recording, in its order.
 * They are spread over the talk, not a summary.
 */
export function extractHighlights(
  index: EvidenceIndex,
  options: { readonly words: number },
): ExtractedItem[] {
  const counts = countTerms(index, 0, index.sentences.length - 1);
  const units = toClauseUnits(index)
    .filter((unit) => unit.words >= 6 && unit.words <= 45)
    .map((unit) => ({ unit, score: rate(index, unit, counts) }));
  const total = index.sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const stretches = Math.max(1, Math.round(options.words / usualClause));
  const items: ExtractedItem[] = [];
  const used = new Set<number>();
  let left = options.words;
  for (let stretch = 0; stretch < stretches; stretch++) {
    const inside = units.filter(
      ({ unit }) => Math.floor((unit.offset / Math.max(1, total)) * stretches) === stretch,
    );
    const best = pickBest(inside, used);
    if (best === undefined || best.words > left + usualClause / 2) continue;
    const item = toItem(index, best.span);
    if (item === undefined) continue;
    used.add(best.sentence);
    left -= best.words;
    items.push(item);
  }
  return items;
}

function pickBest(units: readonly RatedUnit[], used: ReadonlySet<number>): ClauseUnit | undefined {
  let best: RatedUnit | undefined;
  for (const rated of units) {
    if (used.has(rated.unit.sentence)) continue;
    if (best === undefined || rated.score > best.score) best = rated;
  }
  return best?.unit;
}

interface RatedUnit {
  readonly unit: ClauseUnit;
  readonly score: number;
}

const dangling =
  /^\W*(?:it|that|this|these|those|he|she|they|which|who|and|but|or|so|because|then|there|him|her|them|yeah|yes|no|right|okay)\b/i;
const stumble = /\b(?:uh|um|you know|i mean|sort of|kind of|like)\b/gi;

/**
 * Higher for a clause of a sentence full of what the recording keeps coming back to, which reads well alone.
 * Chosen on the development meetings and talk, where the mean rarity of the words did no better than chance.
 */
function rate(index: EvidenceIndex, unit: ClauseUnit, counts: ReadonlyMap<number, number>): number {
  const text = index.transcript.text.slice(unit.span.start, unit.span.end);
  const opening = dangling.test(text) || isDanglingOpening(text) ? 0.3 : 0;
  const sentence = index.sentences[unit.sentence]?.span;
  const cut = sentence?.start === unit.span.start && sentence.end === unit.span.end ? 0 : 0.2;
  const question = /\?\s*$/.test(text) ? 0.5 : 0;
  const stumbles = (3 * (text.match(stumble)?.length ?? 0)) / unit.words;
  return centralityOf(index, unit.sentence, counts) - opening - cut - question - stumbles;
}
