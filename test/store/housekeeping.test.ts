import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { blobPath, hashContent } from "../../store/blob-store.ts";
import type { SweepOptions } from "../../store/housekeeping.ts";
import { openStore } from "../../store/open-store.ts";
import type { Run } from "../../store/run.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const dayMs = 24 * 60 * 60_000;
const nowMs = Date.parse("2026-06-30T12:00:00.000Z");
const month: SweepOptions = { beforeMs: nowMs - 30 * dayMs, runs: "keep", mode: "real" };

/** A store in which a process with number 7 lives and all others are dead. */
async function newStore(folder = temporaryFolder()) {
  const open = (pid: number, ageDays = 0) =>
    openStore({
      location: folder,
      owner: { host: "here", pid, nonce: `n${pid}` },
      nowMs: () => nowMs - ageDays * dayMs,
      isAlive: (other) => other === 7,
    });
  const store = await open(7);
  const database = new Database(join(folder, "onrecord.db"));
  onTestFinished(() => void database.close());
  /** A blob that was last used so many days ago. */
  const putOld = async (text: string, ageDays: number): Promise<string> => {
    const name = await store.blobs.put(text);
    const seconds = (nowMs - ageDays * dayMs) / 1000;
    utimesSync(blobPath(join(folder, "blobs"), name), seconds, seconds);
    return name;
  };
  const has = async (name: string): Promise<boolean> => (await store.blobs.read(name)) !== undefined;
  const keepCheckpoint = async (runId: string, names: string, ageDays: number): Promise<void> => {
    const saver = await store.checkpointer();
    const checkpoint = {
      v: 4,
      id: "1f000000-0000-6000-8000-000000000000",
      ts: daysAgo(ageDays),
      channel_values: { plan: names },
      channel_versions: {},
      versions_seen: {},
    };
    const config = { configurable: { thread_id: runId, checkpoint_ns: "" } };
    const saved = await saver.put(config, checkpoint, { source: "loop", step: 1, parents: {} }, {});
    await saver.putWrites(saved, [["drafts", hashContent(`write of ${runId}`)]], "task");
  };
  const threads = (): string[] =>
    database.prepare<[], string>("SELECT DISTINCT thread_id FROM checkpoints ORDER BY 1").pluck().all();
  return { store, database, folder, open, putOld, has, keepCheckpoint, threads };
}

function daysAgo(days: number): string {
  return new Date(nowMs - days * dayMs).toISOString();
}

function run(id: string, more: Partial<Run>): Run {
  return {
    id,
    graph: "analyze",
    transcript: { id: "talk", sha256: hashContent("talk") },
    request: hashContent("request"),
    status: "running",
    agents: [],
    warnings: [],
    startedAt: daysAgo(40),
    ...more,
  };
}

test("checkpoints go of runs that ended, failed or were given up, and stay where work may go on", async () => {
  const { store, database, open, keepCheckpoint, threads } = await newStore();
  await store.saveRun(run("done", { status: "done", finishedAt: daysAgo(40) }));
  await store.saveRun(run("failed", { status: "failed", finishedAt: daysAgo(31) }));
  await store.saveRun(run("given-up", {}));
  await store.saveRun(run("failed-lately", { status: "failed", finishedAt: daysAgo(29) }));
  await store.saveRun(run("worked-on-lately", {}));
  await store.saveRun(run("waiting", { status: "waiting", waiting: { of: "plan", offer: "o".repeat(64) } }));
  await store.saveRun(run("held", {}));
  await store.saveRun(run("queued", {}));
  await store.saveRun(run("held-by-the-dead", {}));
  for (const { id } of await store.runs()) await keepCheckpoint(id, "", id === "worked-on-lately" ? 2 : 40);
  await keepCheckpoint("of-no-run", "", 40);
  await store.leases.take("held");
  await (await open(8)).leases.take("held-by-the-dead");
  await store.jobs.add([{ id: "queued", batch: "b", label: "talk.vtt", payload: "p".repeat(64) }]);
  const { kinds } = await store.housekeeping.sweep(month);
  expect(threads()).toEqual(["failed-lately", "held", "queued", "waiting", "worked-on-lately"]);
  expect(kinds.checkpoints.count).toBe(5);
  expect(database.prepare("SELECT COUNT(*) FROM writes").pluck().get()).toBe(5);
  expect(await store.runs()).toHaveLength(9);
});

