import { OnrecordError } from "../errors.ts";
import { type Difference, differenceOf } from "./comparison/difference.ts";
import { type Figure, figureOf } from "./comparison/figure.ts";
import { openRecords, openReference } from "./comparison/record-source.ts";
import { type ScoreRow, scoreRows } from "./comparison/score-rows.ts";
import { type RecordSource, type ScoredColumn, scoreColumn } from "./comparison/score-table.ts";
import { needManifest } from "./eval-folder.ts";
import { orderOf, planOrder } from "./run-eval.ts";
import { parseCandidate } from "./runner/candidate.ts";
import type { PlannedTable } from "./runner/plan.ts";
import { recordsPath } from "./runner/record-file.ts";
import { judgeComparisons, type Verdict } from "./statistics/verdict.ts";
import type { AnyScorer, AnyTask } from "./task.ts";

/** Two candidates of a folder's last eval. */
export interface Comparing {
  readonly folder: string;
  readonly left: string;
  readonly right: string;
  /** Folder that the right one's records are taken from; absent: the same. */
  readonly against?: string;
  /** Absent: all of the eval. */
  readonly tasks?: readonly string[];
  /** Name of a scorer; absent: all. */
  readonly scorer?: string;
}

/** Two candidates under one scorer, on the examples that both tried. */
export interface ScorerComparison {
  readonly about: AnyScorer;
  readonly left: Figure | undefined;
  readonly right: Figure | undefined;
  readonly difference: Difference | undefined;
  readonly verdict: Verdict | undefined;
}

export interface TableComparison {
  readonly table: PlannedTable;
  readonly outputs: "identical" | "different";
  /** The task's first scorer first: it is judged alone, the others together. */
  readonly scorers: readonly ScorerComparison[];
}

export interface CandidateComparison {
  readonly left: string;
  readonly right: string;
  readonly tables: readonly TableComparison[];
}

/** Compares two candidates over what is on record. Throws `bad_usage` where there is nothing to compare. */
export async function compareCandidates(comparing: Comparing): Promise<CandidateComparison> {
  const { folder, left, right, against } = comparing;
  const { request, ...places } = orderOf(needManifest(folder), folder);
  const tasks = comparing.tasks ?? request.tasks;
  const named = comparing.tasks === undefined ? request : { ...request, agents: [] };
  const wanted = { ...named, tasks, candidates: [left, right], baselines: "without" as const };
  const plan = await planOrder({ ...places, request: wanted });
  const own = openRecords(recordsPath(folder));
  const other = against === undefined ? own : openReference(recordsPath(against));
  try {
    const tables = plan.tables.flatMap((table) => {
      const columns = columnsOf(table, { left, right }, { left: own, right: other });
      return columns === undefined ? [] : [compareColumns(table, columns, comparing.scorer)];
    });
    if (tables.every(({ scorers }) => scorers.every(({ difference }) => difference === undefined)))
      throw nothingInCommon(comparing);
    return { left, right, tables };
  } finally {
    own.close();
    other.close();
  }
}

interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

function columnsOf(
  table: PlannedTable,
  specs: Sides<string>,
  records: Sides<RecordSource>,
): Sides<ScoredColumn> | undefined {
  const find = (spec: string) => {
    const { spec: named } = parseCandidate(spec, [...table.task.baselines, spec.replace(/^baseline\//, "")]);
    return table.columns.find(({ candidate }) => candidate.spec === named);
  };
  const [left, right] = [find(specs.left), find(specs.right)];
  if (left === undefined || right === undefined) return undefined;
  return { left: scoreColumn(table, left, records.left), right: scoreColumn(table, right, records.right) };
}

function compareColumns(
  table: PlannedTable,
  columns: Sides<ScoredColumn>,
  scorer: string | undefined,
): TableComparison {
  const chosen = chooseScorers(table.task, scorer);
  const compared = chosen.map(({ about, index }) => {
    const rows = {
      left: scoreRows(columns.left, { about, index }, table.loaded.examples),
      right: scoreRows(columns.right, { about, index }, table.loaded.examples),
    };
    const difference = differenceOf(rows.left, rows.right, about);
    return {
      about,
      left: figureOf(sharedRows(rows.left, rows.right), about),
      right: figureOf(sharedRows(rows.right, rows.left), about),
      difference,
    };
  });
  const first = judge(compared.slice(0, 1));
  const others = judge(compared.slice(1));
  const outputs = columns.left.sha256 === columns.right.sha256 ? "identical" : "different";
  return { table, outputs, scorers: [...first, ...others] };
}

function judge(compared: readonly Omit<ScorerComparison, "verdict">[]): readonly ScorerComparison[] {
  const known = compared.flatMap(({ difference }) =>
    difference === undefined ? [] : [difference.comparison],
  );
  const verdicts = judgeComparisons(known);
  let next = 0;
  return compared.map((one) => {
    if (one.difference === undefined) return { ...one, verdict: undefined };
    next += 1;
    return { ...one, verdict: verdicts[next - 1] };
  });
}

function sharedRows(rows: readonly ScoreRow[], others: readonly ScoreRow[]): readonly ScoreRow[] {
  const ids = new Set(others.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** A task's scorers with their places, or the one that is named; throws `bad_usage` where there is none of that name. */
export function chooseScorers(
  task: AnyTask,
  name: string | undefined,
): readonly { readonly about: AnyScorer; readonly index: number }[] {
  const all = task.scorers.map((about, index) => ({ about, index }));
  if (name === undefined) return all;
  const chosen = all.filter(({ about }) => about.name === name);
  if (chosen.length > 0) return chosen;
  throw new OnrecordError(
    `The task ${task.name} has no scorer "${name}". It has: ${all.map(({ about }) => about.name).join(", ")}.`,
    { code: "bad_usage" },
  );
}

function nothingInCommon({ left, right, folder }: Comparing): OnrecordError {
  return new OnrecordError(
    `${left} and ${right} have no example in common on record in ${folder}. Try both first: onrecord eval run --candidate ${left} ${right}.`,
    { code: "bad_usage" },
  );
}
