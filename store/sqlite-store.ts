import { join } from "node:path";
import { sweepAside, writerName } from "./aside-folder.ts";
import { type BlobStore, blobPath, renew } from "./blob-store.ts";
import { openDatabase, type SqliteDatabase } from "./database.ts";
import { createLeases } from "./lease.ts";
import { createLedger } from "./ledger.ts";
import { type Library, openLibrary, TranscriptRow } from "./library.ts";
import { AgentRecord, Run } from "./run.ts";
import { createServerPlaces } from "./server-places.ts";
import { createSqliteHousekeeping } from "./sqlite-housekeeping.ts";
import { createSqliteJobQueue } from "./sqlite-job-queue.ts";
import type { Store, StoreOptions } from "./store.ts";

/**
 * Opens the store in a folder: files, and one SQLite file beside them. Each call does its work at once and gives a
 * promise of it: nothing comes between the steps of a transaction.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const { location: folder, owner } = options;
  const database = openDatabase(folder);
  const library = openLibrary(folder, writerName(owner), options.nowMs);
  sweepAside(folder, { ...options, host: owner.host });
  await moveTranscripts(database, library);
  return {
    ...library,
    name: folder,
    leases: createLeases(database, owner, options),
    ledger: createLedger(database),
    jobs: createSqliteJobQueue(database, owner, options),
    serverPlaces: createServerPlaces(database, owner, options),
    housekeeping: createSqliteHousekeeping({ database, folder, owner, world: options }),
    checkpointer: createCheckpointer(database),
    ...createRunTable(database),
    ...createResultTable(database, {
      blobs: library.blobs,
      markUsed: (sha256) => renew(blobPath(join(folder, "blobs"), sha256), options.nowMs),
    }),
    exclusively: async (work) => database.transaction(work).immediate(),
    check: async () => String(database.pragma("integrity_check", { simple: true })),
    close: async () => {
      database.close();
    },
  };
}

/** A store of an earlier version kept its transcripts in a table; a row that is in the library stays as it is there. */
async function moveTranscripts(database: SqliteDatabase, library: Library): Promise<void> {
  const rows = database
    .prepare<[], unknown>(
      "SELECT sha256, id, reader_version AS readerVersion, reading, added_at AS addedAt FROM transcripts",
    )
    .all();
  if (rows.length === 0) return;
  for (const row of rows.map((one) => TranscriptRow.parse(one))) {
    if ((await library.transcript(row.sha256)) === undefined) await library.addTranscript(row);
  }
  database.exec("DELETE FROM transcripts");
}

/** The saver's library is heavy, and most commands run no graph. */
function createCheckpointer(database: SqliteDatabase): Store["checkpointer"] {
  return async () => {
    const { createSqliteCheckpointer } = await import("./sqlite-checkpointer.ts");
    return createSqliteCheckpointer(database);
  };
}

function createRunTable(database: SqliteDatabase): Pick<Store, "saveRun" | "runs" | "run" | "recordAgent"> {
  const agents = database.prepare<[string], { json: string }>(
    "SELECT json FROM agent_records WHERE run_id = ? ORDER BY task",
  );
  const toRun = (row: { id: string; json: string }): Run =>
    Run.parse({
      ...parseRow(row.json),
      agents: agents.all(row.id).map((record) => AgentRecord.parse(JSON.parse(record.json))),
    });
  return {
    async saveRun(run) {
      const json = JSON.stringify({ ...run, agents: [] });
      database
        .prepare("INSERT OR REPLACE INTO runs (id, started_at, json) VALUES (?, ?, ?)")
        .run(run.id, run.startedAt, json);
    },
    runs: async () =>
      database
        .prepare<[], { id: string; json: string }>(
          "SELECT id, json FROM runs ORDER BY started_at DESC, id DESC",
        )
        .all()
        .map(toRun),
    async run(id) {
      const row = database
        .prepare<[string], { id: string; json: string }>("SELECT id, json FROM runs WHERE id = ?")
        .get(id);
      return row === undefined ? undefined : toRun(row);
    },
    async recordAgent(runId, record) {
      const found = database
        .prepare<[string, string], { json: string }>(
          "SELECT json FROM agent_records WHERE run_id = ? AND task = ?",
        )
        .get(runId, record.task);
      if (found !== undefined && AgentRecord.parse(JSON.parse(found.json)).status === "done") return;
      database
        .prepare("INSERT OR REPLACE INTO agent_records (run_id, task, json) VALUES (?, ?, ?)")
        .run(runId, record.task, JSON.stringify(record));
    },
  };
}

function parseRow(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function createResultTable(
  database: SqliteDatabase,
  { blobs, markUsed }: { readonly blobs: BlobStore; readonly markUsed: (sha256: string) => boolean },
): Pick<Store, "findResult" | "saveResult"> {
  return {
    async findResult(key) {
      const row = database
        .prepare<[string], { blob: string }>("SELECT blob FROM results WHERE key = ?")
        .get(key);
      if (row === undefined || (await blobs.read(row.blob)) === undefined) return undefined;
      // Who found it will name it, and needs it until then; false when it was taken a moment ago.
      return markUsed(row.blob) ? row.blob : undefined;
    },
    async saveResult(key, blob) {
      database.prepare("INSERT OR REPLACE INTO results (key, blob) VALUES (?, ?)").run(key, blob);
    },
  };
}
