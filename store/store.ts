import type { BlobStore } from "./blob-store.ts";
import { openDatabase, type SqliteDatabase } from "./database.ts";
import type { JobQueue } from "./job-queue.ts";
import { createLeases, type LeaseOwner, type Leases } from "./lease.ts";
import { type Library, openLibrary, TranscriptRow } from "./library.ts";
import { AgentRecord, Run } from "./run.ts";
import { createServerPlaces, type ServerPlaces } from "./server-places.ts";
import { createSqliteJobQueue } from "./sqlite-job-queue.ts";

/** Everything kept between two commands: transcripts with their blobs, runs, finished agent calls, leases, jobs. */
export interface Store extends Library {
  readonly leases: Leases;
  readonly jobs: JobQueue;
  readonly serverPlaces: ServerPlaces;
  readonly database: SqliteDatabase;
  /** Creates or replaces the run; its agents are kept by `recordAgent` and joined when read. */
  saveRun(run: Run): void;
  runs(): readonly Run[];
  run(id: string): Run | undefined;
  /** Keeps the first `done` record of a task, so that a resumed run does not count a call twice. */
  recordAgent(runId: string, record: AgentRecord): void;
  /** Blob of the finished call under `key`; `undefined` when it never finished or its blob is damaged. */
  findResult(key: string): string | undefined;
  saveResult(key: string, blob: string): void;
  close(): void;
}

export interface StoreOptions {
  readonly folder: string;
  readonly owner: LeaseOwner;
  readonly nowMs: () => number;
  readonly isAlive: (pid: number) => boolean;
}

/** Opens the store in a folder, made when absent; throws `not_writable` or `store_failed`. */
export function openStore(options: StoreOptions): Store {
  const database = openDatabase(options.folder);
  const library = openLibrary(options.folder, options.owner.nonce, options.nowMs);
  moveTranscripts(database, library);
  const { blobs } = library;
  return {
    ...library,
    database,
    leases: createLeases(database, options.owner, options),
    jobs: createSqliteJobQueue(database, options.owner, options),
    serverPlaces: createServerPlaces(database, options.owner, options),
    ...runTable(database),
    ...resultTable(database, blobs),
    close: () => database.close(),
  };
}

/** A store of an earlier version kept its transcripts in a table; a row that is in the library stays as it is there. */
function moveTranscripts(database: SqliteDatabase, library: Library): void {
  const rows = database
    .prepare<[], unknown>(
      "SELECT sha256, id, reader_version AS readerVersion, reading, added_at AS addedAt FROM transcripts",
    )
    .all();
  if (rows.length === 0) return;
  for (const row of rows.map((one) => TranscriptRow.parse(one))) {
    if (library.transcript(row.sha256) === undefined) library.addTranscript(row);
  }
  database.exec("DELETE FROM transcripts");
}

function runTable(database: SqliteDatabase): Pick<Store, "saveRun" | "runs" | "run" | "recordAgent"> {
  const agents = database.prepare<[string], { json: string }>(
    "SELECT json FROM agent_records WHERE run_id = ? ORDER BY task",
  );
  const toRun = (row: { id: string; json: string }): Run =>
    Run.parse({
      ...parseRow(row.json),
      agents: agents.all(row.id).map((record) => AgentRecord.parse(JSON.parse(record.json))),
    });
  return {
    saveRun(run) {
      const json = JSON.stringify({ ...run, agents: [] });
      database
        .prepare("INSERT OR REPLACE INTO runs (id, started_at, json) VALUES (?, ?, ?)")
        .run(run.id, run.startedAt, json);
    },
    runs: () =>
      database
        .prepare<[], { id: string; json: string }>(
          "SELECT id, json FROM runs ORDER BY started_at DESC, id DESC",
        )
        .all()
        .map(toRun),
    run(id) {
      const row = database
        .prepare<[string], { id: string; json: string }>("SELECT id, json FROM runs WHERE id = ?")
        .get(id);
      return row === undefined ? undefined : toRun(row);
    },
    recordAgent(runId, record) {
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

function resultTable(database: SqliteDatabase, blobs: BlobStore): Pick<Store, "findResult" | "saveResult"> {
  return {
    findResult(key) {
      const row = database
        .prepare<[string], { blob: string }>("SELECT blob FROM results WHERE key = ?")
        .get(key);
      if (row === undefined || blobs.read(row.blob) === undefined) return undefined;
      return row.blob;
    },
    saveResult(key, blob) {
      database.prepare("INSERT OR REPLACE INTO results (key, blob) VALUES (?, ?)").run(key, blob);
    },
  };
}
