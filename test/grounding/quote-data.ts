import { existsSync, readFileSync } from "node:fs";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex, type GroundingIndex } from "../../grounding/grounding-index.ts";
import type { QuoteCheck } from "../../grounding/schema.ts";
import { plainTranscript } from "./plain-transcript.ts";

const folder = new URL("../../../shared/data/verification/", import.meta.url);

/** The development data is there; it is no part of the project. */
export const hasQuoteData = existsSync(folder);

interface Row {
  readonly id: string;
  readonly transcript_id: string;
  readonly quote: string;
  readonly label: string;
  readonly noise: string;
  readonly source: string;
  readonly gold_start?: number;
  readonly gold_end?: number;
  readonly gold_text?: string;
  readonly ambiguous_place?: boolean;
  readonly edit?: { readonly kind: string; readonly old: string; readonly new: string };
}

interface Scored {
  readonly row: Row;
  readonly check: QuoteCheck;
  /** Intersection over union with the gold span; undefined where the place does not count. */
  readonly overlap: number | undefined;
}

export interface QuoteFigures {
  readonly macroRecall: number;
  readonly placeAtHalf: number;
  readonly placeAtFourFifths: number;
  readonly notSaidCalledSaid: number;
  readonly misattributed: number;
  readonly msPerQuote: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly recalls: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
}

/** Checks every quote of the development data and counts what is right. */
export function scoreQuotes(): QuoteFigures {
  const rows = readRows("quotes.jsonl");
  const indexOf = cachedIndexes();
  const before = performance.now();
  const scored = rows.map((row): Scored => {
    const { index, points } = indexOf(row.transcript_id);
    const check = checkQuote(index, { text: row.quote });
    const counts = row.gold_start !== undefined && row.ambiguous_place !== true;
    return { row, check, overlap: counts ? overlapOf(check, points, row) : undefined };
  });
  const placed = scored.filter(({ overlap }) => overlap !== undefined);
  const label = (name: string): Scored[] => scored.filter(({ row }) => row.label === name);
  return {
    macroRecall: (recall(label("said")) + recall(label("altered")) + recall(label("not_said"))) / 3,
    placeAtHalf: share(placed, ({ overlap = 0 }) => overlap >= 0.5),
    placeAtFourFifths: share(placed, ({ overlap = 0 }) => overlap >= 0.8),
    notSaidCalledSaid: share(label("not_said"), ({ check }) => check.verdict === "said"),
    misattributed: scored.filter(({ check }) => check.verdict === "misattributed").length,
    msPerQuote: (performance.now() - before) / rows.length,
    counts: countBy(scored, ({ row, check }) => `${row.label} > ${check.verdict}`),
    recalls: Object.fromEntries(
      groups(scored).map(([key, list]) => [key, `${recall(list).toFixed(3)} of ${list.length}`]),
    ),
    errors: scored.flatMap(describeError),
  };
}

function readRows(name: string): Row[] {
  const lines = readFileSync(new URL(name, folder), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

function cachedIndexes(): (id: string) => { index: GroundingIndex; points: string[] } {
  const known = new Map<string, { index: GroundingIndex; points: string[] }>();
  return (id) => {
    const text = known.has(id) ? "" : readFileSync(new URL(`transcripts/${id}.txt`, folder), "utf8");
    const entry = known.get(id) ?? {
      index: createGroundingIndex(plainTranscript(text, "en")),
      points: [...text],
    };
    known.set(id, entry);
    return entry;
  };
}

/** Gold offsets count code points, ours UTF-16 units. */
function overlapOf(check: QuoteCheck, points: readonly string[], row: Row): number {
  const parts = check.places[0]?.parts;
  const start = parts?.[0]?.span.start ?? 0;
  const end = parts?.at(-1)?.span.end ?? 0;
  const goldStart = points.slice(0, row.gold_start).join("").length;
  const goldEnd = points.slice(0, row.gold_end).join("").length;
  const both = Math.min(end, goldEnd) - Math.max(start, goldStart);
  return Math.max(0, both) / (Math.max(end, goldEnd) - Math.min(start, goldStart));
}

function isRight({ row, check }: Scored): boolean {
  return check.verdict === row.label;
}

function recall(list: readonly Scored[]): number {
  return share(list, isRight);
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / Math.max(1, list.length);
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of list) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function groups(scored: readonly Scored[]): [string, Scored[]][] {
  const keysOf = ({ row }: Scored): string[] => [
    row.label,
    `${row.label}/${row.noise}`,
    `${row.label}@${row.source}`,
  ];
  const keys = [...new Set(scored.flatMap(keysOf))].sort();
  return keys.map((key) => [key, scored.filter((item) => keysOf(item).includes(key))]);
}

function describeError({ row, check, overlap }: Scored): string[] {
  if (row.label === check.verdict && (overlap ?? 1) >= 0.5) return [];
  const place = check.evidence.map(({ text }) => text).join(" || ");
  return [
    `${row.id} ${row.label}/${row.noise} > ${check.verdict} ${check.confidence.toFixed(2)} place ${overlap?.toFixed(2) ?? "-"}`,
    `   quote ${row.quote}`,
    `   gold  ${row.gold_text ?? "-"}`,
    `   place ${place}`,
    `   ${JSON.stringify(check.changes)}`,
  ];
}
