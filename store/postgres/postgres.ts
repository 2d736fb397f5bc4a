import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { OnrecordError } from "../../errors.ts";
import { toShownAddress } from "../postgres-address.ts";
import { isPassing, isStartingUp, toStoreError } from "./postgres-error.ts";

/** Takes statements, each with its rows. */
export interface Statements {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * A Postgres that may be away for a while: what is asked of it is asked again until it is back, for a minute. So what
 * is asked must be such that doing it twice is as good as once: the answer of a first time may have been lost.
 */
export interface Postgres extends Statements {
  /** The address as it may be shown. */
  readonly shown: string;
  readonly pool: Pool;
  /** Does `work` as one transaction, the whole of it again where the connection was lost; throws `store_failed`. */
  transact<T>(work: (statements: Statements, time: "first" | "again") => Promise<T>): Promise<T>;
  /** Does again what lost its connection; throws `store_failed`. */
  persist<T>(work: (time: "first" | "again") => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How long is waited before each further try, in milliseconds: a minute in all. */
const waitsMs = [100, 200, 400, 800, 1_500, 3_000, ...Array<number>(11).fill(5_000)];
/** The same for a server that says it is starting up when a store is opened. */
const startUpWaitsMs = waitsMs.slice(0, 7);

/**
 * Connections of one process. Each thing it does takes one for some milliseconds, so that few serve many jobs at a
 * time, and a hundred workers stay below what a server lets in.
 */
const mostConnections = 4;

/**
 * A transaction of a process that was stopped in the middle, as by a debugger or a sleeping machine, is ended by the
 * server: it would keep all others waiting. Set in the transaction, since a connection pooler takes it at no other place.
 */
const begin = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '30s'";

/** Opens connections to an address; throws what to do where there is no server, or where it lets nobody in. */
export async function openPostgres(
  address: string,
  createPool: (options: object) => Pool,
): Promise<Postgres> {
  if (!URL.canParse(address)) throw noAddress();
  const shown = toShownAddress(address);
  const closing = new AbortController();
  const pool = createPool({
    connectionString: address,
    application_name: "onrecord",
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // Whoever uses a connection that breaks is told by its own call. Nobody listening, the process would end.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const persist: Postgres["persist"] = (work) =>
    tryFor({ waitsMs, isPassing, signal: closing.signal }, work).catch((error: unknown) => {
      throw toStoreError(error, shown);
    });
  try {
    const opening = { waitsMs: startUpWaitsMs, isPassing: isStartingUp, signal: closing.signal };
    await tryFor(opening, () => pool.query("SELECT 1"));
  } catch (error) {
    await pool.end();
    throw toStoreError(error, shown);
  }
  return {
    shown,
    pool,
    persist,
    query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
      persist(async () => (await pool.query<Row>(text, [...values])).rows),
    transact: (work) => persist((time) => transactOnce(pool, (statements) => work(statements, time))),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await pool.end();
    },
  };
}

function noAddress(): OnrecordError {
  return new OnrecordError(
    "The address of the store cannot be read. Write it as postgres://user:password@host:port/database, with %40 for an @ and %2F for a / in the password.",
    { code: "bad_usage" },
  );
}

interface Trying {
  readonly waitsMs: readonly number[];
  isPassing(error: unknown): boolean;
  /** Ends the waiting; the last failure is then thrown. */
  readonly signal: AbortSignal;
}

async function tryFor<T>(trying: Trying, work: (time: "first" | "again") => Promise<T>): Promise<T> {
  let time: "first" | "again" = "first";
  for (const waitMs of trying.waitsMs) {
    try {
      return await work(time);
    } catch (error) {
      if (!trying.isPassing(error) || trying.signal.aborted) throw error;
      await sleep(waitMs, undefined, { signal: trying.signal }).catch(() => undefined);
      if (trying.signal.aborted) throw error;
      time = "again";
    }
  }
  return await work(time);
}

async function transactOnce<T>(pool: Pool, work: (statements: Statements) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const done = await work(toStatements(client));
    await client.query("COMMIT");
    client.release();
    return done;
  } catch (error) {
    // Closed with the connection, so that nothing can be left half done in it.
    client.release(true);
    throw error;
  }
}

function toStatements(client: PoolClient): Statements {
  return {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
}

/** The database's clock in milliseconds since 1970, for all machines the same. */
export const nowMs = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

/**
 * Waits until no other process does what is named, keeps it until the transaction ends, and gives the database's time
 * then. So it holds behind a connection pooler too, which gives each transaction a connection of its own.
 */
export async function lockFor(statements: Statements, names: readonly string[]): Promise<number> {
  let time = 0;
  // In one order for all, so that no two wait for each other.
  for (const name of [...new Set(names)].sort()) {
    const [row] = await statements.query<{ time: number }>(
      `SELECT pg_advisory_xact_lock(1869509221, hashtext($1)), ${nowMs}::float8 AS time`,
      [name],
    );
    time = row?.time ?? 0;
  }
  return time;
}
