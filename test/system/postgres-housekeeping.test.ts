import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../store/postgres/open-postgres-store.ts";
import type { Store } from "../../store/store.ts";
import { ask } from "../postgres-server.ts";
import {
  dayMs,
  fillable,
  type TestedHousekeeping,
  testHousekeeping,
} from "../store/housekeeping-contract.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { usePostgres } from "./use-postgres.ts";

const { isHere, server } = usePostgres();

async function open(location: string, pid: number, folder = temporaryFolder()): Promise<Store> {
  const owner = { host: "here", pid, nonce: `n${pid}` };
  const store = await openPostgresStore({ location, folder, owner, nowMs: () => 0, isAlive: () => true });
  onTestFinished(() => store.close());
  return store;
}

/** The database's clock cannot be set: what it has written is moved instead. */
async function newStore() {
  const address = await server().newDatabase();
  const folder = temporaryFolder();
  const store = await open(address, 7, folder);
  const [clock] = await ask<{ ms: number }>(
    address,
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
  );
  const nowMs = Math.floor(clock?.ms ?? 0);
  const other = await open(address, 8);
  const tested: TestedHousekeeping = {
    store,
    nowMs,
    async ageBlob(name, days) {
      const usedMs = Math.round(nowMs - days * dayMs);
      await ask(address, `UPDATE onrecord.blobs SET used_ms = ${usedMs} WHERE sha256 = '${name}'`);
    },
    async ageJobs(days) {
      await ask(address, `UPDATE onrecord.jobs SET finished_ms = finished_ms - ${days * dayMs}`);
    },
    async holdAndDie(runId) {
      await other.leases.take(runId);
      await ask(address, `UPDATE onrecord.leases SET until_ms = until_ms - 20000 WHERE run_id = '${runId}'`);
    },
    async threads(table) {
      const name = table === "writes" ? "checkpoint_writes" : "checkpoints";
      const query = `SELECT DISTINCT thread_id AS id FROM onrecord_checkpoints.${name} ORDER BY 1`;
      return (await ask<{ id: string }>(address, query)).map(({ id }) => id);
    },
  };
  return { ...fillable(tested), address, folder, other };
}

/** A connection whose locks others wait for until they are let go. */
async function lock(address: string, statement: string): Promise<{ letGo(): Promise<void> }> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("BEGIN");
  await client.query(statement);
  return {
    async letGo() {
      await client.query("COMMIT");
    },
  };
}

const jobsLock = "SELECT pg_advisory_xact_lock(1869509221, hashtext('onrecord jobs'))";

