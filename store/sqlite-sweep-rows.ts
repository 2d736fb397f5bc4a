import type { SqliteDatabase } from "./database.ts";
import { type Amount, none, type SweepOptions } from "./housekeeping.ts";
import { hasCheckpoints } from "./sqlite-unneeded.ts";
import { usedMs } from "./sweep-blobs.ts";
import { isEndedJob, isSpent, type Unneeded } from "./unneeded.ts";

/** Rows that one transaction removes: others wait for it for milliseconds. */
const rowsAtOnce = 200;

/** What is removed with, and how. */
export interface RowSweep {
  readonly database: SqliteDatabase;
  /** Of the store. */
  readonly folder: string;
  readonly mode: SweepOptions["mode"];
  readonly isFree: (id: string) => boolean;
  readonly unneeded: Unneeded;
}

/** Removes checkpoints of runs; one that was taken up meanwhile keeps its own. */
export function sweepCheckpoints({ unneeded, ...sweep }: RowSweep): Amount {
  const { database, isFree } = sweep;
  if (!hasCheckpoints(database)) return none;
  const removals = [
    createRemoval(database, {
      table: "checkpoints",
      where: "thread_id",
      bytes: "LENGTH(checkpoint) + LENGTH(metadata)",
    }),
    createRemoval(database, { table: "writes", where: "thread_id", bytes: "LENGTH(value)" }),
  ];
  return inChunks(sweep, [...unneeded.threads], (id) => {
    if (!isFree(id)) return none;
    const [checkpoints = none, writes = none] = removals.map((remove) => remove(id, sweep.mode));
    return { count: checkpoints.count, bytes: checkpoints.bytes + writes.bytes };
  });
}

/** Removes jobs that ended; one that waits again stays. */
export function sweepJobs({ unneeded, ...sweep }: RowSweep): Amount {
  const remove = createRemoval(sweep.database, {
    table: "jobs",
    where: `${isEndedJob} AND id`,
    bytes: "LENGTH(label) + 200",
  });
  return inChunks(sweep, [...unneeded.jobs], (id) => remove(id, sweep.mode));
}

/** Removes runs with what is recorded of their agents and calls. */
export function sweepRuns({ unneeded, ...sweep }: RowSweep): Amount {
  const { database, isFree } = sweep;
  const remove = createRemoval(database, { table: "runs", where: "id", bytes: "LENGTH(json)" });
  const others = [
    createRemoval(database, { table: "agent_records", where: "run_id", bytes: "LENGTH(json)" }),
    createRemoval(database, { table: "ledger", where: `${isSpent("jobs")} AND run_id`, bytes: "100" }),
    createRemoval(database, { table: "leases", where: "run_id", bytes: "0" }),
  ];
  return inChunks(sweep, [...unneeded.runs], (id) => {
    if (!isFree(id)) return none;
    const { count, bytes } = remove(id, sweep.mode);
    return { count, bytes: others.reduce((sum, other) => sum + other(id, sweep.mode).bytes, bytes) };
  });
}

/** Removes answers that were not used for long; `unneeded` says since when. Those whose blob is gone are of no use. */
export function sweepCalls({ unneeded, ...sweep }: RowSweep): Amount {
  const { database, folder } = sweep;
  const keys = database.prepare<[], { key: string; blob: string }>("SELECT key, blob FROM results").all();
  const remove = createRemoval(database, {
    table: "results",
    where: "key",
    bytes: "LENGTH(key) + LENGTH(blob)",
  });
  const isOld = (blob: string): boolean => (usedMs(folder, blob) ?? 0) < unneeded.callsBeforeMs;
  const old = keys.filter(({ blob }) => isOld(blob));
  return inChunks(sweep, old, ({ key, blob }) => (isOld(blob) ? remove(key, sweep.mode) : none));
}

type Removal = (id: string, mode: RowSweep["mode"]) => Amount;

/** Rows of a table, by a column; `bytes` is what one of them takes, about. */
interface RowsOf {
  readonly table: string;
  readonly where: string;
  readonly bytes: string;
}

/** What stands in the query is this file's own; only the id is foreign, and it is bound. */
function createRemoval(database: SqliteDatabase, { table, where, bytes }: RowsOf): Removal {
  const sum = database.prepare<[string], Amount>(
    `SELECT COUNT(*) AS count, COALESCE(SUM(${bytes}), 0) AS bytes FROM ${table} WHERE ${where} = ?`,
  );
  const remove = database.prepare<[string]>(`DELETE FROM ${table} WHERE ${where} = ?`);
  return (id, mode) => {
    const amount = sum.get(id) ?? none;
    if (mode === "real") remove.run(id);
    return amount;
  };
}

function inChunks<T>(
  { database, mode }: Pick<RowSweep, "database" | "mode">,
  items: readonly T[],
  work: (item: T) => Amount,
): Amount {
  let [count, bytes] = [0, 0];
  const doChunk = database.transaction((chunk: readonly T[]) => {
    for (const item of chunk) {
      const amount = work(item);
      count += amount.count;
      bytes += amount.bytes;
    }
  });
  for (let at = 0; at < items.length; at += rowsAtOnce) {
    const chunk = items.slice(at, at + rowsAtOnce);
    // Immediate: what is looked at is still so when it is removed.
    if (mode === "real") doChunk.immediate(chunk);
    else doChunk(chunk);
  }
  return { count, bytes };
}
