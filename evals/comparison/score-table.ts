import { createHash } from "node:crypto";
import type { Example } from "../dataset.ts";
import type { Candidate } from "../runner/candidate.ts";
import type { PlannedColumn, PlannedTable } from "../runner/plan.ts";
import type { RecordPlace } from "../runner/read-records.ts";
import type { EvalRecord, RowIdentity, RowStatus } from "../runner/record.ts";
import type { Score } from "../scorer.ts";

/** One try on record, scored: a score for each of the task's scorers, absent where one does not apply. */
export interface ScoredTry {
  readonly place: RecordPlace;
  readonly status: Exclude<RowStatus, "over_budget">;
  readonly scores: readonly (Score | undefined)[];
  readonly calls: number;
  readonly costUsd: number | null;
  readonly seconds: number | null;
}

/** A candidate's tries by example. */
export interface ScoredColumn {
  readonly candidate: Candidate;
  readonly planned: PlannedColumn;
  /** Of each example of the table: its tries, none where it was not to be tried or could not be. */
  readonly tries: ReadonlyMap<Example, readonly ScoredTry[]>;
  /** Tries that are not on record, and those of them that a budget forbade. */
  readonly missing: number;
  readonly overBudget: number;
  /** Hash of what the figures rest on: examples, statuses and outputs, without times, costs and who gave them. */
  readonly sha256: string;
}

/** A table with the scores of all that is on record. */
export interface ScoredTable {
  readonly planned: PlannedTable;
  readonly columns: readonly ScoredColumn[];
}

/** Records as they are looked up. */
export interface RecordSource {
  find(row: RowIdentity, names: { readonly dataset: string }): RecordPlace | undefined;
  read(place: RecordPlace): EvalRecord;
}

/** Scores what is on record for a table; nothing is asked of anyone. Outputs are read, scored and let go one by one. */
export function scoreTable(planned: PlannedTable, source: RecordSource): ScoredTable {
  return { planned, columns: planned.columns.map((column) => scoreColumn(planned, column, source)) };
}

/** Scores one candidate's records, which need not be of the table's own run. */
export function scoreColumn(table: PlannedTable, column: PlannedColumn, source: RecordSource): ScoredColumn {
  const hash = createHash("sha256");
  const tries = new Map<Example, readonly ScoredTry[]>();
  const left = { missing: 0, overBudget: 0 };
  for (const example of column.examples) {
    const found = findTries(table, column, { example, source });
    for (const { sample, record } of found.tries) {
      hash.update(JSON.stringify([example.id, sample, record.status, record.output ?? null]));
    }
    left.missing += column.samples - found.tries.length;
    left.overBudget += found.overBudget;
    tries.set(
      example,
      found.tries.map((one) => scoreTry(table, example, one)),
    );
  }
  return { candidate: column.candidate, planned: column, tries, ...left, sha256: hash.digest("hex") };
}

interface FoundTry {
  readonly sample: number;
  readonly place: RecordPlace;
  readonly record: EvalRecord;
}

function findTries(
  table: PlannedTable,
  column: PlannedColumn,
  { example, source }: { readonly example: Example; readonly source: RecordSource },
): { readonly tries: readonly FoundTry[]; readonly overBudget: number } {
  const tries: FoundTry[] = [];
  let overBudget = 0;
  for (let sample = 0; sample < column.samples; sample += 1) {
    const place = source.find(identityOf(table, column, { example, sample }), {
      dataset: table.dataset.name,
    });
    if (place === undefined) continue;
    if (place.status === "over_budget") {
      overBudget += 1;
      continue;
    }
    const record = source.read(place);
    if (!isOutdated(table, record)) tries.push({ sample, place, record });
  }
  return { tries, overBudget };
}

function identityOf(
  { task, loaded }: PlannedTable,
  { candidate }: PlannedColumn,
  { example, sample }: { readonly example: Example; readonly sample: number },
): RowIdentity {
  return { task, datasetSha256: loaded.sha256, example: example.id, candidate: candidate.spec, sample };
}

/** An output that another version of the task wrote in a shape of its own tells nothing. */
function isOutdated({ task }: PlannedTable, { taskVersion, status, output }: EvalRecord): boolean {
  return taskVersion !== task.version && status === "ok" && !task.isOutput(output);
}

function scoreTry(
  { task }: PlannedTable,
  example: Example,
  { place, record }: { readonly place: RecordPlace; readonly record: EvalRecord },
): ScoredTry {
  const isRead = record.status === "ok" && task.isOutput(record.output);
  const status = record.status === "ok" && !isRead ? "invalid" : record.status;
  const output = isRead ? record.output : undefined;
  return {
    place,
    status: status === "over_budget" ? "invalid" : status,
    scores: task.scorers.map((scorer) => scorer.score(example, output)),
    calls: record.calls,
    costUsd: record.costUsd,
    seconds: record.seconds,
  };
}
