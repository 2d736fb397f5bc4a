import {
  type CorpusMetric,
  countReferences,
  type ReferencedText,
  referencesOf,
  sacrebleuVersion,
  scoreCorpus,
  type TextScore,
} from "./corpus-metric.ts";
import { type TokenizerName, tokenize } from "./tokenize.ts";
import { trimWhitespaceEnd } from "./whitespace.ts";

/** How an n-gram order without a match is scored (Chen and Cherry 2014; `exp` is NIST's). */
export type BleuSmoothing = "exp" | "floor" | "add-k" | "none";

/** Choices of BLEU, each with sacrebleu's default. */
export interface BleuOptions {
  readonly tokenizer?: TokenizerName;
  readonly letterCase?: "mixed" | "lower";
  readonly smoothing?: BleuSmoothing;
  /** For `floor` (0.1) and `add-k` (1). */
  readonly smoothingValue?: number;
  /** `longest_found` leaves out orders that the text is too short for; for single sentences. */
  readonly order?: "all" | "longest_found";
  readonly maxOrder?: number;
}

/** BLEU with its parts; `precisions` in percent, `counts` and `totals` by n-gram order. */
export interface BleuScore extends TextScore {
  readonly counts: readonly number[];
  readonly totals: readonly number[];
  readonly precisions: readonly number[];
  readonly brevityPenalty: number;
  readonly hypothesisLength: number;
  readonly referenceLength: number;
}

type Settings = Required<BleuOptions>;

const smoothingDefaults: Readonly<Record<BleuSmoothing, number>> = {
  exp: 0,
  floor: 0.1,
  "add-k": 1,
  none: 0,
};

/** BLEU (Papineni et al. 2002) as sacrebleu computes it. */
export function createBleu(options: BleuOptions = {}): CorpusMetric<BleuScore> {
  const smoothing = options.smoothing ?? "exp";
  const settings: Settings = {
    tokenizer: "13a",
    letterCase: "mixed",
    order: "all",
    maxOrder: 4,
    smoothingValue: smoothingDefaults[smoothing],
    ...options,
    smoothing,
  };
  return {
    name: "BLEU",
    signature: (rows) => signBleu(settings, rows),
    statistics: (row) => countBleu(settings, row),
    fromStatistics: (sum) => computeBleu(settings, sum),
  };
}

/** BLEU of a corpus, 0 to 100. */
export function corpusBleu(rows: readonly ReferencedText[], options: BleuOptions = {}): BleuScore {
  return scoreCorpus(createBleu(options), rows);
}

/** BLEU of one sentence, 0 to 100; orders that it is too short for are left out unless the options say otherwise. */
export function sentenceBleu(row: ReferencedText, options: BleuOptions = {}): BleuScore {
  return corpusBleu([row], { order: "longest_found", ...options });
}

function signBleu(settings: Settings, rows: readonly ReferencedText[]): string {
  const { smoothing } = settings;
  const takesValue = smoothing === "floor" || smoothing === "add-k";
  return [
    `nrefs:${countReferences(rows)}`,
    `case:${settings.letterCase === "lower" ? "lc" : "mixed"}`,
    `eff:${settings.order === "longest_found" ? "yes" : "no"}`,
    `tok:${settings.tokenizer}`,
    `smooth:${smoothing}${takesValue ? `[${settings.smoothingValue.toFixed(2)}]` : ""}`,
    `version:${sacrebleuVersion}`,
  ].join("|");
}

/** [hypothesis length, closest reference length, matches by order…, n-grams by order…]. */
function countBleu(settings: Settings, row: ReferencedText): number[] {
  const cut = (text: string): string[] => {
    const cased = settings.letterCase === "lower" ? text.toLowerCase() : text;
    return tokenize(trimWhitespaceEnd(cased), settings.tokenizer);
  };
  const hypothesis = cut(row.hypothesis);
  const references = referencesOf(row).map(cut);
  const matches: number[] = [];
  const totals: number[] = [];
  for (let order = 1; order <= settings.maxOrder; order += 1) {
    totals.push(Math.max(0, hypothesis.length - order + 1));
    matches.push(countMatches(hypothesis, references, order));
  }
  const lengths = references.map((reference) => reference.length);
  return [hypothesis.length, closestLength(hypothesis.length, lengths), ...matches, ...totals];
}

