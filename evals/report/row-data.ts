import { deflateRawSync } from "node:zlib";
import type { ScoredColumn, ScoredTry } from "../comparison/score-table.ts";
import type { Example } from "../dataset.ts";
import type { RecordPlace } from "../runner/read-records.ts";
import type { EvalRecord } from "../runner/record.ts";
import type { Aggregation, Score } from "../scorer.ts";
import type { AnyScorer } from "../task.ts";
import type { EvalReport, TableReport } from "./eval-report.ts";
import { toPlainText } from "./output-text.ts";
import type { RowBlock, RowCell, RowIndex } from "./row-shapes.ts";

/** Rows that are packed together and unpacked when one of them is looked at. */
const blockRows = 100;

/** Packed rows of all tables may take so many bytes: with all else a page stays under 10 MB. */
const mostBytes = 8_500_000;

/** Letters of one text that are kept; the whole stands in the records. */
const mostLetters = 2_000;

/** Letters of all texts together, before they are packed, that are looked for room for at first. */
const mostLettersTogether = 40_000_000;

/** The rows of each table, packed: an index and blocks, each deflated and in base64. Longer texts are cut until all fit. */
export function packRows(
  { tables }: EvalReport,
  read: (place: RecordPlace) => EvalRecord,
): readonly (readonly string[])[] {
  const cells = tables.reduce(
    (sum, { columns }) => sum + columns.reduce((own, { tried }) => own + tried, 0),
    0,
  );
  let letters = Math.min(mostLetters, Math.max(80, Math.floor(mostLettersTogether / Math.max(1, cells))));
  for (;;) {
    const packed = tables.map((table) => packTable(table, read, letters));
    const bytes = packed.flat().reduce((sum, one) => sum + one.length, 0);
    if (bytes <= mostBytes || letters <= 40) return packed;
    letters = Math.floor(letters * Math.min(0.8, (mostBytes / bytes) * 0.9));
  }
}

function packTable(
  { compared, columns }: TableReport,
  read: (place: RecordPlace) => EvalRecord,
  letters: number,
): readonly string[] {
  const { task, loaded } = compared.table.planned;
  const { scorers } = task;
  const [primary] = scorers;
  const own = columns.map(({ column }) => column);
  const index: RowIndex = {
    specs: columns.map(({ column, mark }) => `${mark} ${column.candidate.spec}`),
    scorers: scorers.map(({ title, better, range }) => ({ title, better, wide: range[1] - range[0] > 1 })),
    blockRows,
    rows: loaded.examples.length,
    values: own.map((column) => loaded.examples.map((example) => firstValue(column, example, primary))),
    states: own.map((column) =>
      loaded.examples.map((example) => stateOf(firstTry(column, example))).join(""),
    ),
  };
  const blocks = Array.from({ length: Math.ceil(loaded.examples.length / blockRows) }, (_, at) => {
    const examples = loaded.examples.slice(at * blockRows, (at + 1) * blockRows);
    const block: RowBlock = examples.map((example) => ({
      id: example.id,
      about: [example.recording, example.language ?? "", ...Object.values(example.slices)]
        .filter(Boolean)
        .join(" · "),
      input: cut(toPlainText(example.input), letters),
      expected: cut(toPlainText(example.expected), letters),
      cells: own.map((column) => cellOf(firstTry(column, example), { scorers, read, letters })),
    }));
    return pack(block);
  });
  return [pack(index), ...blocks];
}

/** Of several tries at an example the first is shown. */
function firstTry(column: ScoredColumn, example: Example): ScoredTry | undefined {
  return column.tries.get(example)?.[0];
}

function firstValue(column: ScoredColumn, example: Example, scorer: AnyScorer | undefined): number | null {
  const score = firstTry(column, example)?.scores[0];
  return scorer === undefined ? null : valueOfRow(score, scorer.aggregation);
}

/** What one row would have alone; null where a scorer has nothing to say of a row. */
function valueOfRow(score: Score | undefined, aggregation: Aggregation): number | null {
  if (score === undefined) return null;
  if (score.value !== undefined) return rounded(score.value);
  if (aggregation.kind !== "corpus" || score.counts === undefined) return null;
  const alone = aggregation.combine(score.counts);
  return alone === undefined || !Number.isFinite(alone) ? null : rounded(alone);
}

function cellOf(
  one: ScoredTry | undefined,
  parts: {
    readonly scorers: readonly AnyScorer[];
    readonly read: (place: RecordPlace) => EvalRecord;
    readonly letters: number;
  },
): RowCell | null {
  if (one === undefined) return null;
  const { output, error } = parts.read(one.place);
  const text = error === undefined ? toPlainText(output) : `${error.code}: ${error.message}`;
  return [
    cut(text, parts.letters),
    cut(one.scores[0]?.reason ?? "", 160),
    parts.scorers.map(({ aggregation }, at) => valueOfRow(one.scores[at], aggregation)),
  ];
}

/** One letter a row, as `RowIndex` says. */
const stateLetters: Readonly<Record<ScoredTry["status"], string>> = {
  ok: "o",
  invalid: "i",
  error: "e",
  refused: "r",
  truncated: "t",
};

function stateOf(one: ScoredTry | undefined): string {
  return one === undefined ? "-" : stateLetters[one.status];
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Never between the two halves of one letter. */
function cut(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const end = /[\ud800-\udbff]/.test(text[letters - 1] ?? "") ? letters - 1 : letters;
  return `${text.slice(0, end)} …`;
}

function pack(value: unknown): string {
  return deflateRawSync(JSON.stringify(value), { level: 9 }).toString("base64");
}
