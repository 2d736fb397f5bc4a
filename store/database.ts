import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { OnrecordError } from "../errors.ts";
import { reasonOf } from "./blob-store.ts";

export type SqliteDatabase = Database.Database;

/** Version of the tables below; a store of another version is refused, never misread. */
const schemaVersion = 1;

const tables = `
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
);`;

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
    throw new OnrecordError(
      `The store at ${folder} cannot be opened: ${reasonOf(cause)}. Fix its permissions, or name another folder with --store DIR or ONRECORD_HOME.`,
      { code: "not_writable", cause },
    );
  }
}

function checkVersion(database: SqliteDatabase, folder: string): void {
  const found = database.pragma("user_version", { simple: true });
  if (found === 0) {
    database.transaction(() => {
      database.exec(tables);
      database.pragma(`user_version = ${schemaVersion}`);
    })();
    return;
  }
  if (found !== schemaVersion) {
    database.close();
    throw new OnrecordError(
      `The store at ${folder} has version ${String(found)}; this onrecord reads version ${schemaVersion}. Use the onrecord that wrote it, or name a new folder with --store DIR.`,
      { code: "store_failed" },
    );
  }
}
