import type { SqliteDatabase } from "./database.ts";
import { createHolders, isLeaseHeld, type LeaseOwner, type LeaseRow, type LeaseWorld } from "./lease.ts";
import { isEndedJob, type StoreFacts, toWorkedMs } from "./unneeded.ts";

/** What the database holds now of all that ends. */
export function readFacts(
  database: SqliteDatabase,
  { beforeMs, nowMs }: { readonly beforeMs: number; readonly nowMs: number },
  isFree: (id: string) => boolean,
): StoreFacts {
  return {
    runs: database.prepare<[], { id: string; json: string }>("SELECT id, json FROM runs").all(),
    threads: findThreads(database),
    endedJobs: endedJobs(database, beforeMs),
    nowMs,
    isFree,
  };
}

/** Tells whether no living process holds a run, and no job of it waits or runs. */
export function createFreeCheck(
  database: SqliteDatabase,
  owner: LeaseOwner,
  world: LeaseWorld,
): (id: string) => boolean {
  const holders = createHolders(owner, world);
  const lease = database.prepare<[string], LeaseRow>(
    "SELECT owner, until_ms AS untilMs FROM leases WHERE run_id = ?",
  );
  const openJob = database.prepare<[string], unknown>(
    `SELECT 1 FROM jobs WHERE id = ? AND NOT (${isEndedJob})`,
  );
  return (id) => !isLeaseHeld(lease.get(id), holders, world.nowMs()) && openJob.get(id) === undefined;
}

/** Whether the database has the tables that the first graph makes. */
export function hasCheckpoints(database: SqliteDatabase): boolean {
  const names = database.prepare("SELECT 1 FROM sqlite_master WHERE name IN ('checkpoints', 'writes')");
  return names.all().length === 2;
}

/** Threads with the time of their newest checkpoint. */
function findThreads(database: SqliteDatabase): Map<string, number> {
  if (!hasCheckpoints(database)) return new Map();
  const newest = database.prepare<[], { id: string; newest: string; checkpoint: string }>(
    // SQLite takes the other columns from the row that has the maximum.
    `SELECT thread_id AS id, MAX(checkpoint_id) AS newest, CAST(checkpoint AS TEXT) AS checkpoint
     FROM checkpoints GROUP BY thread_id`,
  );
  const threads = new Map<string, number>();
  for (const { id, checkpoint } of newest.iterate()) {
    threads.set(id, toWorkedMs(/"ts":"([^"]+)"/.exec(checkpoint)?.[1]));
  }
  return threads;
}

function endedJobs(database: SqliteDatabase, beforeMs: number): string[] {
  return database
    .prepare<[number], { id: string }>(`SELECT id FROM jobs WHERE finished_ms < ? AND ${isEndedJob}`)
    .all(beforeMs)
    .map(({ id }) => id);
}
