import type { JobQueue, JobSelector, JobStatus, NewJob } from "./job-queue.ts";
import type { JobRow } from "./job-rules.ts";
import { createTableQueue, type JobTable } from "./job-table.ts";
import type { LeaseOwner, LeaseWorld } from "./lease.ts";

/** Jobs that live as long as the process; several queues may share them. */
export type MemoryJobs = Map<string, JobRow>;

/** A queue that keeps its jobs in memory, for work that nobody needs to go on with. */
export function createMemoryJobQueue(jobs: MemoryJobs, owner: LeaseOwner, world: LeaseWorld): JobQueue {
  return createTableQueue(createMemoryTable(jobs), owner, world);
}

function createMemoryTable(jobs: MemoryJobs): JobTable {
  const all = (selector: JobSelector): readonly JobRow[] =>
    [...jobs.values()].filter((row) => isMeant(row, selector));
  return {
    // Nothing else runs meanwhile: no table waits for anything.
    exclusively: (work) => work(),
    insert(job, addedMs) {
      if (jobs.has(job.id)) return false;
      jobs.set(job.id, newRow(job, { seq: jobs.size, addedMs }));
      return true;
    },
    update: (row) => {
      jobs.set(row.id, row);
    },
    find: (id) => jobs.get(id),
    held: () => [...jobs.values()].filter(({ owner }) => owner !== null),
    next(batch) {
      const free = all({ ...inBatch(batch), status: "waiting" }).filter(({ owner }) => owner === null);
      return free.reduce<JobRow | undefined>(
        (best, row) => (best === undefined || row.failures < best.failures ? row : best),
        undefined,
      );
    },
    select(selector, page) {
      if (page === undefined) return all(selector);
      const afterSeq = page.after === undefined ? -1 : jobs.get(page.after)?.seq;
      if (afterSeq === undefined) return [];
      return all(selector)
        .filter(({ seq }) => seq > afterSeq)
        .slice(0, page.limit);
    },
    counts(batch) {
      const counts = new Map<JobStatus, number>();
      for (const { status } of all(inBatch(batch))) counts.set(status, (counts.get(status) ?? 0) + 1);
      return [...counts].map(([status, count]) => ({ status, count }));
    },
    ended: (batch, { afterMs, untilMs }) =>
      all(inBatch(batch)).filter(
        ({ status, finishedMs }) =>
          finishedMs !== null && finishedMs > afterMs && finishedMs <= untilMs && status !== "cancelled",
      ).length,
  };
}

function inBatch(batch: string | undefined): JobSelector {
  return batch === undefined ? {} : { batch };
}

function isMeant(row: JobRow, { ids, batch, status }: JobSelector): boolean {
  if (ids !== undefined && !ids.includes(row.id)) return false;
  return (batch === undefined || row.batch === batch) && (status === undefined || row.status === status);
}

function newRow(job: NewJob, { seq, addedMs }: Pick<JobRow, "seq" | "addedMs">): JobRow {
  const { id, batch, label, payload } = job;
  const nothing = { errorCode: null, errorMessage: null, startedMs: null, finishedMs: null };
  const fresh = { status: "waiting", failures: 0, deaths: 0, owner: null, untilMs: null } as const;
  return { seq, id, batch, label, payload, addedMs, ...fresh, ...nothing };
}
