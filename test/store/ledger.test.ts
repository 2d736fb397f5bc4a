import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { createLedger, type LedgerEntry } from "../../store/ledger.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const entry: LedgerEntry = {
  runId: "r1",
  session: 1,
  model: "openai/a",
  purpose: "check",
  worst: { inputTokens: 100, cachedTokens: 0, outputTokens: 50, usd: 2 },
  startedMs: 1_000,
};

function newLedger() {
  return createLedger(openDatabase(temporaryFolder()));
}

function reserve(ledger: ReturnType<typeof newLedger>, changes: Partial<LedgerEntry> = {}): number {
  return ledger.reserve({ ...entry, ...changes }, () => true) ?? -1;
}

test("a call counts at its worst until it is settled, then at what it spent", () => {
  const ledger = newLedger();
  const id = reserve(ledger);
  expect(ledger.totals({ runId: "r1" })).toEqual({
    calls: 1,
    tokens: 0,
    usd: 0,
    reservedTokens: 150,
    reservedUsd: 2,
    unpriced: 0,
    seconds: 0,
  });
  ledger.settle(id, { inputTokens: 90, cachedTokens: 80, outputTokens: 5, usd: 0.5 }, 4_000);
  expect(ledger.totals({ runId: "r1" })).toEqual({
    calls: 1,
    tokens: 95,
    usd: 0.5,
    reservedTokens: 0,
    reservedUsd: 0,
    unpriced: 0,
    seconds: 3,
  });
});

test("nothing is written for a call that may not start, nor where that throws", () => {
  const ledger = newLedger();
  expect(ledger.reserve(entry, () => false)).toBeUndefined();
  const refuse = () => {
    throw new Error("no");
  };
  expect(() => ledger.reserve(entry, refuse)).toThrow("no");
  expect(ledger.totals({ runId: "r1" }).calls).toBe(0);
});

test("sums up by model; one call without a price makes the model's money unknown", () => {
  const ledger = newLedger();
  reserve(ledger);
  reserve(ledger);
  reserve(ledger, { model: "openai/b", worst: { ...entry.worst, usd: null } });
  reserve(ledger, { runId: "r2" });
  expect(ledger.byModel("r1")).toEqual([
    { model: "openai/a", calls: 2, inputTokens: 200, cachedTokens: 0, outputTokens: 100, usd: 4 },
    { model: "openai/b", calls: 1, inputTokens: 100, cachedTokens: 0, outputTokens: 50, usd: null },
  ]);
});

test("adds up the runs of a batch", () => {
  const ledger = newLedger();
  reserve(ledger, { batchId: "b", runId: "r1" });
  reserve(ledger, { batchId: "b", runId: "r2" });
  reserve(ledger, { runId: "r3" });
  expect(ledger.totals({ batchId: "b" })).toMatchObject({ calls: 2, reservedUsd: 4 });
});

test("a store of version 1 gets the ledger and keeps what it holds", () => {
  const folder = temporaryFolder();
  const old = new Database(join(folder, "onrecord.db"));
  old.exec(`
    CREATE TABLE transcripts (sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, reader_version TEXT NOT NULL, reading TEXT NOT NULL, added_at TEXT NOT NULL);
    CREATE TABLE runs (id TEXT PRIMARY KEY, started_at TEXT NOT NULL, json TEXT NOT NULL);
    CREATE TABLE agent_records (run_id TEXT NOT NULL, task TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (run_id, task));
    CREATE TABLE results (key TEXT PRIMARY KEY, blob TEXT NOT NULL);
    CREATE TABLE leases (run_id TEXT PRIMARY KEY, owner TEXT NOT NULL, until_ms INTEGER NOT NULL);
    INSERT INTO results (key, blob) VALUES ('k', 'b');
  `);
  old.pragma("user_version = 1");
  old.close();
  const database = openDatabase(folder);
  expect(database.pragma("user_version", { simple: true })).toBe(3);
  expect(database.prepare("SELECT blob FROM results WHERE key = 'k'").pluck().get()).toBe("b");
  expect(reserve(createLedger(database))).toBe(1);
  database.close();
  expect(createLedger(openDatabase(folder)).totals({ runId: "r1" }).calls).toBe(1);
});
