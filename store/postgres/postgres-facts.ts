import { isEndedJob, type StoreFacts, toWorkedMs } from "../unneeded.ts";
import { nowMs, type Statements } from "./postgres.ts";
import { checkpointSchema } from "./postgres-checkpointer.ts";
import { isHeld } from "./postgres-leases.ts";

/** What the database holds now of all that ends, or of what has these ids. */
export async function readFacts(
  statements: Statements,
  beforeMs: number,
  ids?: readonly string[],
): Promise<StoreFacts> {
  const of = [ids ?? null];
  const [clock] = await statements.query<{ time: number }>(`SELECT ${nowMs}::float8 AS time`);
  const runs = await statements.query<{ id: string; json: string }>(
    "SELECT id, json FROM onrecord.runs WHERE $1::text[] IS NULL OR id = ANY ($1)",
    of,
  );
  const threads = (await hasCheckpoints(statements))
    ? await statements.query<{ id: string; ts: string | null }>(newestCheckpoints, of)
    : [];
  const ended = await statements.query<{ id: string }>(
    `SELECT id FROM onrecord.jobs
     WHERE ($1::text[] IS NULL OR id = ANY ($1)) AND finished_ms < $2 AND ${isEndedJob}`,
    [...of, beforeMs],
  );
  const busy = await statements.query<{ id: string }>(
    `SELECT run_id AS id FROM onrecord.leases WHERE ($1::text[] IS NULL OR run_id = ANY ($1)) AND ${isHeld}
     UNION SELECT id FROM onrecord.jobs WHERE ($1::text[] IS NULL OR id = ANY ($1)) AND NOT (${isEndedJob})`,
    of,
  );
  const busyIds = new Set(busy.map(({ id }) => id));
  return {
    runs,
    threads: new Map(threads.map(({ id, ts }) => [id, toWorkedMs(ts)])),
    endedJobs: ended.map(({ id }) => id),
    nowMs: clock?.time ?? 0,
    isFree: (id) => !busyIds.has(id),
  };
}

/** Whether the database has the tables that the first graph makes. */
export async function hasCheckpoints(statements: Statements): Promise<boolean> {
  const tables = await statements.query(
    `SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = '${checkpointSchema}'
     AND tablename IN ('checkpoints', 'checkpoint_blobs', 'checkpoint_writes')`,
  );
  return tables.length === 3;
}

const newestCheckpoints = `SELECT DISTINCT ON (thread_id) thread_id AS id, checkpoint ->> 'ts' AS ts
  FROM ${checkpointSchema}.checkpoints WHERE $1::text[] IS NULL OR thread_id = ANY ($1)
  ORDER BY thread_id, checkpoint_id COLLATE "C" DESC`;
