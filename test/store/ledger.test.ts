import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { createLedger, type LedgerEntry, type StartRule } from "../../store/ledger.ts";
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

function startWhen(mayStart: StartRule["mayStart"], scopes: StartRule["scopes"] = []): StartRule {
  return { scopes, running: { session: 1, nowMs: 1_000 }, mayStart };
}

async function reserve(
  ledger: ReturnType<typeof newLedger>,
  changes: Partial<LedgerEntry> = {},
): Promise<number> {
  return (
    (await ledger.reserve(
      { ...entry, ...changes },
      startWhen(() => true),
    )) ?? -1
  );
}

test("whether a call may start is asked over the totals of its scopes, in their order", async () => {
  const ledger = newLedger();
  await reserve(ledger, { batchId: "b", runId: "r1" });
  await reserve(ledger, { batchId: "b", runId: "r2" });
  const seen: unknown[] = [];
  const rule = startWhen(
    (totals) => {
      seen.push(...totals.map(({ calls, seconds }) => ({ calls, seconds })));
      return true;
    },
    [{ batchId: "b" }, { runId: "r1" }],
  );
  const id = await ledger.reserve(entry, { ...rule, running: { session: 1, nowMs: 3_500 } });
  expect(id).toBe(3);
  expect(seen).toEqual([
    { calls: 2, seconds: 2.5 },
    { calls: 1, seconds: 2.5 },
  ]);
});

test("a store of version 1 gets the ledger and keeps what it holds", async () => {
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
  expect(await reserve(createLedger(database))).toBe(1);
  database.close();
  expect(await createLedger(openDatabase(folder)).totals({ runId: "r1" })).toMatchObject({ calls: 1 });
});
