import { OnrecordError } from "../../../errors.ts";
import { sumCounts } from "../../statistics/sum-counts.ts";

/** One translation and the texts it is held against; with several references each row may have its own number. */
export interface ReferencedText {
  readonly hypothesis: string;
  readonly references: readonly string[];
}

/** A score of a corpus or a sentence on sacrebleu's scale, 0 to 100. */
export interface TextScore {
  readonly score: number;
}

/**
 * A metric that is not the mean of its rows: each row gives counts, the counts are summed, and the sum gives the
 * score. Resampling (`statistics/`) works on the counts, so that a text is read once.
 */
export interface CorpusMetric<Score extends TextScore = TextScore> {
  /** As sacrebleu writes it, such as `BLEU` or `chrF2++`. */
  readonly name: string;
  /** sacrebleu's signature of this metric over these rows. */
  readonly signature: (rows: readonly ReferencedText[]) => string;
  /** The row's counts; the same length for every row. Throws `bad_input` when the row has no reference. */
  readonly statistics: (row: ReferencedText) => readonly number[];
  readonly fromStatistics: (sum: readonly number[]) => Score;
}

/** The sacrebleu release whose numbers and signatures this folder gives. */
export const sacrebleuVersion = "2.6.0";

/** The metric over a whole corpus. Throws `bad_input` for no rows or a row without a reference. */
export function scoreCorpus<Score extends TextScore>(
  metric: CorpusMetric<Score>,
  rows: readonly ReferencedText[],
): Score {
  if (rows.length === 0)
    throw new OnrecordError(`${metric.name} of no rows is not defined. Give one row or more.`, {
      code: "bad_input",
    });
  return metric.fromStatistics(sumCounts(rows.map(metric.statistics)));
}

/** `nrefs` of a signature: the number of references of every row, or `var` when rows differ. */
export function countReferences(rows: readonly ReferencedText[]): string {
  const numbers = new Set(rows.map((row) => row.references.length));
  const [only] = numbers;
  return numbers.size === 1 && only !== undefined ? String(only) : "var";
}

/** The references of a row, of which there must be one. */
export function referencesOf(row: ReferencedText): readonly string[] {
  if (row.references.length > 0) return row.references;
  throw new OnrecordError(
    `A row has no reference: "${row.hypothesis.slice(0, 60)}". Give each row one reference or more.`,
    { code: "bad_input" },
  );
}
