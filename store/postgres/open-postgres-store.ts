import { createHolders } from "../lease.ts";
import type { Store, StoreOptions } from "../store.ts";
import { createBossLine } from "./boss-line.ts";
import { loadPackages } from "./load-packages.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { lockFor, openPostgres, type Postgres } from "./postgres.ts";
import { createPostgresCheckpointer } from "./postgres-checkpointer.ts";
import { createPostgresHousekeeping } from "./postgres-housekeeping.ts";
import { createPostgresJobQueue } from "./postgres-job-queue.ts";
import { createPostgresLeases } from "./postgres-leases.ts";
import { createPostgresLedger } from "./postgres-ledger.ts";
import { createPostgresLibrary } from "./postgres-library.ts";
import { createPostgresRuns } from "./postgres-runs.ts";
import { createPostgresServerPlaces } from "./postgres-server-places.ts";

interface PostgresOptions extends StoreOptions {
  readonly folder: string;
}

/**
 * Opens the store at an address such as `postgres://user:password@host:port/database`; throws `store_failed`,
 * `not_allowed` or `missing_program` with what to do.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { createPool, createBoss } = await loadPackages();
  const postgres = await openPostgres(options.location, createPool);
  try {
    await migratePostgres(postgres);
  } catch (error) {
    await postgres.close();
    throw error;
  }
  const { mine } = createHolders(options.owner, options);
  let checkpointer: ReturnType<typeof createPostgresCheckpointer> | undefined;
  return {
    name: postgres.shown,
    ...createPostgresLibrary(postgres, options.folder),
    ...createPostgresRuns(postgres),
    leases: createPostgresLeases(postgres, mine),
    ledger: createPostgresLedger(postgres),
    jobs: createPostgresJobQueue(postgres, createBossLine(postgres, createBoss), mine),
    serverPlaces: createPostgresServerPlaces(postgres, mine),
    checkpointer() {
      checkpointer ??= createPostgresCheckpointer(postgres).catch((error: unknown) => {
        checkpointer = undefined;
        throw error;
      });
      return checkpointer;
    },
    exclusively: (work) => doAlone(postgres, work),
    housekeeping: createPostgresHousekeeping(postgres, options.folder),
    async check() {
      await postgres.query("SELECT 1");
      return "ok";
    },
    close: () => postgres.close(),
  };
}

/** Does `work` once, even if the connection is lost after it. */
async function doAlone<T>(postgres: Postgres, work: () => T): Promise<T> {
  let done: { readonly value: T } | undefined;
  return await postgres.transact(async (statements) => {
    await lockFor(statements, ["onrecord store"]);
    done ??= { value: work() };
    return done.value;
  });
}
