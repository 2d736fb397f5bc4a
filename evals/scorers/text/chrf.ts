import {
  type CorpusMetric,
  countReferences,
  type ReferencedText,
  referencesOf,
  sacrebleuVersion,
  scoreCorpus,
  type TextScore,
} from "./corpus-metric.ts";
import { countSharedGrams } from "./shared-grams.ts";
import { removeWhitespace, splitWhitespace } from "./whitespace.ts";

/** Choices of chrF, each with sacrebleu's default. */
export interface ChrfOptions {
  readonly charOrder?: number;
  /** 0 is chrF, 2 is chrF++. */
  readonly wordOrder?: number;
  /** How many times more recall counts than precision. */
  readonly beta?: number;
  readonly letterCase?: "mixed" | "lower";
  readonly whitespace?: "dropped" | "kept";
  /** `effective_order` leaves out orders that no text reaches; `epsilon` is chrF++.py's own way. */
  readonly smoothing?: "effective_order" | "epsilon";
}

type Settings = Required<ChrfOptions>;

/** chrF (Popović 2015) and chrF++ (Popović 2017, `wordOrder: 2`) as sacrebleu computes them. */
export function createChrf(options: ChrfOptions = {}): CorpusMetric {
  const settings: Settings = {
    charOrder: 6,
    wordOrder: 0,
    beta: 2,
    letterCase: "mixed",
    whitespace: "dropped",
    smoothing: "effective_order",
    ...options,
  };
  return {
    name: `chrF${settings.beta}${"+".repeat(settings.wordOrder)}`,
    signature: (rows) => signChrf(settings, rows),
    statistics: (row) => countChrf(settings, row),
    fromStatistics: (sum) => ({ score: computeChrf(settings, sum) }),
  };
}

/** chrF of a corpus, 0 to 100. */
export function corpusChrf(rows: readonly ReferencedText[], options: ChrfOptions = {}): TextScore {
  return scoreCorpus(createChrf(options), rows);
}

/** chrF of one sentence, 0 to 100. */
export function sentenceChrf(row: ReferencedText, options: ChrfOptions = {}): TextScore {
  return corpusChrf([row], options);
}

function signChrf(settings: Settings, rows: readonly ReferencedText[]): string {
  return [
    `nrefs:${countReferences(rows)}`,
    `case:${settings.letterCase === "lower" ? "lc" : "mixed"}`,
    `eff:${settings.smoothing === "epsilon" ? "no" : "yes"}`,
    `nc:${settings.charOrder}`,
    `nw:${settings.wordOrder}`,
    `space:${settings.whitespace === "kept" ? "yes" : "no"}`,
    `version:${sacrebleuVersion}`,
  ].join("|");
}

/** For each order, characters first: [n-grams of the hypothesis, of the reference, matches]; of the best reference. */
function countChrf(settings: Settings, row: ReferencedText): readonly number[] {
  const hypothesis = cutText(settings, row.hypothesis);
  let best: readonly number[] = [];
  let bestScore = -1;
  for (const text of referencesOf(row)) {
    const reference = cutText(settings, text);
    const counts = [
      ...countOrders(hypothesis.characters, reference.characters, settings.charOrder),
      ...countOrders(hypothesis.words, reference.words, settings.wordOrder),
    ];
    const score = computeChrf(settings, counts);
    if (score > bestScore) [best, bestScore] = [counts, score];
  }
  return best;
}

interface CutText {
  readonly characters: readonly string[];
  readonly words: readonly string[];
}

function cutText(settings: Settings, text: string): CutText {
  const cased = settings.letterCase === "lower" ? text.toLowerCase() : text;
  return {
    characters: [...(settings.whitespace === "kept" ? cased : removeWhitespace(cased))],
    words: settings.wordOrder > 0 ? splitPunctuation(cased) : [],
  };
}

const punctuation = new Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

/** Words with one mark cut off, at the end or else at the start, as chrF++.py does: "(hi)" gives "(hi" and ")". */
function splitPunctuation(text: string): string[] {
  return splitWhitespace(text).flatMap((word) => {
    const last = word.slice(-1);
    const first = word.slice(0, 1);
    if (word.length === 1) return [word];
    if (punctuation.has(last)) return [word.slice(0, -1), last];
    return punctuation.has(first) ? [first, word.slice(1)] : [word];
  });
}

function countOrders(
  hypothesis: readonly string[],
  reference: readonly string[],
  maxOrder: number,
): readonly number[] {
  const counts: number[] = [];
  for (const [index, matches] of countSharedGrams(hypothesis, reference, maxOrder).entries()) {
    const inReference = Math.max(0, reference.length - index);
    // An order that the reference is too short for counts against nobody.
    const inHypothesis = inReference > 0 ? Math.max(0, hypothesis.length - index) : 0;
    counts.push(inHypothesis, inReference, matches);
  }
  return counts;
}

const epsilon = 1e-16;

// The order of operations is sacrebleu's: a tie between two references is broken by the last bit.
function computeChrf(settings: Settings, sum: readonly number[]): number {
  const factor = settings.beta ** 2;
  let score = 0;
  let precisions = 0;
  let recalls = 0;
  let orders = 0;
  for (let at = 0; at < sum.length; at += 3) {
    const [inHypothesis = 0, inReference = 0, matches = 0] = sum.slice(at, at + 3);
    const precision = inHypothesis > 0 ? matches / inHypothesis : epsilon;
    const recall = inReference > 0 ? matches / inReference : epsilon;
    const weight = factor * precision + recall;
    score += weight > 0 ? ((1 + factor) * precision * recall) / weight : epsilon;
    if (inHypothesis === 0 || inReference === 0) continue;
    precisions += precision;
    recalls += recall;
    orders += 1;
  }
  if (settings.smoothing === "epsilon") return (100 * score) / (settings.charOrder + settings.wordOrder);
  if (precisions + recalls === 0) return 0;
  const precision = precisions / orders;
  const recall = recalls / orders;
  return 100 * (((1 + factor) * precision * recall) / (factor * precision + recall));
}
