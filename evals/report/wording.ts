import type { Example } from "../dataset.ts";
import type { ColumnReport, TableReport } from "./eval-report.ts";

/** How many examples, of how many recordings: rows of one recording are not independent of each other. */
export function countExamples(examples: readonly Example[]): string {
  return sayCounts(examples.length, new Set(examples.map(({ recording }) => recording)).size);
}

/** Such as `30 examples of 6 recordings`. */
export function sayCounts(examples: number, recordings: number): string {
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
  return `${plural(examples, "example")} of ${plural(recordings, "recording")}`;
}

/** How many of the tries that were to be made are on record. */
export function rowsOf({ planned, tried, column }: ColumnReport): string {
  if (tried === planned) return String(tried);
  const why = column.overBudget > 0 ? ", over budget" : "";
  return `${tried} of ${planned}${why}`;
}

/** How a candidate stands to the one with the best figure. */
export function verdictAgainstBest({ columns, compared }: TableReport, column: ColumnReport): string {
  const best = columns[0]?.column.candidate.spec;
  const own = column.column.candidate.spec;
  if (column.tried === 0) return "not tried";
  if (own === best) return "the best figure";
  const pair = compared.pairs.find(
    ({ left, right }) => (left === own && right === best) || (left === best && right === own),
  );
  if (pair === undefined) return "no example in common";
  if (pair.verdict.verdict === "cannot_tell") return pair.verdict.text;
  const isBetter = (pair.verdict.verdict === "better") === (pair.left === own);
  return isBetter ? "better" : "worse";
}

/** How tries without a usable output ended, such as `3 invalid, 1 refused`. */
export function failuresOf({ failures }: ColumnReport): string {
  return Object.entries(failures)
    .map(([status, count]) => `${count} ${status}`)
    .join(", ");
}
