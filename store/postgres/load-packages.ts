import type { Pool } from "pg";
import type PgBoss from "pg-boss";
import { OnrecordError } from "../../errors.ts";

/** Makes what a store in Postgres is built on. */
export interface PostgresPackages {
  createPool(options: object): Pool;
  createBoss(options: PgBoss.ConstructorOptions): PgBoss;
}

/** Loads the packages of a store in Postgres; throws `missing_program`. */
export async function loadPackages(): Promise<PostgresPackages> {
  const load = () => Promise.all([import("pg"), import("pg-boss")]);
  const [{ default: pg }, { default: Boss }] = await loadOptional(load);
  return { createPool: (options) => new pg.Pool(options), createBoss: (options) => new Boss(options) };
}

/**
 * Loads what is not installed everywhere, since most stores are folders; throws `missing_program` with how to install
 * it.
 */
export async function loadOptional<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    throw new OnrecordError(
      'A store in Postgres needs packages that are not installed. Run "npm install pg@8 pg-boss@10 @langchain/langgraph-checkpoint-postgres@1", or name a folder with --store DIR.',
      { code: "missing_program", cause },
    );
  }
}
