import type { JobQueue, JobSelector, JobStats, JobStatus, NewJob } from "../job-queue.ts";
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
} from "../job-rules.ts";
import { noJob, noJobs } from "../job-table.ts";
import { leaseMs } from "../lease.ts";
import type { BossLine } from "./boss-line.ts";
import { createJobRows, type JobRows } from "./job-rows.ts";
import { lockFor, nowMs, type Postgres, type Statements } from "./postgres.ts";

/**
 * The queue in Postgres. pg-boss hands the jobs out; beside it a table keeps what people see and what pg-boss has no
 * place for: batches, who holds a job until when, and ended jobs. Both change in one transaction.
 * A worker's death is known by its silence alone: of another machine's processes nothing else can be told. Times are the
 * database's.
 */
export function createPostgresJobQueue(postgres: Postgres, line: BossLine, mine: string): JobQueue {
  const table: Table = {
    rows: createJobRows(postgres),
    // The line is not shared by readers, who never wait. Whoever changes it has it alone for some milliseconds: else
    // one that takes a job by its place in the line and one that takes it by its id could wait for each other.
    async exclusively(work) {
      await line.open();
      return await postgres.transact(async (statements, time) => {
        const now = await lockFor(statements, ["onrecord jobs"]);
        return await work({ statements, rows: createJobRows(statements), line, now }, time);
      });
    },
  };
  return {
    claim: createClaim(table, mine),
    ...createHolding(postgres, table, mine),
    ...createSteering(table),
    ...createLooking(postgres, table.rows),
  };
}

/** Rows and the line inside a transaction that has them alone. */
interface Held {
  readonly statements: Statements;
  readonly rows: JobRows;
  readonly line: BossLine;
  /** The database's time, in milliseconds since 1970. */
  readonly now: number;
}

interface Table {
  readonly rows: JobRows;
  exclusively<T>(work: (held: Held, time: "first" | "again") => Promise<T>): Promise<T>;
}

function createClaim(table: Table, mine: string): JobQueue["claim"] {
  let claims = 0;
  return async (from) => {
    claims += 1;
    const claim = `${mine}\t${claims}`;
    return await table.exclusively(async (held, time) => {
      const { rows, now } = held;
      // The first time may have been done but for its answer.
      const claimed = time === "again" ? await rows.findClaim(claim) : undefined;
      if (claimed !== undefined) return toJob(claimed);
      await takeBack(held, mine);
      const next = await takeNext(held, from?.batch);
      if (next === undefined) return undefined;
      const row = claimRow(next, mine, now);
      await rows.write([row], claim);
      return toJob(row);
    });
  };
}

/** pg-boss gives the first of all; one of a batch it cannot be asked for, so that it is called to the front. */
async function takeNext(
  { statements, rows, line }: Held,
  batch: string | undefined,
): Promise<JobRow | undefined> {
  if (batch === undefined) {
    const id = await line.takeFirst(statements);
    return id === undefined ? undefined : await rows.find(id);
  }
  const next = await rows.nextOf(batch);
  if (next !== undefined) await line.takeThis(statements, next);
  return next;
}

/** Lets the jobs of silent holders go on. What this process holds it never takes from itself. */
async function takeBack(held: Held, mine: string): Promise<void> {
  const { rows, now } = held;
  const overdue = await rows.overdue(mine, now);
  if (overdue.length === 0) return;
  const isLive = ({ untilMs }: JobRow): boolean => (untilMs ?? 0) > now;
  // Written before the database's clock was set back: its holder has the time of one lease to say that it lives.
  const live = overdue.filter(isLive).map((row) => renewRow(row, now));
  if (live.length > 0) await rows.write(live);
  await change(
    held,
    overdue.filter((row) => !isLive(row)),
    (row) => orphanRow(row, now),
  );
}

