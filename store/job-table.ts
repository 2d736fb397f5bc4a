import { OnrecordError } from "../errors.ts";
import type { JobQueue, JobSelector, JobStats, JobStatus, NewJob } from "./job-queue.ts";
import {
  cancelRow,
  claimRow,
  endRow,
  failRow,
  freeRow,
  type JobRow,
  orphanRow,
  releaseRow,
  renewRow,
  retryRow,
  toJob,
} from "./job-rules.ts";
import { createHolders, type LeaseOwner, type LeaseWorld, leaseMs } from "./lease.ts";

/** What a queue needs of a place that keeps jobs. */
export interface JobTable {
  /** Does `work` with the table to itself, all of it or nothing. */
  exclusively<T>(work: () => T): T;
  /** False when the id is there. */
  insert(job: NewJob, addedMs: number): boolean;
  update(row: JobRow): void;
  find(id: string): JobRow | undefined;
  /** Rows with an owner, in any order. */
  held(): readonly JobRow[];
  /** Of the waiting rows (of a batch) without an owner, the oldest of those that failed least. */
  next(batch: string | undefined): JobRow | undefined;
  /** In the order of their adding. */
  select(
    selector: JobSelector,
    page?: { readonly limit: number; readonly after?: string },
  ): readonly JobRow[];
  counts(batch: string | undefined): readonly { readonly status: JobStatus; readonly count: number }[];
  /** How many were worked to an end (not cancelled) after one time and until another. */
  ended(batch: string | undefined, between: { readonly afterMs: number; readonly untilMs: number }): number;
}

/** How many jobs are how far where there are none. */
export const noJobs: JobStats["counts"] = {
  waiting: 0,
  running: 0,
  done: 0,
  partial: 0,
  failed: 0,
  cancelled: 0,
};

/** The rules of the queue over a table, for one worker process. */
export function createTableQueue(table: JobTable, owner: LeaseOwner, world: LeaseWorld): JobQueue {
  const { mine } = createHolders(owner, world);
  return {
    ...createHolding(table, mine, world),
    ...createSteering(table, world),
    async claim(from) {
      return table.exclusively(() => {
        takeBack(table, owner, world);
        const next = table.next(from?.batch);
        if (next === undefined) return undefined;
        const claimed = claimRow(next, mine, world.nowMs());
        table.update(claimed);
        return toJob(claimed);
      });
    },
  };
}

/** Lets the jobs of dead and silent holders go on. What this process holds it never takes from itself. */
function takeBack(table: JobTable, owner: LeaseOwner, world: LeaseWorld): void {
  const { mine, isDead } = createHolders(owner, world);
  const nowMs = world.nowMs();
  for (const row of table.held()) {
    if (row.owner === null || row.owner === mine) continue;
    const leftMs = (row.untilMs ?? 0) - nowMs;
    if (isDead(row.owner) || leftMs <= 0) table.update(orphanRow(row, nowMs));
    // Written before the clock was set back: its holder may live, and has the time of one lease to say so.
    else if (leftMs > leaseMs) table.update(renewRow(row, nowMs));
  }
}

function createHolding(
  table: JobTable,
  mine: string,
  world: LeaseWorld,
): Pick<JobQueue, "beat" | "complete" | "fail" | "release"> {
  /** Changes the job if it is ours and not cancelled; a cancelled one loses its holder. */
  const end = (id: string, change: (row: JobRow) => JobRow): JobStatus | undefined =>
    table.exclusively(() => {
      const row = table.find(id);
      if (row?.owner !== mine) return row?.status;
      const changed = row.status === "cancelled" ? freeRow(row) : change(row);
      table.update(changed);
      return changed.status;
    });
  return {
    async beat(id) {
      return table.exclusively(() => {
        const row = table.find(id);
        if (row?.owner !== mine) return row?.status === "cancelled" ? "cancelled" : "lost";
        if (row.status === "running") {
          table.update(renewRow(row, world.nowMs()));
          return "held";
        }
        table.update(freeRow(row));
        return "cancelled";
      });
    },
    async complete(id, status) {
      end(id, (row) => endRow(row, status, world.nowMs()));
    },
    async fail(id, error, again = "may_help") {
      const status = end(id, (row) => failRow(row, { error, again }, world.nowMs()));
      if (status !== undefined) return status;
      throw noJob(id);
    },
    async release(id) {
      end(id, releaseRow);
    },
  };
}

/** That there is no such job. */
export function noJob(id: string): OnrecordError {
  return new OnrecordError(`No job "${id}". List the jobs with "onrecord jobs list".`, { code: "not_found" });
}

function createSteering(
  table: JobTable,
  { nowMs }: LeaseWorld,
): Omit<JobQueue, "claim" | "beat" | "complete" | "fail" | "release"> {
  const changeAll = (
    selector: JobSelector,
    from: readonly JobStatus[],
    change: (row: JobRow) => JobRow,
  ): number =>
    table.exclusively(() => {
      const statuses = from.filter((status) => selector.status === undefined || selector.status === status);
      const rows = statuses.flatMap((status) => table.select({ ...selector, status }));
      for (const row of rows) table.update(change(row));
      return rows.length;
    });
  return {
    async add(jobs) {
      const added = table.exclusively(() => jobs.filter((job) => table.insert(job, nowMs())).length);
      return { added, known: jobs.length - added };
    },
    async cancel(selector) {
      return changeAll(selector, ["waiting", "running"], (row) => cancelRow(row, nowMs()));
    },
    async retry(selector) {
      return changeAll(selector, ["failed", "cancelled"], retryRow);
    },
    async get(id) {
      const row = table.find(id);
      return row === undefined ? undefined : toJob(row);
    },
    async list(selector, page) {
      return table.select(selector, page).map(toJob);
    },
    async stats({ batch }) {
      const untilMs = nowMs();
      const counts = Object.fromEntries(table.counts(batch).map(({ status, count }) => [status, count]));
      return {
        counts: { ...noJobs, ...counts },
        endedLastMinute: table.ended(batch, { afterMs: untilMs - 60_000, untilMs }),
      };
    },
  };
}
