import { fitByNewton } from "./fit-by-newton.ts";
import type { LogisticModel, LogisticRow } from "./fit-logistic.ts";
import type { QuoteSample } from "./quote-samples.ts";

const l2 = 1;
/** Rows of the data that a made kind counts for, however many it has. */
const rowsOfKind = 37;
const weightOfVariant = 0.6;
/**
 * What all changed stretches weigh together, as a share of the others. A kind that is left out leaves it as it is. In
 * development quotes whose recording is left out, said / altered are .935 / .967 at .14, .927 / .975 at .2.
 */
const shareOfChanged = 0.2;
/** Kinds that an editor may make as well: a word of content left out, a clause. They teach nothing. */
const untaught = new Set(["dropped", "condition", "hedge"]);

/** Weights of `traitNumbers` and the bias, from true quotes and changed ones: which stretches were changed. */
export function fitQuoteWeights(samples: readonly QuoteSample[]): LogisticModel {
  const taught = samples.filter(isTaught);
  const sizes = new Map<string, number>();
  for (const { row, made } of samples) if (made) sizes.set(row.kind, (sizes.get(row.kind) ?? 0) + 1);
  const weightOf = ({ row, made }: QuoteSample): number => {
    if (!made) return 1;
    return row.label === "said" ? weightOfVariant : rowsOfKind / (sizes.get(row.kind) ?? 1);
  };
  const rows = taught.flatMap((sample) => toRows(sample, weightOf(sample)));
  return fitByNewton(balance(rows), l2);
}

function isTaught({ row, made, stretches }: QuoteSample): boolean {
  if (row.label === "not_said" || (made && untaught.has(row.kind))) return false;
  return row.label === "said" || stretches.some(({ edited }) => edited);
}

function toRows({ stretches }: QuoteSample, weight: number): LogisticRow[] {
  return stretches.map(({ numbers, edited }) => ({ features: numbers, positive: edited, weight }));
}

function balance(rows: readonly LogisticRow[]): LogisticRow[] {
  const sumOf = (wanted: boolean): number =>
    rows.reduce((sum, { positive, weight }) => sum + (positive === wanted ? weight : 0), 0);
  const factor = (shareOfChanged * sumOf(false)) / (sumOf(true) || 1);
  return rows.map((row) => (row.positive ? { ...row, weight: row.weight * factor } : row));
}
