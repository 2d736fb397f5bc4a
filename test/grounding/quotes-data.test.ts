import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import type { QuoteCheck } from "../../grounding/schema.ts";
import { labelledTranscript, type SpokenTurn } from "./labelled-transcript.ts";
import { plainTranscript } from "./plain-transcript.ts";
import { hasQuoteData, scoreQuotes } from "./quote-data.ts";

// Reads ../shared/data; the bars are those of the development data.
const hostile = new URL("../../../shared/data/attacks/quotes_hostile.jsonl", import.meta.url);
const llamacon = new URL("../../../shared/data/llamacon/", import.meta.url);

test.skipIf(hasQuoteData)("left out: ../shared/data is absent", () => {
  expect(hasQuoteData).toBe(false);
});

test.runIf(hasQuoteData)(
  "judges the development quotes at the bars set for them",
  { timeout: 60_000 },
  () => {
    const { errors: _errors, recalls: _recalls, ...figures } = scoreQuotes();
    const bars = {
      macroRecall: figures.macroRecall >= 0.95,
      placeAtHalf: figures.placeAtHalf >= 0.98,
      placeAtFourFifths: figures.placeAtFourFifths >= 0.97,
      notSaidCalledSaid: figures.notSaidCalledSaid <= 0.01,
      misattributed: figures.misattributed === 0,
    };
    expect(Object.values(bars), JSON.stringify(figures, null, 1)).not.toContain(false);
  },
);

interface HostileRow {
  readonly id: string;
  readonly segments: readonly { readonly speaker: string; readonly text: string }[];
  readonly quote: string | { readonly repeat: string; readonly times: number };
  readonly speaker?: string;
  readonly accept: readonly string[];
  readonly span: { readonly segment: number; readonly utf16: readonly [number, number] } | null;
  readonly must_flag: readonly string[];
}

test.runIf(existsSync(hostile))("is fooled by none of the hostile quotes", () => {
  const rows = readLines<HostileRow>(hostile);
  expect(rows.map((row) => `${row.id} ${findFault(row)}`).filter((line) => !line.endsWith(" "))).toEqual([]);
});

/** What is wrong with the check of a hostile quote; empty when nothing is. */
function findFault(row: HostileRow): string {
  const transcript = labelledTranscript(row.segments.map(({ speaker, text }): SpokenTurn => [speaker, text]));
  const text = typeof row.quote === "string" ? row.quote : row.quote.repeat.repeat(row.quote.times);
  const speaker = row.speaker === undefined ? {} : { speaker: row.speaker };
  const check = checkQuote(createGroundingIndex(transcript), { text, ...speaker });
  const verdict = check.note === "The quote has no words." ? "invalid" : check.verdict;
  if (!row.accept.includes(verdict)) return verdict;
  const isFlagged =
    row.must_flag.length === 0 || row.must_flag.some((flag) => check.flags.some((own) => own === flag));
  if (!isFlagged) return `flags ${check.flags.join()}`;
  const offset = transcript.segments[row.span?.segment ?? 0]?.span.start ?? 0;
  const spans = check.evidence.map(({ span }) => [span.start - offset, span.end - offset]);
  return row.span === null || JSON.stringify(spans) === JSON.stringify([row.span.utf16])
    ? ""
    : `span ${spans.join()}`;
}

interface GoldQuote {
  readonly quote_es: string;
  readonly char_start: number;
  readonly char_end: number;
}

test.runIf(existsSync(llamacon))(
  "points at the right place for most Spanish quotes of an English recording",
  () => {
    const page = readFileSync(new URL("000_7b915bdd3ceda291.txt", llamacon), "utf8");
    const captions =
      page
        .split("Powered by SOLUTORIA AI")[1]
        ?.replace(/^\n+|\n+$/g, "")
        .replaceAll("<br>", "\n") ?? "";
    const index = createGroundingIndex(plainTranscript(captions, "en"));
    const rows = readLines<GoldQuote>(new URL("gold.quotes.jsonl", llamacon));
    const hits = rows.filter((row) => isAt(checkQuote(index, { text: row.quote_es }), row));
    expect(hits.length).toBeGreaterThanOrEqual(7);
  },
);

function isAt(check: QuoteCheck, gold: GoldQuote): boolean {
  const [first] = check.evidence;
  const last = check.evidence.at(-1);
  return (
    first !== undefined &&
    last !== undefined &&
    first.span.start < gold.char_end &&
    last.span.end > gold.char_start
  );
}

function readLines<T>(file: URL): T[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as T);
}
