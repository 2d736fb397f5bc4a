import { type Amount, none, plus, type SweepOptions } from "../housekeeping.ts";
import { findUnneeded, isEndedJob, isSpent, type Unneeded } from "../unneeded.ts";
import { lockFor, type Postgres, type Statements } from "./postgres.ts";
import { checkpointSchema } from "./postgres-checkpointer.ts";
import { readFacts } from "./postgres-facts.ts";

/** What one transaction removes: others wait for it for milliseconds. */
const atOnce = 100;

/** What is removed with, and how. */
export interface RowSweep {
  readonly postgres: Postgres;
  readonly options: SweepOptions;
  readonly unneeded: Unneeded;
}

type Ended = "threads" | "jobs" | "runs";

/** Removes checkpoints, jobs or runs; one that was taken up meanwhile stays. */
export async function sweepEnded(sweep: RowSweep, of: Ended): Promise<Amount> {
  const { postgres, options, unneeded } = sweep;
  let sum = none;
  // In one order for all who sweep, so that no two wait for each other.
  for (const ids of inChunks([...unneeded[of]].sort())) {
    const amount =
      options.mode === "dry"
        ? await countAll(postgres, tables[of], ids)
        : await postgres.transact((statements) => removeStill(statements, { of, ids, options }));
    sum = plus(sum, amount);
  }
  return sum;
}

/** Removes answers that were not used for long; `unneeded` says since when. Those whose blob is gone are of no use. */
export async function sweepCalls({ postgres, options, unneeded }: RowSweep): Promise<Amount> {
  const { callsBeforeMs } = unneeded;
  const old = await postgres.query<{ key: string; blob: string }>(
    `SELECT key, blob FROM onrecord.results LEFT JOIN onrecord.blobs ON sha256 = blob
     WHERE coalesce(used_ms, 0) < $1 ORDER BY key`,
    [callsBeforeMs],
  );
  let sum = none;
  for (const chunk of inChunks(old)) {
    const bytes = chunk.reduce((total, { key, blob }) => total + key.length + blob.length, 0);
    const amount =
      options.mode === "dry"
        ? { count: chunk.length, bytes }
        : await removeCalls(postgres, chunk, callsBeforeMs);
    sum = plus(sum, amount);
  }
  return sum;
}

/** Parts of a list, each small enough for one transaction. */
export function inChunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) =>
    items.slice(at * atOnce, (at + 1) * atOnce),
  );
}

/** Rows of a table, by a column; `bytes` is what one of them takes, about. */
interface RowsOf {
  readonly table: string;
  readonly where: string;
  readonly bytes: string;
}

const stepBytes = "pg_column_size(checkpoint) + pg_column_size(metadata)";
/** The first is what is counted. */
const tables: Readonly<Record<Ended, readonly RowsOf[]>> = {
  threads: [
    { table: `${checkpointSchema}.checkpoints`, where: "thread_id", bytes: stepBytes },
    {
      table: `${checkpointSchema}.checkpoint_blobs`,
      where: "thread_id",
      bytes: "coalesce(octet_length(blob), 0)",
    },
    { table: `${checkpointSchema}.checkpoint_writes`, where: "thread_id", bytes: "octet_length(blob)" },
  ],
  jobs: [{ table: "onrecord.jobs", where: `${isEndedJob} AND id`, bytes: "octet_length(label) + 200" }],
  runs: [
    { table: "onrecord.runs", where: "id", bytes: "octet_length(json)" },
    { table: "onrecord.agent_records", where: "run_id", bytes: "octet_length(json)" },
    { table: "onrecord.ledger", where: `${isSpent("onrecord.jobs")} AND run_id`, bytes: "100" },
    { table: "onrecord.leases", where: "run_id", bytes: "0" },
  ],
};

interface Chunk {
  readonly of: Ended;
  readonly ids: readonly string[];
  readonly options: SweepOptions;
}

/**
 * Looks again, with whatever could take one of them up kept waiting, and removes what still goes. An ended job stands in
 * no line of pg-boss: nothing of it is left there.
 */
async function removeStill(statements: Statements, { of, ids, options }: Chunk): Promise<Amount> {
  await lockFor(statements, ["onrecord jobs"]);
  // A job goes by its own row: whoever holds its run has no need of it.
  if (of !== "jobs") await keepOut(statements, ids);
  const facts = await readFacts(statements, options.beforeMs, ids);
  const still = [...findUnneeded(facts, options)[of]];
  const amounts: Amount[] = [];
  for (const rows of tables[of]) amounts.push(await removeRows(statements, rows, still));
  if (of !== "jobs") await statements.query("DELETE FROM onrecord.leases WHERE owner = $1", [sweeper]);
  return addUp(amounts);
}

/** The owner of leases that stand for the length of a transaction, and that nobody else ever sees. */
const sweeper = "";

/** Locks the leases of runs, those of none too: who wants one waits until the transaction ends. */
async function keepOut(statements: Statements, ids: readonly string[]): Promise<void> {
  await statements.query(
    `INSERT INTO onrecord.leases (run_id, owner, until_ms) SELECT id, $2, 0 FROM unnest($1::text[]) AS id
     ON CONFLICT (run_id) DO UPDATE SET owner = leases.owner`,
    [ids, sweeper],
  );
}

async function countAll(
  statements: Statements,
  all: readonly RowsOf[],
  ids: readonly string[],
): Promise<Amount> {
  const amounts: Amount[] = [];
  for (const { table, where, bytes } of all) {
    amounts.push(
      await sum(statements, `SELECT ${bytes} AS bytes FROM ${table} WHERE ${where} = ANY ($1)`, ids),
    );
  }
  return addUp(amounts);
}

/** What stands in the query is this file's own; only the ids are foreign, and they are bound. */
function removeRows(
  statements: Statements,
  { table, where, bytes }: RowsOf,
  ids: readonly string[],
): Promise<Amount> {
  return sum(statements, `DELETE FROM ${table} WHERE ${where} = ANY ($1) RETURNING ${bytes} AS bytes`, ids);
}

async function sum(statements: Statements, query: string, ids: readonly string[]): Promise<Amount> {
  const [amount] = await statements.query<Amount>(
    `WITH gone AS (${query})
     SELECT count(*)::float8 AS count, coalesce(sum(bytes), 0)::float8 AS bytes FROM gone`,
    [ids],
  );
  return amount ?? none;
}

function addUp([first = none, ...others]: readonly Amount[]): Amount {
  return { count: first.count, bytes: others.reduce((bytes, other) => bytes + other.bytes, first.bytes) };
}

/** The blobs are locked meanwhile, so that an answer which is found in this moment stays. */
async function removeCalls(
  postgres: Postgres,
  chunk: readonly { readonly key: string; readonly blob: string }[],
  beforeMs: number,
): Promise<Amount> {
  const [amount] = await postgres.query<Amount>(
    `WITH old AS (
       SELECT sha256 FROM onrecord.blobs WHERE sha256 = ANY ($2) AND used_ms < $3 ORDER BY sha256 FOR UPDATE
     ), gone AS (
       DELETE FROM onrecord.results WHERE key = ANY ($1) AND blob = ANY ($2)
       AND (blob IN (SELECT sha256 FROM old) OR NOT EXISTS (SELECT FROM onrecord.blobs WHERE sha256 = blob))
       RETURNING octet_length(key) + octet_length(blob) AS bytes
     )
     SELECT count(*)::float8 AS count, coalesce(sum(bytes), 0)::float8 AS bytes FROM gone`,
    [chunk.map(({ key }) => key), chunk.map(({ blob }) => blob), beforeMs],
  );
  return amount ?? none;
}
