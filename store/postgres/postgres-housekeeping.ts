import { blobGraceMs } from "../blob-store.ts";
import {
  type Amount,
  type Housekeeping,
  none,
  plus,
  type SweepOptions,
  type Swept,
} from "../housekeeping.ts";
import { findUnneeded } from "../unneeded.ts";
import type { Postgres } from "./postgres.ts";
import { namedBlobs } from "./postgres-blob-names.ts";
import { readFacts } from "./postgres-facts.ts";
import { inChunks, sweepCalls, sweepEnded } from "./postgres-sweep-rows.ts";

/**
 * Housekeeping of a store in Postgres, in transactions of milliseconds; `folder` is what stays on this machine. The
 * server's own vacuum makes room of what went, so that nothing is written anew here.
 */
export function createPostgresHousekeeping(postgres: Postgres, folder: string): Housekeeping {
  return { sweep: (options) => sweep(postgres, folder, options) };
}

/** Rows go before the blobs they name: killed in between, it leaves blobs that the next sweep finds. */
async function sweep(postgres: Postgres, folder: string, options: SweepOptions): Promise<Swept> {
  const facts = await readFacts(postgres, options.beforeMs);
  const unneeded = findUnneeded(facts, options);
  const rows = { postgres, options, unneeded };
  const checkpoints = await sweepEnded(rows, "threads");
  const jobs = await sweepEnded(rows, "jobs");
  const runs = await sweepEnded(rows, "runs");
  const calls = await sweepCalls(rows);
  // Of a dry run the rows are still there: what only they name does not count.
  const names = await namedBlobs(postgres, folder, options.mode === "dry" ? unneeded : undefined);
  // By the time before any name was read: what was used since may be named since.
  const beforeMs = Math.min(options.beforeMs, facts.nowMs - blobGraceMs);
  const blobs = await sweepBlobs(postgres, { names, beforeMs, mode: options.mode });
  const kinds = { checkpoints, jobs, runs, calls, blobs, temporary_files: none };
  const freedBytes = Object.values(kinds).reduce((sum, { bytes }) => sum + bytes, 0);
  return { kinds, freedBytes, database: "as_it_was" };
}

interface BlobSweep {
  readonly names: ReadonlySet<string>;
  readonly beforeMs: number;
  readonly mode: SweepOptions["mode"];
}

async function sweepBlobs(postgres: Postgres, { names, beforeMs, mode }: BlobSweep): Promise<Amount> {
  const old = await postgres.query<{ sha256: string; bytes: number }>(
    "SELECT sha256, octet_length(bytes) AS bytes FROM onrecord.blobs WHERE used_ms < $1 ORDER BY sha256",
    [beforeMs],
  );
  const unneeded = old.filter(({ sha256 }) => !names.has(sha256));
  if (mode === "dry") return addUp(unneeded);
  let sum = none;
  for (const chunk of inChunks(unneeded)) {
    // One that is marked as used in this very moment stays: the row is looked at again once it is locked.
    const gone = await postgres.query<{ bytes: number }>(
      `DELETE FROM onrecord.blobs WHERE sha256 = ANY ($1) AND used_ms < $2 RETURNING octet_length(bytes) AS bytes`,
      [chunk.map(({ sha256 }) => sha256), beforeMs],
    );
    sum = plus(sum, addUp(gone));
  }
  return sum;
}

function addUp(blobs: readonly { readonly bytes: number }[]): Amount {
  return { count: blobs.length, bytes: blobs.reduce((sum, { bytes }) => sum + bytes, 0) };
}
