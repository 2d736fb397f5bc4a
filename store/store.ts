import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { OnrecordError } from "../errors.ts";
import { type BlobStore, createBlobStore } from "./blob-store.ts";
import { openDatabase, type SqliteDatabase } from "./database.ts";
import { createLeases, type LeaseOwner, type Leases } from "./lease.ts";
import { AgentRecord, Run } from "./run.ts";

/** A transcript the store holds; `reading` is the blob of what its reader gave. */
export interface TranscriptRow {
  readonly sha256: string;
  readonly id: string;
  readonly readerVersion: string;
  readonly reading: string;
  readonly addedAt: string;
}

/** Everything kept between two commands: blobs, transcripts, runs, finished agent calls, leases. */
export interface Store {
  readonly folder: string;
  readonly blobs: BlobStore;
  readonly leases: Leases;
  readonly database: SqliteDatabase;
  addTranscript(row: TranscriptRow): void;
  transcripts(): readonly TranscriptRow[];
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
  mkdirSync(join(options.folder, "blobs"), { recursive: true });
  const blobs = createBlobStore(join(options.folder, "blobs"), options.owner.nonce);
  return {
    folder: options.folder,
    blobs,
    database,
    leases: createLeases(database, options.owner, options),
    ...transcriptTable(database),
    ...runTable(database),
    ...resultTable(database, blobs),
    close: () => database.close(),
  };
}

function transcriptTable(database: SqliteDatabase): Pick<Store, "addTranscript" | "transcripts"> {
  return {
    addTranscript(row) {
      database
        .prepare(
          `INSERT INTO transcripts (sha256, id, reader_version, reading, added_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (sha256) DO UPDATE SET id = excluded.id, reader_version = excluded.reader_version, reading = excluded.reading`,
        )
        .run(row.sha256, row.id, row.readerVersion, row.reading, row.addedAt);
    },
    transcripts: () =>
      database
        .prepare<[], TranscriptRow>(
          "SELECT sha256, id, reader_version AS readerVersion, reading, added_at AS addedAt FROM transcripts ORDER BY added_at DESC, id",
        )
        .all(),
  };
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

/** Stores a value as canonical JSON and gives its blob name. */
export function putJson(blobs: BlobStore, value: unknown): string {
  return blobs.put(JSON.stringify(value));
}

/** Reads a JSON blob by its schema; throws `store_failed` when it is of another shape. */
export function getJson<T>(blobs: BlobStore, sha256: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(blobs.readText(sha256)));
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    `Blob ${sha256.slice(0, 12)} in the store is not of the expected shape. It was written by another version; run the command again on the original file.`,
    { code: "store_failed", cause: parsed.error },
  );
}