/** Writes changed rows and moves their jobs in the line. */
async function change(
  { statements, rows, line }: Held,
  before: readonly JobRow[],
  rule: (row: JobRow) => JobRow,
): Promise<readonly JobRow[]> {
  if (before.length === 0) return [];
  const after = before.map(rule);
  await rows.write(after);
  await line.takeOut(statements, before);
  await line.putIn(
    statements,
    after.filter(({ status, owner }) => status === "waiting" && owner === null),
  );
  return after;
}

function createHolding(
  postgres: Postgres,
  table: Table,
  mine: string,
): Pick<JobQueue, "beat" | "complete" | "fail" | "release"> {
  /** Changes the job if it is ours and not cancelled; a cancelled one loses its holder. */
  const end = (id: string, rule: (row: JobRow, now: number) => JobRow): Promise<JobStatus | undefined> =>
    table.exclusively(async (held) => {
      const row = await held.rows.find(id);
      if (row?.owner !== mine) return row?.status;
      const [after] = await change(held, [row], (one) =>
        one.status === "cancelled" ? freeRow(one) : rule(one, held.now),
      );
      return after?.status;
    });
  return {
    async beat(id) {
      // Alone in its row, so that beats wait for nobody who changes the line.
      const renewed = await postgres.query(
        `UPDATE onrecord.jobs SET until_ms = ${nowMs} + $3 WHERE id = $1 AND owner = $2 AND status = 'running' RETURNING id`,
        [id, mine, leaseMs],
      );
      if (renewed.length === 1) return "held";
      return await table.exclusively(async (held) => {
        const row = await held.rows.find(id);
        if (row?.owner !== mine) return row?.status === "cancelled" ? "cancelled" : "lost";
        await change(held, [row], freeRow);
        return "cancelled";
      });
    },
    async complete(id, status) {
      await end(id, (row, now) => endRow(row, status, now));
    },
    async fail(id, error, again = "may_help") {
      const status = await end(id, (row, now) => failRow(row, { error, again }, now));
      if (status !== undefined) return status;
      throw noJob(id);
    },
    async release(id) {
      await end(id, releaseRow);
    },
  };
}

function createSteering(table: Table): Pick<JobQueue, "add" | "cancel" | "retry"> {
  const changeAll = (
    selector: JobSelector,
    from: readonly JobStatus[],
    rule: (row: JobRow, now: number) => JobRow,
  ): Promise<number> =>
    table.exclusively(async (held) => {
      const statuses = from.filter((status) => selector.status === undefined || selector.status === status);
      const found = await Promise.all(statuses.map((status) => held.rows.select({ ...selector, status })));
      return (await change(held, found.flat(), (row) => rule(row, held.now))).length;
    });
  return {
    add: (jobs: readonly NewJob[]) =>
      table.exclusively(async ({ statements, rows, line }) => {
        const added = await rows.insert(jobs);
        await line.putIn(statements, added);
        return { added: added.length, known: jobs.length - added.length };
      }),
    cancel: (selector) => changeAll(selector, ["waiting", "running"], cancelRow),
    retry: (selector) => changeAll(selector, ["failed", "cancelled"], retryRow),
  };
}

function createLooking(postgres: Postgres, rows: JobRows): Pick<JobQueue, "get" | "list" | "stats"> {
  return {
    async get(id) {
      const row = await rows.find(id);
      return row === undefined ? undefined : toJob(row);
    },
    async list(selector, page) {
      return (await rows.select(selector, page)).map(toJob);
    },
    async stats({ batch }): Promise<JobStats> {
      const counted = await postgres.query<{ status: JobStatus; count: number; ended: number }>(
        `SELECT status, count(*)::float8 AS count, count(*) FILTER (
           WHERE status <> 'cancelled' AND finished_ms > ${nowMs} - 60000 AND finished_ms <= ${nowMs}
         )::float8 AS ended
         FROM onrecord.jobs WHERE $1::text IS NULL OR batch = $1 GROUP BY status`,
        [batch ?? null],
      );
      return {
        counts: { ...noJobs, ...Object.fromEntries(counted.map(({ status, count }) => [status, count])) },
        endedLastMinute: counted.reduce((sum, { ended }) => sum + ended, 0),
      };
    },
  };
}