/** Clipped matches: each n-gram counts at most as often as in the reference that has most of it. */
function countMatches(
  hypothesis: readonly string[],
  references: readonly (readonly string[])[],
  order: number,
): number {
  const allowed = new Map<string, number>();
  for (const reference of references)
    for (const [gram, count] of countGrams(reference, order))
      allowed.set(gram, Math.max(count, allowed.get(gram) ?? 0));
  let matches = 0;
  for (const [gram, count] of countGrams(hypothesis, order))
    matches += Math.min(count, allowed.get(gram) ?? 0);
  return matches;
}

function countGrams(tokens: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= tokens.length; start += 1) {
    const gram = tokens.slice(start, start + order).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** The reference length nearest to the hypothesis; of two as near, the shorter. */
function closestLength(length: number, references: readonly number[]): number {
  return references.reduce((best, other) => {
    const nearer = Math.abs(other - length) - Math.abs(best - length);
    return nearer < 0 || (nearer === 0 && other < best) ? other : best;
  });
}

function computeBleu(settings: Settings, sum: readonly number[]): BleuScore {
  const [hypothesisLength = 0, referenceLength = 0] = sum;
  const counts = sum.slice(2, 2 + settings.maxOrder);
  const totals = sum.slice(2 + settings.maxOrder);
  const brevityPenalty = penalizeBrevity(hypothesisLength, referenceLength);
  const parts = { brevityPenalty, hypothesisLength, referenceLength };
  if (counts.every((count) => count === 0))
    return { score: 0, counts, totals, precisions: counts.map(() => 0), ...parts };
  const smoothed = smoothPrecisions(settings, counts, totals);
  const used = smoothed.precisions.slice(0, smoothed.orders);
  const logarithms = used.reduce((total, precision) => total + flooredLog(precision), 0);
  const score = brevityPenalty * Math.exp(logarithms / smoothed.orders);
  return { score, ...smoothed.counted, precisions: smoothed.precisions, ...parts };
}

function penalizeBrevity(hypothesisLength: number, referenceLength: number): number {
  if (hypothesisLength >= referenceLength) return 1;
  return hypothesisLength > 0 ? Math.exp(1 - referenceLength / hypothesisLength) : 0;
}

/** sacrebleu's logarithm of 0. */
function flooredLog(value: number): number {
  return value === 0 ? -9_999_999_999 : Math.log(value);
}

interface SmoothedPrecisions {
  readonly precisions: readonly number[];
  /** How many orders the mean is taken over. */
  readonly orders: number;
  /** The counts with what `add-k` added. */
  readonly counted: { readonly counts: readonly number[]; readonly totals: readonly number[] };
}

function smoothPrecisions(
  settings: Settings,
  counts: readonly number[],
  totals: readonly number[],
): SmoothedPrecisions {
  const added = settings.smoothing === "add-k" ? settings.smoothingValue : 0;
  const addK = (count: number, index: number): number => (index === 0 ? count : count + added);
  const counted = { counts: counts.map(addK), totals: totals.map(addK) };
  // From the first order that the text is too short for, nothing is found.
  const firstEmpty = counted.totals.indexOf(0);
  const found = firstEmpty === -1 ? settings.maxOrder : firstEmpty;
  let misses = 0;
  const precisions = counted.counts.map((count, index) => {
    if (index >= found) return 0;
    if (count === 0) misses += 1;
    return (100 * (count > 0 ? count : substitute(settings, misses))) / (counted.totals[index] ?? 1);
  });
  return { precisions, orders: settings.order === "longest_found" ? found : settings.maxOrder, counted };
}

/** What stands for a count of 0 that is the `misses`-th so far. */
function substitute(settings: Settings, misses: number): number {
  switch (settings.smoothing) {
    case "exp":
      return 0.5 ** misses;
    case "floor":
      return settings.smoothingValue;
    case "add-k":
    case "none":
      return 0;
    default:
      return settings.smoothing satisfies never;
  }
}
