import {
  type Job,
  type JobError,
  type JobStatus,
  mostDeaths,
  mostFailures,
  type NewJob,
} from "./job-queue.ts";
import { leaseMs } from "./lease.ts";

/**
 * A job as a table keeps it. `owner` outlives the cancelling of a job: until its holder is told, or is silent, nobody
 * else may work on it, even if it waits again.
 */
export interface JobRow extends NewJob {
  /** Counts up in the order of adding. */
  readonly seq: number;
  readonly status: JobStatus;
  readonly failures: number;
  readonly deaths: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly addedMs: number;
  readonly startedMs: number | null;
  readonly finishedMs: number | null;
  readonly owner: string | null;
  readonly untilMs: number | null;
}

const unheld = { owner: null, untilMs: null } as const;
const waiting = { ...unheld, status: "waiting", startedMs: null, finishedMs: null } as const;

/** A free job in the hands of a worker. */
export function claimRow(row: JobRow, owner: string, nowMs: number): JobRow {
  return { ...row, status: "running", startedMs: nowMs, owner, untilMs: nowMs + leaseMs };
}

/** A job whose holder renewed its hold. */
export function renewRow(row: JobRow, nowMs: number): JobRow {
  return { ...row, untilMs: nowMs + leaseMs };
}

/** A job whose holder died or fell silent: it waits again, or is set aside where that came too often. */
export function orphanRow(row: JobRow, nowMs: number): JobRow {
  if (row.status !== "running") return freeRow(row);
  const deaths = row.deaths + 1;
  if (deaths < mostDeaths) return { ...row, ...waiting, deaths };
  return {
    ...endRow(row, "failed", nowMs),
    deaths,
    errorCode: "worker_died",
    errorMessage: `${deaths} workers died or fell silent on it. See what ends them, then retry it.`,
  };
}

/** A job that was cancelled, once its holder knows. */
export function freeRow(row: JobRow): JobRow {
  return { ...row, ...unheld };
}

/** A job that was worked to its end. A clock that was set back makes none end before it started. */
export function endRow(row: JobRow, status: JobStatus, nowMs: number): JobRow {
  return { ...row, ...unheld, status, finishedMs: Math.max(nowMs, row.startedMs ?? row.addedMs) };
}

/** A job of which an attempt ended in an error: it waits again, or is set aside. */
export function failRow(
  row: JobRow,
  failure: { readonly error: JobError; readonly again: "may_help" | "cannot_help" },
  nowMs: number,
): JobRow {
  const { error, again } = failure;
  const failures = row.failures + 1;
  const failed: JobRow = { ...row, failures, errorCode: error.code, errorMessage: error.message };
  if (again === "may_help" && failures < mostFailures) return { ...failed, ...waiting };
  return endRow(failed, "failed", nowMs);
}

/** A job that was handed back. */
export function releaseRow(row: JobRow): JobRow {
  return { ...row, ...waiting };
}

/** A job that was cancelled; its holder stays until it was told. */
export function cancelRow(row: JobRow, nowMs: number): JobRow {
  const { owner, untilMs } = row;
  return { ...endRow(row, "cancelled", nowMs), owner, untilMs };
}

/** A failed or cancelled job that waits again as a new one, for its holder to be told where it still has one. */
export function retryRow(row: JobRow): JobRow {
  const { owner, untilMs } = row;
  const afresh = { failures: 0, deaths: 0, errorCode: null, errorMessage: null };
  return { ...row, ...waiting, ...afresh, owner, untilMs };
}

/** A job as it is shown. */
export function toJob(row: JobRow): Job {
  const { id, batch, label, payload, status, failures, errorCode, errorMessage } = row;
  return {
    id,
    batch,
    label,
    payload,
    status,
    failures,
    addedMs: row.addedMs,
    ...(errorCode === null ? {} : { error: { code: errorCode, message: errorMessage ?? "" } }),
    ...(row.startedMs === null ? {} : { startedMs: row.startedMs }),
    ...(row.finishedMs === null ? {} : { finishedMs: row.finishedMs }),
  };
}
