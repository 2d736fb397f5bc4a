import { setImmediate } from "node:timers/promises";
import type { ModelAccess } from "../../app/model-access.ts";
import { OnrecordError } from "../../errors.ts";
import { type ColumnState, createColumnState } from "./column-state.ts";
import { limitLanes, runLanes } from "./lanes.ts";
import type { EvalPlan } from "./plan.ts";
import type { EvalRecord } from "./record.ts";
import type { RecordFile } from "./record-file.ts";
import { createRecordingShelf } from "./recording-shelf.ts";
import { planLanes } from "./row-lanes.ts";
import { keyOfRow, overBudget, type Row, type RowParts, runRow, silentAt, stoppedByUser } from "./run-row.ts";

/** How far an eval is. */
export interface EvalProgress {
  /** Rows in all, those that were on record before as well. */
  readonly total: number;
  readonly recorded: number;
  /** Rows that this process has ended, tried or not. */
  readonly ended: number;
  readonly lanes: readonly string[];
}

/** What a plan is run with. */
export interface RunParts {
  readonly models: ModelAccess;
  readonly file: RecordFile;
  readonly program: () => string;
  onProgress(progress: EvalProgress): void;
}

/** Rows that could not be tried, by candidate. */
export interface Untried {
  readonly candidate: string;
  readonly rows: number;
  readonly why: OnrecordError;
}

/** Lines that may wait for the disk before rows wait for them. */
const mostUnsynced = 64;

/**
 * Works all rows of a plan that are not on record, and records each when it ends. A candidate that cannot be asked is
 * left out from then on. Throws `cancelled`, and what makes the records or the dataset unusable.
 */
export async function runPlan(plan: EvalPlan, parts: RunParts): Promise<readonly Untried[]> {
  const states = new Map<string, ColumnState>();
  const run: Run = {
    ...parts,
    row: { models: parts.models, program: parts.program, shelf: createRecordingShelf() },
    stateOf(spec) {
      const state = states.get(spec) ?? createColumnState();
      states.set(spec, state);
      return state;
    },
    unsynced: new Set(),
  };
  const counts = { total: countRows(plan), recorded: 0, ended: 0 };
  for (const wave of planLanes(plan, parts.models)) {
    const lanes = limitLanes(wave);
    const names = lanes.map(({ name, places }) => (places === 1 ? name : `${places} × ${name}`));
    await runLanes(lanes, async (row) => {
      if (isRecorded(run, row)) counts.recorded += 1;
      else {
        await workRow(run, row);
        counts.ended += 1;
      }
      parts.onProgress({ ...counts, lanes: names });
    });
  }
  await Promise.all(run.unsynced);
  return [...states].flatMap(([candidate, state]) => {
    const { rows, why } = state.untried();
    return why === undefined ? [] : [{ candidate, rows, why }];
  });
}

interface Run extends RunParts {
  readonly row: RowParts;
  stateOf(candidate: string): ColumnState;
  readonly unsynced: Set<Promise<void>>;
}

function countRows({ tables }: EvalPlan): number {
  const columns = tables.flatMap((table) => table.columns);
  return columns.reduce((sum, { examples, samples }) => sum + examples.length * samples, 0);
}

function isRecorded({ file, program }: Run, row: Row): boolean {
  const place = file.find(keyOfRow(row));
  if (place === undefined || place.status === "over_budget") return false;
  return place.program === undefined || place.program === program();
}

async function workRow(run: Run, row: Row): Promise<void> {
  // A row of this process's own work never waits: without this neither Ctrl-C nor the disk would be heard.
  await setImmediate();
  if (run.models.signal.aborted) throw stoppedByUser();
  const state = run.stateOf(row.column.candidate.spec);
  const stopped = state.stopped();
  if (stopped?.code === "over_budget") return await skipOverBudget(run, row);
  if (stopped !== undefined) return state.leaveOut(stopped);
  const outcome = await runRow(row, run.row);
  if ("untried" in outcome) return noteUntried(state, row, outcome.untried);
  const { record } = outcome;
  for (const silent of state.cameBack()) await append(run, silentAt(silent.row, run.row, silent.why));
  if (record.status === "over_budget") {
    state.stop(nothingLeft(record));
    return await skipOverBudget(run, row);
  }
  await append(run, record);
}

function noteUntried(state: ColumnState, row: Row, why: OnrecordError): void {
  if (why.code === "unreachable") {
    state.fellSilent(row, why);
    return;
  }
  state.leaveOut(why);
  // What one pair of languages lacks, another may have; anything else holds for every row.
  if (why.code !== "missing_program") state.stop(why);
}

function nothingLeft({ error }: EvalRecord): OnrecordError {
  return new OnrecordError(error?.message ?? "The budget is used up.", { code: "over_budget" });
}

/** On record once: that a row was left out is no news when the same command is run again. */
async function skipOverBudget(run: Run, row: Row): Promise<void> {
  if (run.file.find(keyOfRow(row)) === undefined) await append(run, overBudget(row, run.row));
}

/** Writes a record at once; waits for the disk only when many lines do. */
async function append({ file, unsynced }: Run, record: EvalRecord): Promise<void> {
  const synced = file.append(record);
  const kept = synced.then(() => void unsynced.delete(kept));
  unsynced.add(kept);
  kept.catch(() => undefined);
  if (unsynced.size > mostUnsynced) await Promise.all(unsynced);
}
