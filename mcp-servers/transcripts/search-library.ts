import type { TermSheet } from "../../app/term-sheet.ts";
import type { TranscriptRow } from "../../store/library.ts";
import { parseQuery, type Token } from "../../transcript/search-query.ts";

/** A transcript of the library with the sheet of its words. */
export interface SheetRow {
  readonly row: TranscriptRow;
  readonly sheet: TermSheet;
}

/** A line of some transcript that may answer a query; higher scores are better. */
export interface RankedLine {
  readonly row: TranscriptRow;
  readonly segment: number;
  readonly score: number;
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

/**
 * Lines of the whole library that hold the most of a query's words, the best first; a rare word weighs more (inverse
 * line frequency over all transcripts). Ties go by id and place. Words of "quoted phrases" have to be in the line or
 * its neighbours, all of them; whether they stand there in order has to be looked up.
 */
export function rankLines(
  sheets: readonly SheetRow[],
  query: string,
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
    .flatMap(({ row, sheet, asked }) => scoreLines(sheet, asked, weights).map((line) => ({ row, ...line })));
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

function scoreLines(
  sheet: TermSheet,
  { stems, phrases }: StemmedQuery,
  weights: Weights,
): { segment: number; score: number }[] {
  const heaviest = stems.reduce((most, stem) => Math.max(most, weights.get(stem) ?? 0), 0);
  const scores = new Map<number, number>();
  for (const stem of stems) {
    const weight = weights.get(stem) ?? 0;
    if (weight < heaviest * leastWeight) continue;
    for (const [segment, share] of spread(sheet.segmentsWith(stem), sheet.card.segments))
      scores.set(segment, (scores.get(segment) ?? 0) + weight * share);
  }
  const keeps = inAllPhrases(sheet, phrases);
  return [...scores].filter(([segment]) => keeps(segment)).map(([segment, score]) => ({ segment, score }));
}

/** 1 for the segments themselves, less for those beside them that lack the word. */
function spread(segments: readonly number[], total: number): Map<number, number> {
  const shares = new Map<number, number>();
  for (const segment of segments) {
    shares.set(segment, 1);
    for (const beside of [segment - 1, segment + 1]) {
      if (beside >= 0 && beside < total && !shares.has(beside)) shares.set(beside, neighbourWeight);
    }
  }
  return shares;
}

/** Whether every word of every phrase stands within as many lines as the phrase has words. */
function inAllPhrases(
  sheet: TermSheet,
  phrases: readonly (readonly Token[])[],
): (segment: number) => boolean {
  const words = phrases.flatMap((phrase) =>
    phrase.map(({ stem }) => ({ lines: new Set(sheet.segmentsWith(stem)), reach: phrase.length - 1 })),
  );
  return (segment) =>
    words.every(({ lines, reach }) => {
      for (let beside = segment - reach; beside <= segment + reach; beside += 1)
        if (lines.has(beside)) return true;
      return false;
    });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