/** Waits until so many connections wait for a lock. */
async function untilWaiting(address: string, count = 1): Promise<void> {
  const query = `SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  await expect.poll(() => ask(address, query), { timeout: 20_000 }).toEqual([{ count }]);
}

describe.runIf(isHere)("on a real Postgres", () => {
  testHousekeeping("in Postgres", () => newStore());

  test("what was taken up, worked on or asked for again after it was found unneeded stays", async () => {
    const { store, other, address, month, saveRun, daysAgo, keepCheckpoint, ...tested } = await newStore();
    for (const id of ["goes", "held", "finished", "retried"]) {
      await saveRun(id, { status: "failed", finishedAt: daysAgo(40) });
      await keepCheckpoint(id, "", 40);
    }
    await store.jobs.add([{ id: "retried", batch: "b", label: "x", payload: "p".repeat(64) }]);
    await store.jobs.cancel({});
    await tested.ageJobs(40);
    const { letGo } = await lock(address, jobsLock);
    const swept = store.housekeeping.sweep({ ...month, runs: "sweep" });
    await untilWaiting(address);
    expect(await other.leases.take("held")).toBe(true);
    await saveRun("finished", { status: "done", finishedAt: daysAgo(0) });
    await ask(
      address,
      "UPDATE onrecord.jobs SET status = 'waiting', finished_ms = NULL WHERE id = 'retried'",
    );
    await letGo();
    const { checkpoints, jobs, runs } = (await swept).kinds;
    expect([checkpoints.count, jobs.count, runs.count]).toEqual([1, 0, 1]);
    expect(await tested.threads("checkpoints")).toEqual(["finished", "held", "retried"]);
    expect((await store.runs()).map(({ id }) => id).sort()).toEqual(["finished", "held", "retried"]);
    const leases = await ask(address, "SELECT run_id FROM onrecord.leases");
    expect(leases).toEqual([{ run_id: "held" }]);
  });

  test("whoever takes a run up while its checkpoints go waits until they are gone, and then has it", async () => {
    const { store, other, address, month, saveRun, keepCheckpoint, threads } = await newStore();
    await saveRun("r1", { status: "failed" });
    await keepCheckpoint("r1", "", 40);
    const { letGo } = await lock(address, "SELECT * FROM onrecord_checkpoints.checkpoints FOR UPDATE");
    const swept = store.housekeeping.sweep(month);
    await untilWaiting(address);
    const taken = other.leases.take("r1");
    await untilWaiting(address, 2);
    await letGo();
    expect([await taken, (await swept).kinds.checkpoints.count]).toEqual([true, 1]);
    expect(await threads("checkpoints")).toEqual([]);
    expect(await store.leases.isHeld("r1")).toBe(true);
  });

  test("a blob that is used in the moment of its removal stays", async () => {
    const { store, address, month, nowMs, putOld, has } = await newStore();
    const name = await putOld("blob", 40);
    const { letGo } = await lock(address, `UPDATE onrecord.blobs SET used_ms = ${nowMs}`);
    const swept = store.housekeeping.sweep(month);
    await untilWaiting(address);
    await letGo();
    expect([(await swept).kinds.blobs.count, await has(name)]).toEqual([0, true]);
  });

  test("an answer that is found in the moment of its removal stays", async () => {
    const { store, address, month, nowMs, putOld } = await newStore();
    const answer = await putOld("answer", 40);
    await store.saveResult("key", answer);
    const { letGo } = await lock(address, `UPDATE onrecord.blobs SET used_ms = ${nowMs}`);
    const swept = store.housekeeping.sweep(month);
    await untilWaiting(address);
    await letGo();
    expect([(await swept).kinds.calls.count, await store.findResult("key")]).toEqual([0, answer]);
  });

  test("an unneeded blob that is stored again in the moment of its removal is there", async () => {
    const { store, other, address, month, nowMs, putOld, has } = await newStore();
    const name = await putOld("blob", 40);
    const { letGo } = await lock(address, "SELECT * FROM onrecord.blobs FOR UPDATE");
    const swept = store.housekeeping.sweep(month);
    await untilWaiting(address);
    const put = other.blobs.put("blob");
    await untilWaiting(address, 2);
    await letGo();
    expect([await put, (await swept).kinds.blobs.count <= 1, await has(name)]).toEqual([name, true, true]);
    const marked = await ask(address, `SELECT 1 FROM onrecord.blobs WHERE used_ms >= ${nowMs}`);
    expect(marked).toHaveLength(1);
  });

  test("two who sweep many at once end, and remove each once", async () => {
    const { store, other, address, month, saveRun } = await newStore();
    const ids = Array.from({ length: 250 }, (_, at) => `r${at}`);
    for (const id of ids) await saveRun(id, { status: "done", result: await store.blobs.put(id) });
    await ask(address, "UPDATE onrecord.blobs SET used_ms = 0");
    const all = { ...month, runs: "sweep" as const };
    const both = await Promise.all([store, other].map((one) => one.housekeeping.sweep(all)));
    const sum = (of: "runs" | "blobs") => both.reduce((count, { kinds }) => count + kinds[of].count, 0);
    expect([sum("runs"), sum("blobs")]).toEqual([250, 250]);
    expect(await store.runs()).toEqual([]);
  });

  test("an ended job leaves nothing in the tables of pg-boss", async () => {
    const { store, address, month, ageJobs } = await newStore();
    await store.jobs.add(["a", "b", "c"].map((id) => ({ id, batch: "b", label: id, payload: "" })));
    await store.jobs.claim();
    await store.jobs.complete("a", "done");
    await store.jobs.cancel({ ids: ["b"] });
    await ageJobs(40);
    expect((await store.housekeeping.sweep(month)).kinds.jobs.count).toBe(2);
    const line = await ask(
      address,
      "SELECT data ->> 'job' AS job FROM onrecord_line.job UNION ALL SELECT data ->> 'job' FROM onrecord_line.archive",
    );
    expect(line).toEqual([{ job: "c" }]);
  });

  test("an example that was kept of a review names its recording", async () => {
    const { store, folder, month, putOld, has } = await newStore();
    const name = await putOld("an original", 400);
    mkdirSync(join(folder, "reviewed", "claims"), { recursive: true });
    const row = `{"transcript":"../../blobs/${name.slice(0, 2)}/${name}"}\n`;
    writeFileSync(join(folder, "reviewed", "claims", "examples.jsonl"), row);
    await store.housekeeping.sweep(month);
    expect(await has(name)).toBe(true);
  });

  test("the blobs of a store of before count as used when it was taken over", async () => {
    const { store, address, month, nowMs } = await newStore();
    const name = await store.blobs.put("blob");
    await ask(
      address,
      "ALTER TABLE onrecord.blobs DROP COLUMN used_ms; UPDATE onrecord.version SET version = 1",
    );
    const later = await open(address, 9);
    expect(await ask(address, "SELECT version FROM onrecord.version")).toEqual([{ version: 2 }]);
    expect((await later.housekeeping.sweep({ ...month, beforeMs: nowMs })).kinds.blobs.count).toBe(0);
    expect(await later.blobs.readText(name)).toBe("blob");
  });
});
