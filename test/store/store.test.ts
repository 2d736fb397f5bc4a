import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { putJson } from "../../store/json-blobs.ts";
import { openStore } from "../../store/open-store.ts";
import type { AgentRecord, Run } from "../../store/run.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function newStore(folder = temporaryFolder()) {
  return openStore({
    location: folder,
    owner: { host: "h", pid: 1, nonce: "n" },
    nowMs: () => 0,
    isAlive: () => true,
  });
}

const run: Run = {
  id: "r1",
  graph: "analyze",
  transcript: { id: "talk-00000000", sha256: "0".repeat(64) },
  request: "0".repeat(64),
  status: "running",
  agents: [],
  warnings: [],
  startedAt: "2026-01-02T03:04:05.000Z",
};

const record: AgentRecord = {
  agent: "summarizer",
  task: "summarize:ideas",
  model: "builtin",
  promptVersion: "builtin",
  status: "done",
  attempts: 1,
  usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
  costUsd: 0,
  seconds: 2,
};

test("gives a run back with the agents that were recorded for it", async () => {
  const store = await newStore();
  await store.saveRun(run);
  await store.recordAgent("r1", record);
  expect(await store.run("r1")).toEqual({ ...run, agents: [record] });
});

test("keeps the first finished record of a task, so that a resumed run counts a call once", async () => {
  const store = await newStore();
  await store.saveRun(run);
  await store.recordAgent("r1", { ...record, status: "failed" });
  await store.recordAgent("r1", record);
  await store.recordAgent("r1", { ...record, status: "cached", seconds: 0 });
  expect((await store.run("r1"))?.agents).toEqual([record]);
});

test("lists runs with the newest first", async () => {
  const store = await newStore();
  await store.saveRun(run);
  await store.saveRun({ ...run, id: "r2", startedAt: "2026-02-02T03:04:05.000Z" });
  expect((await store.runs()).map(({ id }) => id)).toEqual(["r2", "r1"]);
});

test("forgets a finished call whose blob is gone, so that it is made again", async () => {
  const store = await newStore();
  const blob = await putJson(store.blobs, { a: 1 });
  await store.saveResult("key", blob);
  await store.saveResult("lost", "f".repeat(64));
  expect([await store.findResult("key"), await store.findResult("lost")]).toEqual([blob, undefined]);
});

test("refuses a store of another version and leaves it as it is", async () => {
  const folder = join(temporaryFolder(), "s");
  const database = openDatabase(folder);
  database.pragma("user_version = 99");
  database.close();
  await expect(newStore(folder)).rejects.toThrow(/has version 99; this onrecord reads version 3/);
});
