import { OnrecordError } from "../../errors.ts";
import { type ClusteredValue, type LinearEstimate, meanOf } from "./linear-estimate.ts";

/** A row's score under one model; the same id under another model is the same row. */
export interface ScoredRow extends ClusteredValue {
  readonly id: string;
}

/** Two models on the rows that both have. */
export interface PairedDifference {
  /** The left model's figure less the right one's. */
  readonly difference: LinearEstimate;
  readonly left: LinearEstimate;
  readonly right: LinearEstimate;
  /** Each common row's difference, in the left model's order. */
  readonly rows: readonly ScoredRow[];
  /** Ids that only one of the two has, in order; they count for nothing and should be told. */
  readonly unmatched: readonly string[];
}

/**
 * Mean differences of rows joined by id; several samples of a row are averaged first. The error of the difference
 * takes in how the two models go together, row by row and recording by recording (Miller 2024).
 * Throws `bad_input` when no id is common, or an id stands in two recordings.
 */
export function pairedDifference(left: readonly ScoredRow[], right: readonly ScoredRow[]): PairedDifference {
  const pairs = joinById({ left: averageSamples(left), right: averageSamples(right) });
  const rows = pairs.both.map(([one, other]) => ({ ...one, value: one.value - other.value }));
  return {
    difference: meanOf(rows),
    left: meanOf(pairs.both.map(([one]) => one)),
    right: meanOf(pairs.both.map(([, other]) => other)),
    rows,
    unmatched: pairs.unmatched,
  };
}

/** One row an id: the mean of its samples, in the order in which the ids first appear. */
export function averageSamples(rows: readonly ScoredRow[]): ScoredRow[] {
  const sums = new Map<string, { cluster: string; sum: number; count: number }>();
  for (const { id, cluster, value } of rows) {
    const known = sums.get(id) ?? { cluster, sum: 0, count: 0 };
    if (known.cluster !== cluster) throw twoRecordings(id, known.cluster, cluster);
    sums.set(id, { cluster, sum: known.sum + value, count: known.count + 1 });
  }
  return [...sums].map(([id, { cluster, sum, count }]) => ({ id, cluster, value: sum / count }));
}

/** Rows of both sides with the same id, in the left side's order, and the ids that are missing on a side. */
export function joinById<Row extends { readonly id: string; readonly cluster: string }>(sides: {
  readonly left: readonly Row[];
  readonly right: readonly Row[];
}): { readonly both: readonly (readonly [Row, Row])[]; readonly unmatched: readonly string[] } {
  const right = new Map(sides.right.map((row) => [row.id, row]));
  const both: (readonly [Row, Row])[] = [];
  const unmatched: string[] = [];
  for (const row of sides.left) {
    const other = right.get(row.id);
    right.delete(row.id);
    if (other === undefined) unmatched.push(row.id);
    else if (other.cluster !== row.cluster) throw twoRecordings(row.id, row.cluster, other.cluster);
    else both.push([row, other]);
  }
  if (both.length > 0) return { both, unmatched: [...unmatched, ...right.keys()] };
  throw new OnrecordError("The two runs have no row in common. Compare runs of the same data set.", {
    code: "bad_input",
  });
}

function twoRecordings(id: string, one: string, other: string): OnrecordError {
  return new OnrecordError(
    `Row "${id}" stands in the recordings "${one}" and "${other}". Give each row an id of its own.`,
    { code: "bad_input" },
  );
}
