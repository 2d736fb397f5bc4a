import { isPostgresAddress } from "./postgres-address.ts";
import type { Store, StoreOptions } from "./store.ts";

/**
 * Opens the store at a location, made when absent; throws `not_writable`, `not_allowed`, `missing_program` or
 * `store_failed`. What a kind of store needs is loaded with it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (isPostgresAddress(options.location)) {
    const { openPostgresStore } = await import("./postgres/open-postgres-store.ts");
    return await openPostgresStore({ ...options, folder: options.folder ?? ".onrecord" });
  }
  const { openSqliteStore } = await import("./sqlite-store.ts");
  return await openSqliteStore(options);
}
