import type PgBoss from "pg-boss";
import type { JobRow } from "../job-rules.ts";
import { lockFor, type Postgres, type Statements } from "./postgres.ts";

/** pg-boss's own tables stand in a schema of their own. */
const schema = "onrecord_line";
const line = "jobs";

/** The jobs that may be claimed, in pg-boss: each stands in it from when it waits until it is no longer worked on. */
export interface BossLine {
  /** Makes the line where there is none; to be called outside of transactions, which would keep connections from it. */
  open(): Promise<void>;
  /** Takes the first job out of the line into work and gives its id; `undefined` when none waits. */
  takeFirst(statements: Statements): Promise<string | undefined>;
  /** Lets a job of the line pass all others, and takes it. */
  takeThis(statements: Statements, row: JobRow): Promise<void>;
  /** Puts jobs where they stand by their failures and their age. */
  putIn(statements: Statements, rows: readonly JobRow[]): Promise<void>;
  /** Takes jobs out, waiting or in work. */
  takeOut(statements: Statements, rows: readonly JobRow[]): Promise<void>;
}

/**
 * A line in pg-boss, whose statements are part of the caller's own transactions. Of pg-boss it is the handing out that
 * is used. What its version 10 does besides would break the queue's contract, and is off or left out:
 * its expiry counts from the start of an attempt and knows no beat, so that it would give the job of a living worker to
 * another; its retry leaves a failed job at the head of the line; jobs that it archives nobody could look at any more.
 */
export function createBossLine(
  postgres: Postgres,
  createBoss: (options: PgBoss.ConstructorOptions) => PgBoss,
): BossLine {
  let started: Promise<PgBoss> | undefined;
  const db = {
    executeSql: async (text: string, values?: unknown[]) => await postgres.pool.query(text, values),
  };
  // Held over the whole of it: pg-boss makes its tables and its queue in several steps.
  const start = (): Promise<PgBoss> =>
    postgres.transact(async (statements) => {
      await lockFor(statements, ["onrecord line"]);
      const boss = createBoss({ db, schema, supervise: false, schedule: false });
      boss.on("error", () => undefined);
      await boss.start();
      await boss.createQueue(line);
      return boss;
    });
  /** Started by whoever needs it first; most commands look at no job. */
  return createLine(() => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  });
}

function createLine(useBoss: () => Promise<PgBoss>): BossLine {
  const takeFirst: BossLine["takeFirst"] = async (statements) => {
    const boss = await useBoss();
    const { db, rethrow } = asDb(statements);
    // Jobs that were put in by this same transaction are not yet due by its clock.
    const [job] = await boss.fetch<{ job: string }>(line, { db, ignoreStartAfter: true });
    // pg-boss takes a failed statement for an empty line.
    rethrow();
    return job?.data.job;
  };
  const takeOut: BossLine["takeOut"] = async (statements, rows) => {
    if (rows.length === 0) return;
    const boss = await useBoss();
    await boss.deleteJob(line, rows.map(toBossId), { db: asDb(statements).db });
  };
  const insert = async (statements: Statements, jobs: readonly PgBoss.JobInsert[]): Promise<void> => {
    const boss = await useBoss();
    await boss.insert([...jobs], { db: asDb(statements).db });
  };
  return {
    open: async () => {
      await useBoss();
    },
    takeFirst,
    takeOut,
    async putIn(statements, rows) {
      if (rows.length === 0) return;
      await insert(
        statements,
        rows.map((row) => toBossJob(row, placeOf(row))),
      );
    },
    async takeThis(statements, row) {
      await takeOut(statements, [row]);
      await insert(statements, [toBossJob(row, first)]);
      await takeFirst(statements);
    },
  };
}

/** pg-boss lets higher priorities go first; they are 32-bit numbers. */
const first = 2 ** 31 - 1;
const mostJobs = 2 ** 29;

/** Those that failed least go first, of these the oldest. */
function placeOf({ failures, seq }: JobRow): number {
  return -(failures * mostJobs + (seq % mostJobs));
}

function toBossJob(row: JobRow, priority: number): PgBoss.JobInsert {
  return { id: toBossId(row), name: line, priority, data: { job: row.id } };
}

/** pg-boss's ids are UUIDs: this one holds the job's number. */
function toBossId({ seq }: JobRow): string {
  return `00000000-0000-4000-8000-${seq.toString(16).padStart(12, "0")}`;
}

/** A transaction as pg-boss takes it, and a way to hear of a failure that pg-boss kept to itself. */
function asDb(statements: Statements): { readonly db: PgBoss.Db; rethrow(): void } {
  let failure: { readonly error: unknown } | undefined;
  return {
    db: {
      async executeSql(text, values) {
        try {
          return { rows: [...(await statements.query(text, values))] };
        } catch (error) {
          failure = { error };
          throw error;
        }
      },
    },
    rethrow() {
      if (failure !== undefined) throw failure.error;
    },
  };
}