test("jobs that ended long ago go; those that wait, run, ended lately or wait for a person stay", async () => {
  const { store, open } = await newStore();
  const old = (await open(7, 40)).jobs;
  const ids = ["done", "failed", "cancelled", "for-a-person", "waits"];
  await old.add(ids.map((id) => ({ id, batch: "b", label: id, payload: "p".repeat(64) })));
  for (const id of ["done", "failed"]) {
    await old.claim();
    if (id === "failed") await old.fail(id, { code: "bad_input", message: "No." }, "cannot_help");
    else await old.complete(id, "done");
  }
  await old.cancel({ ids: ["cancelled"] });
  await old.claim();
  await old.complete("for-a-person", "partial");
  await store.saveRun(run("for-a-person", { status: "waiting" }));
  await store.jobs.add([{ id: "done-lately", batch: "c", label: "x", payload: "p".repeat(64) }]);
  await store.jobs.claim({ batch: "c" });
  await store.jobs.complete("done-lately", "done");
  const { kinds } = await store.housekeeping.sweep(month);
  expect(kinds.jobs.count).toBe(3);
  expect((await store.jobs.list({}, { limit: 9 })).map(({ id }) => id)).toEqual([
    "for-a-person",
    "waits",
    "done-lately",
  ]);
});

test("a blob stays as long as anything names it, and goes when nothing does and it was not used for long", async () => {
  const { store, putOld, has, keepCheckpoint } = await newStore();
  const rows = await putOld("rows that a request names", 40);
  const named = {
    request: await putOld(JSON.stringify({ input: { rows } }), 40),
    rows,
    result: await putOld("result", 40),
    offer: await putOld("offer", 40),
    answer: await putOld("answer", 40),
    payload: await putOld("payload", 40),
    original: await putOld("original", 40),
    reading: await putOld("reading", 40),
    checkpoint: await putOld("in a checkpoint", 40),
    write: await putOld("write of r2", 40),
    call: await putOld("kept answer of the other day", 2),
  };
  const review = { of: "plan" as const, offer: named.offer, answer: named.answer };
  await store.saveRun(
    run("r1", {
      status: "done",
      finishedAt: daysAgo(40),
      request: named.request,
      result: named.result,
      reviews: [review],
    }),
  );
  await store.saveRun(run("r2", { status: "failed", finishedAt: daysAgo(2) }));
  await keepCheckpoint("r2", named.checkpoint, 2);
  const { payload } = named;
  await store.jobs.add([{ id: "j1", batch: "b", label: "talk.vtt", payload }]);
  await store.saveResult("key", named.call);
  await store.addTranscript({
    sha256: named.original,
    id: "talk",
    readerVersion: "1",
    reading: named.reading,
    addedAt: daysAgo(40),
  });
  const [old, young] = [await putOld("of nobody", 31), await putOld("of nobody yet", 29)];
  const { kinds } = await store.housekeeping.sweep(month);
  for (const [what, name] of Object.entries(named)) expect([what, await has(name)]).toEqual([what, true]);
  expect([await has(old), await has(young)]).toEqual([false, true]);
  expect(kinds.blobs).toEqual({ count: 1, bytes: 9 });
});

test("the original of a transcript whose row is damaged stays, and so does that of an example that was kept", async () => {
  const { store, folder, putOld, has } = await newStore();
  const [original, other] = [await putOld("original", 400), await putOld("another original", 400)];
  writeFileSync(join(folder, "transcripts", `${original}.json`), "{");
  mkdirSync(join(folder, "reviewed", "claims"), { recursive: true });
  writeFileSync(
    join(folder, "reviewed", "claims", "examples.jsonl"),
    `{"transcript":"../../blobs/${other.slice(0, 2)}/${other}"}\n`,
  );
  await store.housekeeping.sweep(month);
  expect([await has(original), await has(other)]).toEqual([true, true]);
});

test("what a batch that goes on has spent is not forgotten with its runs", async () => {
  const { store } = await newStore();
  const worst = { inputTokens: 9, cachedTokens: 0, outputTokens: 1, usd: 2 };
  for (const batchId of ["over", "goes-on"]) {
    await store.saveRun(run(batchId, { status: "done" }));
    const entry = { runId: batchId, batchId, session: 1, model: "m", purpose: "p", worst, startedMs: 0 };
    const rule = { scopes: [], running: { session: 1, nowMs: 0 }, mayStart: () => true };
    await store.ledger.reserve(entry, rule);
  }
  await store.jobs.add([{ id: "j1", batch: "goes-on", label: "talk.vtt", payload: "p".repeat(64) }]);
  await store.housekeeping.sweep({ ...month, runs: "sweep" });
  expect((await store.ledger.totals({ batchId: "over" })).calls).toBe(0);
  expect((await store.ledger.totals({ batchId: "goes-on" })).reservedUsd).toBe(2);
});

