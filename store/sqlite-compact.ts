import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SqliteDatabase } from "./database.ts";
import { isDiskFull } from "./disk-full.ts";
import type { Swept } from "./housekeeping.ts";

/** Share of free pages from which it is worth writing the database anew. */
const worthwhile = 0.1;

/** A database this small is written anew in well under the time that a busy one is waited for. */
const quickBytes = 32_000_000;

/** Bytes of a store's SQLite file and its journal. */
export function databaseBytes(folder: string): number {
  const paths = ["onrecord.db", "onrecord.db-wal"].map((name) => join(folder, name));
  return paths.reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0);
}

/** Gives the free pages of the database back to the disk, unless that would keep others waiting for long. */
export function compact(
  database: SqliteDatabase,
  { folder, isInUse }: { readonly folder: string; readonly isInUse: () => boolean },
): Swept["database"] {
  try {
    database.pragma("wal_checkpoint(TRUNCATE)");
    const pages = Number(database.pragma("page_count", { simple: true }));
    const free = Number(database.pragma("freelist_count", { simple: true }));
    if (free < pages * worthwhile) return "as_it_was";
    if (databaseBytes(folder) > quickBytes && isInUse()) return "in_use";
    database.exec("VACUUM");
    database.pragma("wal_checkpoint(TRUNCATE)");
    return "compacted";
  } catch (cause) {
    // What was removed is gone whether or not the file gets smaller; its free pages are used again.
    if (isDiskFull(cause)) return "no_room";
    if (cause instanceof Error && "code" in cause && String(cause.code).startsWith("SQLITE_BUSY"))
      return "in_use";
    throw cause;
  }
}
