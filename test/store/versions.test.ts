import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const sha256 = "a".repeat(64);
const run = {
  id: "r1",
  graph: "ask",
  transcript: { id: "talk-aaaaaaaa", sha256 },
  request: "b".repeat(64),
  status: "running",
  warnings: [],
  startedAt: "2026-01-02T03:04:05.000Z",
};
const record = {
  agent: "answerer",
  task: "answer",
  model: "builtin",
  promptVersion: "builtin",
  status: "done",
  attempts: 1,
  usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
  costUsd: 0,
  seconds: 2,
};

/** The tables of each version as it made them, with a row in each. */
const first = `
  CREATE TABLE transcripts (sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, reader_version TEXT NOT NULL, reading TEXT NOT NULL, added_at TEXT NOT NULL);
  CREATE TABLE runs (id TEXT PRIMARY KEY, started_at TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE agent_records (run_id TEXT NOT NULL, task TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (run_id, task));
  CREATE TABLE results (key TEXT PRIMARY KEY, blob TEXT NOT NULL);
  CREATE TABLE leases (run_id TEXT PRIMARY KEY, owner TEXT NOT NULL, until_ms INTEGER NOT NULL);
  INSERT INTO transcripts VALUES ('${sha256}', 'talk-aaaaaaaa', '1', '${"c".repeat(64)}', '2026-01-02T03:04:05.000Z');
  INSERT INTO runs VALUES ('r1', '2026-01-02T03:04:05.000Z', '${JSON.stringify({ ...run, agents: [] })}');
  INSERT INTO agent_records VALUES ('r1', 'answer', '${JSON.stringify(record)}');
  INSERT INTO results VALUES ('key', '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4');
  INSERT INTO leases VALUES ('r1', 'elsewhere' || char(9) || '5' || char(9) || 'n', 4000);`;
const second = `
  CREATE TABLE ledger (id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, batch_id TEXT, session INTEGER NOT NULL, model TEXT NOT NULL,
    purpose TEXT NOT NULL, state TEXT NOT NULL, input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL, usd REAL, started_ms INTEGER NOT NULL, ended_ms INTEGER);
  CREATE INDEX ledger_by_run ON ledger (run_id);
  CREATE INDEX ledger_by_batch ON ledger (batch_id) WHERE batch_id IS NOT NULL;
  INSERT INTO ledger VALUES (1, 'r1', NULL, 1, 'openai/a', 'answer', 'settled', 90, 0, 5, 0.5, 1000, 4000);`;

function makeStore(tables: string, version: number): string {
  const folder = join(temporaryFolder(), "store");
  mkdirSync(folder);
  const database = new Database(join(folder, "onrecord.db"));
  database.exec(tables);
  database.pragma(`user_version = ${version}`);
  database.close();
  return folder;
}

function open(location: string) {
  const owner = { host: "h", pid: 1, nonce: "n" };
  return openStore({ location, owner, nowMs: () => 0, isAlive: () => true });
}

test.each([
  [0, first, 0],
  [1, first, 0],
  [2, `${first}${second}`, 95],
])("a store of version %d is taken over with all that is in it", async (version, tables, tokens) => {
  const folder = makeStore(tables, version);
  const store = await open(folder);
  await store.blobs.put("hi");
  expect(await store.runs()).toEqual([{ ...run, agents: [record] }]);
  expect(await store.findResult("key")).toMatch(/^8f434346/);
  expect((await store.transcripts()).map(({ id, addedAt }) => [id, addedAt])).toEqual([
    ["talk-aaaaaaaa", "2026-01-02T03:04:05.000Z"],
  ]);
  expect(await store.leases.isHeld("r1")).toBe(true);
  expect((await store.ledger.totals({ runId: "r1" })).tokens).toBe(tokens);
  await store.jobs.add([{ id: "j", batch: "b", label: "talk.vtt", payload: sha256 }]);
  expect((await store.jobs.get("j"))?.status).toBe("waiting");
  await store.close();
  const database = new Database(join(folder, "onrecord.db"), { readonly: true });
  expect(database.pragma("user_version", { simple: true })).toBe(3);
  database.close();
});

test("a store of a later version is refused with the way out, and not a byte of it is changed", async () => {
  const folder = makeStore(`${first}${second}`, 4);
  const before = readFileSync(join(folder, "onrecord.db"));
  await expect(open(folder)).rejects.toThrow(
    /has version 4; this onrecord reads version 3\. Use the onrecord that wrote it, or name a new folder with --store DIR\.$/,
  );
  const database = new Database(join(folder, "onrecord.db"), { readonly: true });
  expect(database.prepare("SELECT COUNT(*) FROM runs").pluck().get()).toBe(1);
  expect(database.pragma("user_version", { simple: true })).toBe(4);
  database.close();
  // Two counters of the file's head change when its journal does.
  expect(readFileSync(join(folder, "onrecord.db")).subarray(100)).toEqual(before.subarray(100));
});
