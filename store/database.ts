import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { OnrecordError } from "../errors.ts";
import { reasonOf } from "./blob-store.ts";
import { explainFullDisk } from "./disk-full.ts";

export type SqliteDatabase = Database.Database;

/** Steps from one version of the tables to the next. A store of a later version is refused, never misread. */
const migrations: readonly string[] = [
  `
CREATE TABLE IF NOT EXISTS transcripts (
  sha256 TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  reader_version TEXT NOT NULL,
  reading TEXT NOT NULL,
  added_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS agent_records (
  run_id TEXT NOT NULL,
  task TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (run_id, task)
);
CREATE TABLE IF NOT EXISTS results (
  key TEXT PRIMARY KEY,
  blob TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS leases (
  run_id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until_ms INTEGER NOT NULL
);`,
  `
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL,
  batch_id TEXT,
  session INTEGER NOT NULL,
  model TEXT NOT NULL,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  input_tokens INTEGER NOT NULL,
  cached_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  usd REAL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER
);
CREATE INDEX ledger_by_run ON ledger (run_id);
CREATE INDEX ledger_by_batch ON ledger (batch_id) WHERE batch_id IS NOT NULL;`,
  `
CREATE TABLE jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch TEXT NOT NULL,
  label TEXT NOT NULL,
  payload TEXT NOT NULL,
  status TEXT NOT NULL,
  failures INTEGER NOT NULL,
  deaths INTEGER NOT NULL,
  error_code TEXT,
  error_message TEXT,
  added_ms INTEGER NOT NULL,
  started_ms INTEGER,
  finished_ms INTEGER,
  owner TEXT,
  until_ms INTEGER
);
CREATE INDEX jobs_by_status ON jobs (status, failures);
CREATE INDEX jobs_by_batch ON jobs (batch, status);
CREATE INDEX jobs_held ON jobs (owner) WHERE owner IS NOT NULL;
CREATE INDEX jobs_by_end ON jobs (finished_ms) WHERE finished_ms IS NOT NULL;
CREATE TABLE server_tickets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  server TEXT NOT NULL,
  owner TEXT NOT NULL,
  until_ms INTEGER NOT NULL
);
CREATE INDEX server_tickets_by_server ON server_tickets (server);`,
];

const schemaVersion = migrations.length;

/** Opens (or makes) the store's one SQLite file in WAL mode; throws `not_writable` or `store_failed`. */
export function openDatabase(folder: string): SqliteDatabase {
  try {
    mkdirSync(folder, { recursive: true });
    const database = new Database(join(folder, "onrecord.db"));
    database.pragma("busy_timeout = 5000");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    checkVersion(database, folder);
    return database;
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause;
    const error = explainFullDisk(cause, folder);
    if (error !== cause) throw error;
    throw new OnrecordError(
      `The store at ${folder} cannot be opened: ${reasonOf(cause)}. Fix its permissions, or name another folder with --store DIR or ONRECORD_HOME.`,
      { code: "not_writable", cause },
    );
  }
}

function checkVersion(database: SqliteDatabase, folder: string): void {
  if (versionOf(database) === schemaVersion) return;
  // Immediate: of two processes that open an older store at once, the second finds it migrated.
  const found = database.transaction(() => migrate(database)).immediate();
  if (found <= schemaVersion) return;
  database.close();
  throw new OnrecordError(
    `The store at ${folder} has version ${found}; this onrecord reads version ${schemaVersion}. Use the onrecord that wrote it, or name a new folder with --store DIR.`,
    { code: "store_failed" },
  );
}

function versionOf(database: SqliteDatabase): number {
  return Number(database.pragma("user_version", { simple: true }));
}

/** Takes an older store through the steps it lacks, and gives the version that was found. */
function migrate(database: SqliteDatabase): number {
  const found = versionOf(database);
  for (const step of migrations.slice(found)) database.exec(step);
  if (found < schemaVersion) database.pragma(`user_version = ${schemaVersion}`);
  return found;
}