test("kept answers go that were not used for long, but not those that an unfinished run may ask for again", async () => {
  const { store, putOld, has } = await newStore();
  const [long, ago, lately] = [
    await putOld("forty", 40),
    await putOld("thirty-one", 31),
    await putOld("one", 1),
  ];
  for (const blob of [long, ago, lately]) await store.saveResult(hashContent(blob), blob);
  await store.saveRun(run("r1", { status: "failed", startedAt: daysAgo(35), finishedAt: daysAgo(3) }));
  expect((await store.housekeeping.sweep(month)).kinds.calls.count).toBe(1);
  expect([await has(long), await has(ago), await has(lately)]).toEqual([false, true, true]);
  await store.saveRun(run("r1", { status: "done", startedAt: daysAgo(35), finishedAt: daysAgo(3) }));
  await store.housekeeping.sweep(month);
  expect([await has(ago), await has(lately)]).toEqual([false, true]);
  expect(await store.findResult(hashContent(lately))).toBe(lately);
});

test("what was stored or found again counts as used now", async () => {
  const { store, putOld, has } = await newStore();
  const [again, found] = [await putOld("stored again", 40), await putOld("found again", 40)];
  await store.saveResult("key", found);
  await store.blobs.put("stored again");
  await store.findResult("key");
  await store.housekeeping.sweep({ ...month, beforeMs: nowMs });
  expect([await has(again), await has(found), await store.findResult("key")]).toEqual([true, true, found]);
});

test("runs and results stay unless it is asked for; then those go that ended or were given up", async () => {
  const { store, putOld, has } = await newStore();
  const [request, result] = [await putOld("request", 40), await putOld("result", 40)];
  await store.saveRun(run("old", { status: "done", request, result, finishedAt: daysAgo(40) }));
  await store.saveRun(run("given-up", {}));
  await store.saveRun(run("waiting", { status: "waiting" }));
  await store.saveRun(run("new", { status: "done", startedAt: daysAgo(1) }));
  await store.housekeeping.sweep(month);
  expect([(await store.runs()).length, await has(result)]).toEqual([4, true]);
  const { kinds } = await store.housekeeping.sweep({ ...month, runs: "sweep" });
  expect(kinds.runs.count).toBe(2);
  expect((await store.runs()).map(({ id }) => id)).toEqual(["new", "waiting"]);
  // The runs that stay were asked for the same.
  expect([await has(request), await has(result)]).toEqual([true, false]);
});

test("a dry run tells what a real one then removes, and removes nothing", async () => {
  const { store, folder, putOld, has, keepCheckpoint, threads } = await newStore();
  const plan = await putOld("plan", 40);
  await store.saveRun(
    run("r1", { status: "done", finishedAt: daysAgo(40), result: await putOld("result", 40) }),
  );
  await keepCheckpoint("r1", plan, 40);
  await store.saveResult("key", await putOld("answer", 40));
  writeFileSync(join(folder, "tmp", "here~8~n8.0123.tmp"), "half");
  const sweepAll: SweepOptions = { ...month, runs: "sweep" };
  const told = await store.housekeeping.sweep({ ...sweepAll, mode: "dry" });
  expect([await has(plan), threads(), (await store.runs()).length]).toEqual([true, ["r1"], 1]);
  expect(existsSync(join(folder, "tmp", "here~8~n8.0123.tmp"))).toBe(true);
  const done = await store.housekeeping.sweep(sweepAll);
  expect(done.kinds).toEqual(told.kinds);
  expect([told.kinds.blobs.count, told.kinds.temporary_files.count]).toEqual([3, 1]);
});

test("the disk gets the room back that rows took", async () => {
  const { store, database, keepCheckpoint } = await newStore();
  for (let count = 0; count < 20; count += 1) {
    await store.saveRun(run(`r${count}`, { status: "done", finishedAt: daysAgo(40) }));
    await keepCheckpoint(`r${count}`, "x".repeat(50_000), 40);
  }
  const swept = await store.housekeeping.sweep(month);
  expect(swept.database).toBe("compacted");
  expect(swept.freedBytes).toBeGreaterThan(1_000_000);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("a store that is opened sweeps the unfinished files of the dead, and leaves those of the living", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "tmp"));
  const files = ["here~7~n.aa.tmp", "here~8~n.bb.tmp", "elsewhere~8~n.cc.tmp", "elsewhere~9~n.dd.tmp"];
  for (const name of files) writeFileSync(join(folder, "tmp", name), "half");
  const seconds = nowMs / 1000;
  for (const name of files) utimesSync(join(folder, "tmp", name), seconds, seconds);
  utimesSync(join(folder, "tmp", "elsewhere~9~n.dd.tmp"), seconds - 90_000, seconds - 90_000);
  await newStore(folder);
  expect(readdirSync(join(folder, "tmp")).sort()).toEqual(["elsewhere~8~n.cc.tmp", "here~7~n.aa.tmp"]);
});
