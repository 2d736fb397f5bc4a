import { OnrecordError } from "../errors.ts";
import type { Store, StoreOptions } from "./store.ts";

/** Opens the store at a location, made when absent; throws `not_writable` or `store_failed`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//i.test(options.location)) throw noPostgres();
  const { openSqliteStore } = await import("./sqlite-store.ts");
  return await openSqliteStore(options);
}

function noPostgres(): OnrecordError {
  return new OnrecordError("A store cannot be in Postgres. Name a folder with --store DIR.", {
    code: "bad_usage",
  });
}
