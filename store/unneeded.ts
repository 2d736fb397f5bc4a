import { z } from "zod";
import { blobGraceMs } from "./blob-store.ts";
import type { SweepOptions } from "./housekeeping.ts";

/** Ids of what nothing needs any more. */
export interface Unneeded {
  readonly runs: ReadonlySet<string>;
  /** Runs whose checkpoints go. */
  readonly threads: ReadonlySet<string>;
  readonly jobs: ReadonlySet<string>;
  /** Kept answers that were last used before this go; it spares those that an unfinished run would ask for again. */
  readonly callsBeforeMs: number;
}

/** What a store holds of all that ends, or of some of it. */
export interface StoreFacts {
  readonly runs: readonly { readonly id: string; readonly json: string }[];
  /** Runs that have checkpoints, with the time of the newest. */
  readonly threads: ReadonlyMap<string, number>;
  /** Jobs that ended before the time from which on nothing goes. */
  readonly endedJobs: readonly string[];
  /** By the clock that marks blobs as used. */
  readonly nowMs: number;
  /** Whether no living process holds a run, and no job of it waits or runs. */
  isFree(id: string): boolean;
}

/** What of a run counts here; one of another shape stays. */
const RunLife = z.looseObject({
  status: z.enum(["running", "waiting", "done", "partial", "failed"]),
  startedAt: z.iso.datetime(),
  finishedAt: z.exactOptional(z.iso.datetime()),
});
type RunLife = z.infer<typeof RunLife>;

/** In SQL: a job that ended and that no holder of before it was cancelled still works on. */
export const isEndedJob = "status IN ('done', 'partial', 'failed', 'cancelled') AND owner IS NULL";

/** In SQL: calls of the ledger that no budget needs. A batch that goes on has spent what its runs of before have. */
export const isSpent = (jobs: string): string =>
  `(batch_id IS NULL OR batch_id NOT IN (SELECT batch FROM ${jobs} WHERE NOT (${isEndedJob})))`;

/** The rule for what nothing needs, whatever database keeps it. */
export function findUnneeded(facts: StoreFacts, { beforeMs, runs }: Omit<SweepOptions, "mode">): Unneeded {
  const { threads, isFree } = facts;
  const known = facts.runs.map(({ id, json }) => ({ id, life: readLife(json) }));
  const isOld = ({ id, life }: KnownRun): boolean =>
    life !== undefined && life.status !== "waiting" && lastMs(life, threads.get(id)) < beforeMs && isFree(id);
  const old = known.filter(isOld);
  const staying = new Map(known.map((run) => [run.id, run]));
  for (const { id } of old) staying.delete(id);
  const ofOld = new Set(old.map(({ id }) => id));
  const goes = ([id, workedMs]: [string, number]): boolean =>
    ofOld.has(id) || (!staying.has(id) && workedMs < beforeMs && isFree(id));
  return {
    runs: runs === "sweep" ? ofOld : new Set(),
    threads: new Set([...threads].filter(goes).map(([id]) => id)),
    jobs: new Set(facts.endedJobs.filter((id) => staying.get(id)?.life?.status !== "waiting")),
    callsBeforeMs: [...staying.values()]
      .map(beganMs)
      .reduce((one, other) => Math.min(one, other), Math.min(beforeMs, facts.nowMs - blobGraceMs)),
  };
}

/** The time that a checkpoint says it was written; one that cannot be read counts as new. */
export function toWorkedMs(said: string | null | undefined): number {
  const ms = Date.parse(said ?? "");
  return Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms;
}

interface KnownRun {
  readonly id: string;
  readonly life: RunLife | undefined;
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

/** When a run began that may still go on. */
function beganMs({ life }: KnownRun): number {
  const isOver = life === undefined || life.status === "done" || life.status === "partial";
  return isOver ? Number.POSITIVE_INFINITY : Date.parse(life.startedAt);
}
