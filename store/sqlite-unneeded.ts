import { z } from "zod";
import type { SqliteDatabase } from "./database.ts";
import type { SweepOptions } from "./housekeeping.ts";
import { createHolders, isLeaseHeld, type LeaseOwner, type LeaseRow, type LeaseWorld } from "./lease.ts";

/** Ids of what nothing needs any more. */
export interface Unneeded {
  readonly runs: ReadonlySet<string>;
  /** Runs whose checkpoints go. */
  readonly threads: ReadonlySet<string>;
  readonly jobs: ReadonlySet<string>;
  /** Kept answers that were last used before this go; it spares those that an unfinished run would ask for again. */
  readonly callsBeforeMs: number;
}

/** What of a run counts here; one of another shape stays. */
const RunLife = z.looseObject({
  status: z.enum(["running", "waiting", "done", "partial", "failed"]),
  startedAt: z.iso.datetime(),
  finishedAt: z.exactOptional(z.iso.datetime()),
});
type RunLife = z.infer<typeof RunLife>;

/** A job that ended and that no holder of before it was cancelled still works on. */
export const isEndedJob = "status IN ('done', 'partial', 'failed', 'cancelled') AND owner IS NULL";

/** Looks for what nothing needs, as the database is now. */
export function findUnneeded(
  database: SqliteDatabase,
  { beforeMs, runs }: SweepOptions,
  isFree: (id: string) => boolean,
): Unneeded {
  const threads = findThreads(database);
  const known = readRuns(database);
  const isOld = ({ id, life }: KnownRun): boolean =>
    life !== undefined && life.status !== "waiting" && lastMs(life, threads.get(id)) < beforeMs && isFree(id);
  const old = known.filter(isOld);
  const staying = new Map(known.map((run) => [run.id, run]));
  for (const { id } of old) staying.delete(id);
  const unfinished = [...staying.values()].flatMap(({ life }) =>
    life === undefined || life.status === "done" || life.status === "partial"
      ? []
      : [Date.parse(life.startedAt)],
  );
  const ofOld = new Set(old.map(({ id }) => id));
  const goes = ([id, workedMs]: [string, number]): boolean =>
    ofOld.has(id) || (!staying.has(id) && workedMs < beforeMs && isFree(id));
  return {
    runs: runs === "sweep" ? ofOld : new Set(),
    threads: new Set([...threads].filter(goes).map(([id]) => id)),
    jobs: new Set(endedJobs(database, beforeMs).filter((id) => staying.get(id)?.life?.status !== "waiting")),
    callsBeforeMs: Math.min(beforeMs, ...unfinished),
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

interface KnownRun {
  readonly id: string;
  readonly life: RunLife | undefined;
}

function readRuns(database: SqliteDatabase): KnownRun[] {
  return database
    .prepare<[], { id: string; json: string }>("SELECT id, json FROM runs")
    .all()
    .map(({ id, json }) => ({ id, life: readLife(json) }));
}

function readLife(json: string): RunLife | undefined {
  try {
    return RunLife.safeParse(JSON.parse(json)).data;
  } catch {
    // Damaged by hand: what cannot be read stays.
    return undefined;
  }
}

function lastMs({ startedAt, finishedAt }: RunLife, workedMs = 0): number {
  return Math.max(Date.parse(startedAt), Date.parse(finishedAt ?? startedAt), workedMs);
}

/** Threads with the time of their newest checkpoint; one whose time cannot be read counts as new. */
function findThreads(database: SqliteDatabase): Map<string, number> {
  if (!hasCheckpoints(database)) return new Map();
  const newest = database.prepare<[], { id: string; newest: string; checkpoint: string }>(
    // SQLite takes the other columns from the row that has the maximum.
    `SELECT thread_id AS id, MAX(checkpoint_id) AS newest, CAST(checkpoint AS TEXT) AS checkpoint
     FROM checkpoints GROUP BY thread_id`,
  );
  const threads = new Map<string, number>();
  for (const { id, checkpoint } of newest.iterate()) {
    const ms = Date.parse(/"ts":"([^"]+)"/.exec(checkpoint)?.[1] ?? "");
    threads.set(id, Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms);
  }
  return threads;
}

function endedJobs(database: SqliteDatabase, beforeMs: number): string[] {
  return database
    .prepare<[number], { id: string }>(`SELECT id FROM jobs WHERE finished_ms < ? AND ${isEndedJob}`)
    .all(beforeMs)
    .map(({ id }) => id);
}
