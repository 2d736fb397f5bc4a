import type { SqliteDatabase } from "./database.ts";
import type { JobQueue, JobSelector, JobStatus } from "./job-queue.ts";
import type { JobRow } from "./job-rules.ts";
import { createTableQueue, type JobTable } from "./job-table.ts";
import type { LeaseOwner, LeaseWorld } from "./lease.ts";

/** The queue in the store's SQLite file, for all processes that have it open. */
export function createSqliteJobQueue(
  database: SqliteDatabase,
  owner: LeaseOwner,
  world: LeaseWorld,
): JobQueue {
  return createTableQueue(createSqliteTable(database), owner, world);
}

const columns = `seq, id, batch, label, payload, status, failures, deaths, error_code AS errorCode,
  error_message AS errorMessage, added_ms AS addedMs, started_ms AS startedMs, finished_ms AS finishedMs,
  owner, until_ms AS untilMs`;

function createSqliteTable(database: SqliteDatabase): JobTable {
  const insert = database.prepare(
    `INSERT INTO jobs (id, batch, label, payload, status, failures, deaths, added_ms)
     VALUES (@id, @batch, @label, @payload, 'waiting', 0, 0, @addedMs) ON CONFLICT (id) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE jobs SET status = @status, failures = @failures, deaths = @deaths, error_code = @errorCode,
     error_message = @errorMessage, started_ms = @startedMs, finished_ms = @finishedMs, owner = @owner,
     until_ms = @untilMs WHERE seq = @seq`,
  );
  const find = database.prepare<[string], JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`);
  // Named, since the planner would rather read the whole table: it does not know how few jobs are held.
  const held = database.prepare<[], JobRow>(
    `SELECT ${columns} FROM jobs INDEXED BY jobs_held WHERE owner IS NOT NULL`,
  );
  const next = database.prepare<[], JobRow>(
    `SELECT ${columns} FROM jobs WHERE status = 'waiting' AND owner IS NULL ORDER BY failures, seq LIMIT 1`,
  );
  const nextOf = database.prepare<[string], JobRow>(
    `SELECT ${columns} FROM jobs WHERE batch = ? AND status = 'waiting' AND owner IS NULL
     ORDER BY failures, seq LIMIT 1`,
  );
  return {
    // Immediate: two processes must not both read a job as waiting before either has written that it claims it.
    exclusively: (work) => database.transaction(work).immediate(),
    insert: (job, addedMs) => insert.run({ ...job, addedMs }).changes === 1,
    update: (row) => {
      update.run(row);
    },
    find: (id) => find.get(id),
    held: () => held.all(),
    next: (batch) => (batch === undefined ? next.get() : nextOf.get(batch)),
    select: createSelect(database),
    ...createCounts(database),
  };
}

function createSelect(database: SqliteDatabase): JobTable["select"] {
  return ({ ids, batch, status }: JobSelector, page) => {
    const conditions = [
      ...(ids === undefined ? [] : ["id IN (SELECT value FROM json_each(@ids))"]),
      ...(batch === undefined ? [] : ["batch = @batch"]),
      ...(status === undefined ? [] : ["status = @status"]),
      ...(page?.after === undefined ? [] : ["seq > (SELECT seq FROM jobs WHERE id = @after)"]),
    ];
    const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
    const values = { ids: JSON.stringify(ids ?? []), batch, status, after: page?.after };
    return (
      database
        .prepare<unknown[], JobRow>(`SELECT ${columns} FROM jobs ${where} ORDER BY seq LIMIT @limit`)
        // -1: all of them.
        .all({ ...values, limit: page?.limit ?? -1 })
    );
  };
}

function createCounts(database: SqliteDatabase): Pick<JobTable, "counts" | "ended"> {
  return {
    counts(batch) {
      const where = batch === undefined ? "" : "WHERE batch = @batch";
      return database
        .prepare<unknown[], { status: JobStatus; count: number }>(
          `SELECT status, COUNT(*) AS count FROM jobs ${where} GROUP BY status`,
        )
        .all({ batch });
    },
    ended(batch, between) {
      const where = batch === undefined ? "" : "AND +batch = @batch";
      return (
        database
          .prepare<unknown[], { count: number }>(
            `SELECT COUNT(*) AS count FROM jobs
           WHERE finished_ms > @afterMs AND finished_ms <= @untilMs AND status <> 'cancelled' ${where}`,
          )
          .get({ ...between, batch })?.count ?? 0
      );
    },
  };
}
