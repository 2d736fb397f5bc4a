import { mkdirSync } from "node:fs";
import { asideFolder, sweepAside, writerName } from "./aside-folder.ts";
import type { SqliteDatabase } from "./database.ts";
import { isDiskFull } from "./disk-full.ts";
import { type Amount, type Housekeeping, none, plus, type SweepOptions, type Swept } from "./housekeeping.ts";
import type { LeaseOwner, LeaseWorld } from "./lease.ts";
import { namedBlobs } from "./sqlite-blob-names.ts";
import { compact, databaseBytes } from "./sqlite-compact.ts";
import { sweepCalls, sweepCheckpoints, sweepJobs, sweepRuns } from "./sqlite-sweep-rows.ts";
import { createFreeCheck, readFacts } from "./sqlite-unneeded.ts";
import { type FileSweep, sweepBlobs, sweepStrays } from "./sweep-blobs.ts";
import { findUnneeded, type Unneeded } from "./unneeded.ts";

/** What a store in a folder is made of. */
export interface StoreParts {
  readonly database: SqliteDatabase;
  readonly folder: string;
  readonly owner: LeaseOwner;
  readonly world: LeaseWorld;
}

type RowKind = "checkpoints" | "jobs" | "runs" | "calls";

/** Housekeeping of a store in a folder. */
export function createSqliteHousekeeping(parts: StoreParts): Housekeeping {
  return { sweep: async (options) => sweep(parts, options) };
}

/** Rows go before the blobs they name: killed in between, it leaves blobs that the next sweep finds. */
function sweep(parts: StoreParts, options: SweepOptions): Swept {
  const { database, folder, owner, world } = parts;
  const files: FileSweep = {
    folder,
    writer: writerName(owner),
    nowMs: world.nowMs(),
    beforeMs: options.beforeMs,
    mode: options.mode,
  };
  mkdirSync(asideFolder(folder), { recursive: true });
  const before = databaseBytes(folder);
  const dead = sweepAside(folder, { ...world, host: owner.host }, options.mode);
  const temporaryFiles = plus(dead, sweepStrays(files));
  const { rows, unneeded, blobs: first } = makingRoom(files, parts, options);
  // Of a dry run the rows are still there: what only they name does not count.
  const names = namedBlobs(database, folder, options.mode === "dry" ? unneeded : undefined);
  const blobs = plus(first, sweepBlobs(files, names));
  const kinds = { ...rows, blobs, temporary_files: temporaryFiles };
  if (options.mode === "dry") {
    const freedBytes = Object.values(kinds).reduce((sum, { bytes }) => sum + bytes, 0);
    return { kinds, freedBytes, database: "as_it_was" };
  }
  const outcome = compact(database, { folder, isInUse: () => isInUse(parts) });
  const shrunk = Math.max(0, before - databaseBytes(folder));
  return { kinds, freedBytes: blobs.bytes + temporaryFiles.bytes + shrunk, database: outcome };
}

/** Removes rows. That takes some room: on a full disk, blobs that nothing names by now make it. */
function makingRoom(files: FileSweep, parts: StoreParts, options: SweepOptions) {
  try {
    return { ...sweepRows(parts, options), blobs: none };
  } catch (cause) {
    if (!isDiskFull(cause) || options.mode === "dry") throw cause;
    const blobs = sweepBlobs(files, namedBlobs(parts.database, parts.folder));
    return { ...sweepRows(parts, options), blobs };
  }
}

function sweepRows(
  { database, folder, owner, world }: StoreParts,
  options: SweepOptions,
): { readonly rows: Record<RowKind, Amount>; readonly unneeded: Unneeded } {
  const isFree = createFreeCheck(database, owner, world);
  const { beforeMs } = options;
  const unneeded = findUnneeded(readFacts(database, { beforeMs, nowMs: world.nowMs() }, isFree), options);
  const rows = { database, folder, mode: options.mode, isFree, unneeded };
  return {
    unneeded,
    rows: {
      checkpoints: sweepCheckpoints(rows),
      jobs: sweepJobs(rows),
      runs: sweepRuns(rows),
      calls: sweepCalls(rows),
    },
  };
}

/** Whether a living process works on a run or a job. */
function isInUse({ database, owner, world }: StoreParts): boolean {
  const held = database
    .prepare<[], { id: string }>(
      "SELECT run_id AS id FROM leases UNION SELECT id FROM jobs WHERE owner IS NOT NULL",
    )
    .all();
  const isFree = createFreeCheck(database, owner, world);
  return held.some(({ id }) => !isFree(id));
}
