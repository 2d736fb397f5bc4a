import type { TermSheet } from "../../app/term-sheet.ts";
import type { TranscriptRow } from "../../store/library.ts";
import { parseQuery, type Token } from "../../transcript/search-query.ts";
import type { SheetRow } from "./take-sheets.ts";

/** A line of some transcript that may answer a query; higher scores are better. */
export interface RankedLine {
  readonly row: TranscriptRow;
  readonly segment: number;
  readonly score: number;
}

/** Words to look for, and whether every line that holds them answers, or some of them. */
export interface RankedQuery {
  readonly query: string;
  readonly answers: "every" | "some";
}

/** What a query asks of a transcript in one language. */
interface StemmedQuery {
  readonly stems: readonly string[];
  readonly phrases: readonly (readonly Token[])[];
}

/** How many lines the library holds of each stem, and what it weighs for that. */
type Weights = ReadonlyMap<string, number>;

/** What a word counts in the line before or after. */
const neighbourWeight = 0.3;
/** A line has to hold this share of what the best line holds. */
const leastShare = 0.5;
/** A word this much lighter than the heaviest one ranks nothing; its lines need not be looked at. */
const leastWeight = 0.12;
const maxTranscripts = 200;
const perTranscript = 3;
/** Lines of a transcript that are looked at when not every line will do. */
const candidatesPerTranscript = 40;
/** Lines this near to a better one are read with it. */
const nearby = 2;

/**
 * Lines of the whole library that hold the most of a query's words, the best first; a rare word weighs more (inverse
 * line frequency over all transcripts). Ties go by id and place. Words of "quoted phrases" have to be in the line or its
 * neighbours, all of them. `every` line answers: at most three of a transcript are given, none near another. Or `some`
 * do, those that hold the phrase or are of the speaker, which has to be looked up: up to 40 are given.
 */
export function rankLines(
  sheets: readonly SheetRow[],
  { query, answers }: RankedQuery,
  stemmerOf: (language: string | undefined) => (word: string) => string,
): RankedLine[] {
  const queries = new Map<string, StemmedQuery>();
  const queryOf = ({ card }: TermSheet): StemmedQuery => {
    const key = card.language ?? "";
    const known = queries.get(key) ?? stemQuery(query, stemmerOf(card.language));
    queries.set(key, known);
    return known;
  };
  const found = sheets.map((entry) => {
    const asked = queryOf(entry.sheet);
    const counts = new Map(asked.stems.map((stem) => [stem, entry.sheet.count(stem)]));
    return { ...entry, asked, counts };
  });
  const weights = weigh(found);
  const promising = found
    .filter(({ asked, counts }) => asked.phrases.flat().every(({ stem }) => (counts.get(stem) ?? 0) > 0))
    .map((entry) => ({ ...entry, bound: boundOf(entry.counts, weights) }))
    .filter(({ bound }) => bound > 0)
    .sort((a, b) => b.bound - a.bound || (a.row.id < b.row.id ? -1 : 1));
  const best = promising[0]?.bound ?? 0;
  const lines = promising
    .filter(({ bound }) => bound >= best * leastShare)
    .slice(0, maxTranscripts)
    .flatMap(({ row, sheet, asked }) =>
      takeLines(scoreLines(sheet, asked, weights), answers).map((line) => ({ row, ...line })),
    );
  const top = lines.reduce((most, { score }) => Math.max(most, score), 0);
  return lines
    .filter(({ score }) => score >= top * leastShare)
    .sort((a, b) => b.score - a.score || compare(a.row.id, b.row.id) || a.segment - b.segment);
}

function stemQuery(query: string, stem: (word: string) => string): StemmedQuery {
  const { words, phrases } = parseQuery(query, stem);
  return { stems: [...new Set(words)], phrases };
}

function weigh(
  found: readonly { readonly sheet: TermSheet; readonly counts: ReadonlyMap<string, number> }[],
): Weights {
  const lines = found.reduce((sum, { sheet }) => sum + sheet.card.segments, 0);
  const holders = new Map<string, number>();
  for (const { counts } of found) {
    for (const [stem, count] of counts) holders.set(stem, (holders.get(stem) ?? 0) + count);
  }
  return new Map(
    [...holders].map(([stem, count]) => [stem, Math.log(1 + (lines - count + 0.5) / (count + 0.5))]),
  );
}

function boundOf(counts: ReadonlyMap<string, number>, weights: Weights): number {
  let bound = 0;
  for (const [stem, count] of counts) bound += count > 0 ? (weights.get(stem) ?? 0) : 0;
  return bound;
}

type ScoredLine = Omit<RankedLine, "row">;

function scoreLines(sheet: TermSheet, { stems, phrases }: StemmedQuery, weights: Weights): Float64Array {
  const heaviest = stems.reduce((most, stem) => Math.max(most, weights.get(stem) ?? 0), 0);
  const scores = new Float64Array(sheet.card.segments);
  for (const stem of stems) {
    const weight = weights.get(stem) ?? 0;
    if (weight >= heaviest * leastWeight) addWord(scores, sheet.segmentsWith(stem), weight);
  }
  for (const phrase of phrases) keepPhrase(scores, sheet, phrase);
  return scores;
}

/** Adds the whole weight to the segments with a word, and less to those beside them that lack it. */
function addWord(scores: Float64Array, segments: readonly number[], weight: number): void {
  for (const [at, segment] of segments.entries()) {
    add(scores, segment, weight);
    // Between two segments with the word, the one in the middle gains once.
    if (segments[at - 1] !== segment - 1 && segments[at - 1] !== segment - 2)
      add(scores, segment - 1, weight * neighbourWeight);
    if (segments[at + 1] !== segment + 1) add(scores, segment + 1, weight * neighbourWeight);
  }
}

function add(scores: Float64Array, segment: number, weight: number): void {
  const score = scores[segment];
  if (score !== undefined) scores[segment] = score + weight;
}

/** Takes out the lines that lack a word of a phrase within as many lines as the phrase has words. */
function keepPhrase(scores: Float64Array, sheet: TermSheet, phrase: readonly Token[]): void {
  const reach = phrase.length - 1;
  for (const { stem } of phrase) {
    let next = 0;
    for (const segment of sheet.segmentsWith(stem)) {
      scores.fill(0, next, Math.max(next, segment - reach));
      next = segment + reach + 1;
    }
    scores.fill(0, next);
  }
}

function takeLines(scores: Float64Array, answers: RankedQuery["answers"]): ScoredLine[] {
  const taken: ScoredLine[] = [];
  const most = answers === "every" ? perTranscript : candidatesPerTranscript;
  const reach = answers === "every" ? nearby : 0;
  while (taken.length < most) {
    const segment = indexOfBest(scores);
    const score = scores[segment] ?? 0;
    if (score === 0) break;
    taken.push({ segment, score });
    scores.fill(0, Math.max(0, segment - reach), segment + reach + 1);
  }
  return taken;
}

function indexOfBest(scores: Float64Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index += 1)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}

/** Whether a line may stand beside those taken of its transcript before: at most three, none near another. */
export function isApart(taken: readonly number[], segment: number): boolean {
  return taken.length < perTranscript && taken.every((other) => Math.abs(other - segment) > nearby);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
