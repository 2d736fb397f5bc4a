import type { JobSelector, NewJob } from "../job-queue.ts";
import type { JobRow } from "../job-rules.ts";
import { leaseMs } from "../lease.ts";
import { nowMs, type Statements } from "./postgres.ts";

/** The table of jobs, by whichever connection. */
export interface JobRows {
  /** Adds those whose id is not there, and gives them. */
  insert(jobs: readonly NewJob[]): Promise<readonly JobRow[]>;
  /** Writes what may change of rows. `claim` names the claim that they are changed by. */
  write(rows: readonly JobRow[], claim?: string): Promise<void>;
  find(id: string): Promise<JobRow | undefined>;
  findClaim(claim: string): Promise<JobRow | undefined>;
  /** Of the waiting rows of a batch without an owner, the oldest of those that failed least. */
  nextOf(batch: string): Promise<JobRow | undefined>;
  /**
   * Rows of others whose hold has ended, or is longer than any can be; they stay so until the transaction ends.
   */
  overdue(mine: string, nowMs: number): Promise<readonly JobRow[]>;
  /** In the order of their adding. */
  select(
    selector: JobSelector,
    page?: { readonly limit: number; readonly after?: string },
  ): Promise<readonly JobRow[]>;
}

// Numbers of 64 bits would come as texts.
const columns = `seq::float8 AS seq, id, batch, label, payload, status, failures, deaths, error_code AS "errorCode",
  error_message AS "errorMessage", added_ms::float8 AS "addedMs", started_ms::float8 AS "startedMs",
  finished_ms::float8 AS "finishedMs", owner, until_ms::float8 AS "untilMs"`;

const insertAll = `INSERT INTO onrecord.jobs (id, batch, label, payload, added_ms)
  SELECT id, batch, label, payload, ${nowMs}
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS job (id, batch, label, payload, at)
  ORDER BY at ON CONFLICT (id) DO NOTHING RETURNING ${columns}`;

const writeAll = `UPDATE onrecord.jobs SET status = changed.status, failures = changed.failures,
  deaths = changed.deaths, error_code = changed."errorCode", error_message = changed."errorMessage",
  started_ms = changed."startedMs", finished_ms = changed."finishedMs", owner = changed.owner,
  until_ms = changed."untilMs", claim = $2
  FROM json_to_recordset($1) AS changed (seq bigint, status text, failures int, deaths int, "errorCode" text,
    "errorMessage" text, "startedMs" bigint, "finishedMs" bigint, owner text, "untilMs" bigint)
  WHERE jobs.seq = changed.seq`;

/** Rows by one way of asking: alone, or inside a transaction. */
export function createJobRows(statements: Statements): JobRows {
  const one = async (where: string, values: readonly unknown[]): Promise<JobRow | undefined> => {
    const [row] = await statements.query<JobRow>(`SELECT ${columns} FROM onrecord.jobs ${where}`, values);
    return row;
  };
  return {
    async insert(jobs) {
      const lists = (["id", "batch", "label", "payload"] as const).map((key) => jobs.map((job) => job[key]));
      return await statements.query<JobRow>(insertAll, lists);
    },
    async write(rows, claim) {
      await statements.query(writeAll, [toJson(rows), claim ?? null]);
    },
    find: (id) => one("WHERE id = $1", [id]),
    findClaim: (claim) => one("WHERE claim = $1", [claim]),
    nextOf: (batch) =>
      one("WHERE batch = $1 AND status = 'waiting' AND owner IS NULL ORDER BY failures, seq LIMIT 1", [
        batch,
      ]),
    overdue: (mine, now) =>
      statements.query<JobRow>(
        `SELECT ${columns} FROM onrecord.jobs
         WHERE owner IS NOT NULL AND owner <> $1 AND (until_ms <= $2 OR until_ms > $3) ORDER BY seq FOR UPDATE`,
        [mine, now, now + leaseMs],
      ),
    select: (selector, page) => select(statements, selector, page),
  };
}

/** What an error says may hold what Postgres takes in no text. */
function toJson(rows: readonly JobRow[]): string {
  return JSON.stringify(
    rows.map((row) => ({ ...row, errorMessage: row.errorMessage?.replaceAll("\0", "") ?? null })),
  );
}

function select(
  statements: Statements,
  { ids, batch, status }: JobSelector,
  page: { readonly limit: number; readonly after?: string } | undefined,
): Promise<readonly JobRow[]> {
  return statements.query<JobRow>(
    `SELECT ${columns} FROM onrecord.jobs
     WHERE ($1::text[] IS NULL OR id = ANY ($1)) AND ($2::text IS NULL OR batch = $2)
     AND ($3::text IS NULL OR status = $3)
     AND ($4::text IS NULL OR seq > (SELECT seq FROM onrecord.jobs WHERE id = $4))
     ORDER BY seq LIMIT $5`,
    [ids ?? null, batch ?? null, status ?? null, page?.after ?? null, page?.limit ?? null],
  );
}
