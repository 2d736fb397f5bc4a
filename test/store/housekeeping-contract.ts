import { describe, expect, test } from "vitest";
import { hashContent } from "../../store/blob-store.ts";
import type { SweepOptions } from "../../store/housekeeping.ts";
import type { Run } from "../../store/run.ts";
import type { Store } from "../../store/store.ts";

export const dayMs = 24 * 60 * 60_000;

/** An empty store, and ways to let its clocks have been where no test waits for. */
export interface TestedHousekeeping {
  readonly store: Store;
  /** The time now by the store's clock. */
  readonly nowMs: number;
  /** Lets a blob have been used last so many days ago. */
  ageBlob(name: string, days: number): Promise<void>;
  /** Lets all jobs that ended have ended so many days ago. */
  ageJobs(days: number): Promise<void>;
  /** Leaves the lease of a process that took a run and died. */
  holdAndDie(runId: string): Promise<void>;
  /** Ids of the threads in a table of checkpoints or of their writes, each once, sorted. */
  threads(table: "checkpoints" | "writes"): Promise<readonly string[]>;
}

/** The store with what the tests put into it. */
export function fillable(tested: TestedHousekeeping) {
  const { store, nowMs } = tested;
  const daysAgo = (days: number): string => new Date(nowMs - days * dayMs).toISOString();
  const month: SweepOptions = { beforeMs: nowMs - 30 * dayMs, runs: "keep", mode: "real" };
  return {
    ...tested,
    daysAgo,
    month,
    /** A blob that was last used so many days ago. */
    async putOld(text: string, ageDays: number): Promise<string> {
      const name = await store.blobs.put(text);
      await tested.ageBlob(name, ageDays);
      return name;
    },
    has: async (name: string): Promise<boolean> => (await store.blobs.read(name)) !== undefined,
    async saveRun(id: string, more: Partial<Run>): Promise<void> {
      await store.saveRun({
        id,
        graph: "analyze",
        transcript: { id: "talk", sha256: hashContent("talk") },
        request: hashContent("request"),
        status: "running",
        agents: [],
        warnings: [],
        startedAt: daysAgo(40),
        ...more,
      });
    },
    async keepCheckpoint(runId: string, names: string, ageDays: number): Promise<void> {
      const saver = await store.checkpointer();
      const checkpoint = {
        v: 4,
        id: "1f000000-0000-6000-8000-000000000000",
        ts: daysAgo(ageDays),
        channel_values: { plan: names },
        channel_versions: { plan: 1 },
        versions_seen: {},
      };
      const config = { configurable: { thread_id: runId, checkpoint_ns: "" } };
      const metadata = { source: "loop", step: 1, parents: {} } as const;
      const saved = await saver.put(config, checkpoint, metadata, { plan: 1 });
      await saver.putWrites(saved, [["drafts", hashContent(`write of ${runId}`)]], "task");
    },
  };
}

type Fillable = () => Promise<ReturnType<typeof fillable>>;

/** The suite that the housekeeping of every store passes. */
export function testHousekeeping(name: string, create: () => Promise<TestedHousekeeping>): void {
  const newStore: Fillable = async () => fillable(await create());
  describe(`housekeeping of a store ${name}`, () => {
    testEnded(newStore);
    testBlobs(newStore);
    testKept(newStore);
  });
}

const job = (id: string, batch = "b", payload = "p".repeat(64)) => ({ id, batch, label: id, payload });

function testEnded(newStore: Fillable): void {
  test("checkpoints go of runs that ended, failed or were given up, and stay where work may go on", async () => {
    const { store, saveRun, daysAgo, month, keepCheckpoint, threads, ...tested } = await newStore();
    await saveRun("done", { status: "done", finishedAt: daysAgo(40) });
    await saveRun("failed", { status: "failed", finishedAt: daysAgo(31) });
    await saveRun("given-up", {});
    await saveRun("failed-lately", { status: "failed", finishedAt: daysAgo(29) });
    await saveRun("worked-on-lately", {});
    await saveRun("waiting", { status: "waiting", waiting: { of: "plan", offer: "o".repeat(64) } });
    await saveRun("held", {});
    await saveRun("queued", {});
    await saveRun("held-by-the-dead", {});
    for (const { id } of await store.runs()) {
      await keepCheckpoint(id, "", id === "worked-on-lately" ? 2 : 40);
    }
    await keepCheckpoint("of-no-run", "", 40);
    await store.leases.take("held");
    await tested.holdAndDie("held-by-the-dead");
    await store.jobs.add([job("queued")]);
    const { kinds } = await store.housekeeping.sweep(month);
    const staying = ["failed-lately", "held", "queued", "waiting", "worked-on-lately"];
    expect(await threads("checkpoints")).toEqual(staying);
    expect(await threads("writes")).toEqual(staying);
    expect(kinds.checkpoints.count).toBe(5);
    expect(await store.runs()).toHaveLength(9);
    const saver = await store.checkpointer();
    const kept = await saver.getTuple({ configurable: { thread_id: "held", checkpoint_ns: "" } });
    expect(kept?.checkpoint.channel_values).toEqual({ plan: "" });
    expect([await store.leases.take("given-up"), await store.leases.isHeld("held")]).toEqual([true, true]);
  });

  test("jobs that ended long ago go; those that wait, run, ended lately or wait for a person stay", async () => {
    const { store, saveRun, month, ageJobs } = await newStore();
    const ids = ["done", "failed", "cancelled", "for-a-person", "runs", "waits"];
    await store.jobs.add(ids.map((id) => job(id)));
    await store.jobs.claim();
    await store.jobs.complete("done", "done");
    await store.jobs.claim();
    await store.jobs.fail("failed", { code: "bad_input", message: "No." }, "cannot_help");
    await store.jobs.cancel({ ids: ["cancelled"] });
    await store.jobs.claim();
    await store.jobs.complete("for-a-person", "partial");
    await store.jobs.claim();
    await saveRun("for-a-person", { status: "waiting" });
    await ageJobs(40);
    await store.jobs.add([job("done-lately", "c")]);
    await store.jobs.claim({ batch: "c" });
    await store.jobs.complete("done-lately", "done");
    const { kinds } = await store.housekeeping.sweep(month);
    expect(kinds.jobs.count).toBe(3);
    const left = await store.jobs.list({}, { limit: 9 });
    expect(left.map(({ id, status }) => [id, status])).toEqual([
      ["for-a-person", "partial"],
      ["runs", "running"],
      ["waits", "waiting"],
      ["done-lately", "done"],
    ]);
    expect((await store.jobs.claim())?.id).toBe("waits");
    expect(await store.jobs.claim()).toBeUndefined();
  });

  test("runs and results stay unless it is asked for; then those go that ended or were given up", async () => {
    const { store, saveRun, daysAgo, month, putOld, has } = await newStore();
    const [request, result] = [await putOld("request", 40), await putOld("result", 40)];
    await saveRun("old", { status: "done", request, result, finishedAt: daysAgo(40) });
    await saveRun("given-up", {});
    await saveRun("waiting", { status: "waiting" });
    await saveRun("new", { status: "done", startedAt: daysAgo(1) });
    await store.housekeeping.sweep(month);
    expect([(await store.runs()).length, await has(result)]).toEqual([4, true]);
    const { kinds } = await store.housekeeping.sweep({ ...month, runs: "sweep" });
    expect(kinds.runs.count).toBe(2);
    expect((await store.runs()).map(({ id }) => id)).toEqual(["new", "waiting"]);
    // The runs that stay were asked for the same.
    expect([await has(request), await has(result)]).toEqual([true, false]);
  });

  test("what a batch that goes on has spent is not forgotten with its runs", async () => {
    const { store, saveRun, month } = await newStore();
    const worst = { inputTokens: 9, cachedTokens: 0, outputTokens: 1, usd: 2 };
    for (const batchId of ["over", "goes-on"]) {
      await saveRun(batchId, { status: "done" });
      const entry = { runId: batchId, batchId, session: 1, model: "m", purpose: "p", worst, startedMs: 0 };
      const rule = { scopes: [], running: { session: 1, nowMs: 0 }, mayStart: () => true };
      await store.ledger.reserve(entry, rule);
    }
    await store.jobs.add([job("j1", "goes-on")]);
    await store.housekeeping.sweep({ ...month, runs: "sweep" });
    expect((await store.ledger.totals({ batchId: "over" })).calls).toBe(0);
    expect((await store.ledger.totals({ batchId: "goes-on" })).reservedUsd).toBe(2);
  });
}

function testBlobs(newStore: Fillable): void {
  test("a blob stays as long as anything names it, and goes when nothing does and it was not used for long", async () => {
    const { store, saveRun, daysAgo, month, putOld, has, keepCheckpoint } = await newStore();
    const [rows, other] = [await putOld("rows that a request names", 40), await putOld("of a job", 40)];
    const named = {
      request: await putOld(JSON.stringify({ input: { rows } }), 40),
      rows,
      other,
      result: await putOld("result", 40),
      offer: await putOld("offer", 40),
      answer: await putOld("answer", 40),
      payload: await putOld(JSON.stringify({ input: { other } }), 40),
      original: await putOld("original", 40),
      reading: await putOld("reading", 40),
      checkpoint: await putOld("in a checkpoint", 40),
      write: await putOld("write of r2", 40),
      call: await putOld("kept answer of the other day", 2),
    };
    const review = { of: "plan" as const, offer: named.offer, answer: named.answer };
    const { request, result, payload } = named;
    await saveRun("r1", { status: "done", finishedAt: daysAgo(40), request, result, reviews: [review] });
    await saveRun("r2", { status: "failed", finishedAt: daysAgo(2) });
    await keepCheckpoint("r2", `ü${named.checkpoint}`, 2);
    await store.jobs.add([job("j1", "b", payload)]);
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

  test("what was stored or found again counts as used now", async () => {
    const { store, month, nowMs, putOld, has } = await newStore();
    const [again, found] = [await putOld("stored again", 40), await putOld("found again", 40)];
    await store.saveResult("key", found);
    await store.blobs.put("stored again");
    await store.findResult("key");
    await store.housekeeping.sweep({ ...month, beforeMs: nowMs });
    expect([await has(again), await has(found), await store.findResult("key")]).toEqual([true, true, found]);
  });

  test("a mark is renewed in time, and no blob goes that was used in the last quarter of an hour", async () => {
    const { store, month, nowMs, putOld, has } = await newStore();
    const minute = 1 / 24 / 60;
    const [young, old] = [await putOld("young", 14 * minute), await putOld("old", 16 * minute)];
    const renewed = await putOld("renewed", 6 * minute);
    await store.blobs.put("renewed");
    const far = { ...month, beforeMs: nowMs + dayMs };
    await store.housekeeping.sweep(far);
    expect([await has(young), await has(old), await has(renewed)]).toEqual([true, false, true]);
  });
}

function testKept(newStore: Fillable): void {
  test("kept answers go that were not used for long, but not those that an unfinished run may ask for again", async () => {
    const { store, saveRun, daysAgo, month, putOld, has } = await newStore();
    const [long, ago, lately] = [
      await putOld("forty", 40),
      await putOld("thirty-one", 31),
      await putOld("one", 1),
    ];
    for (const blob of [long, ago, lately]) await store.saveResult(hashContent(blob), blob);
    await store.saveResult("of a blob that is gone", "f".repeat(64));
    await saveRun("r1", { status: "failed", startedAt: daysAgo(35), finishedAt: daysAgo(3) });
    expect((await store.housekeeping.sweep(month)).kinds.calls.count).toBe(2);
    expect([await has(long), await has(ago), await has(lately)]).toEqual([false, true, true]);
    await saveRun("r1", { status: "done", startedAt: daysAgo(35), finishedAt: daysAgo(3) });
    await store.housekeeping.sweep(month);
    expect([await has(ago), await has(lately)]).toEqual([false, true]);
    expect(await store.findResult(hashContent(lately))).toBe(lately);
  });

  test("a dry run tells what a real one then removes, and removes nothing", async () => {
    const { store, saveRun, daysAgo, month, putOld, has, keepCheckpoint, ageJobs, threads } =
      await newStore();
    const plan = await putOld("plan", 40);
    await saveRun("r1", { status: "done", finishedAt: daysAgo(40), result: await putOld("result", 40) });
    await keepCheckpoint("r1", plan, 40);
    await store.saveResult("key", await putOld("answer", 40));
    await store.jobs.add([job("j1", "b", await putOld("payload", 40))]);
    await store.jobs.cancel({});
    await ageJobs(40);
    const sweepAll: SweepOptions = { ...month, runs: "sweep" };
    const told = await store.housekeeping.sweep({ ...sweepAll, mode: "dry" });
    const left = [await has(plan), await threads("checkpoints"), (await store.runs()).length];
    expect(left).toEqual([true, ["r1"], 1]);
    expect(await store.jobs.get("j1")).toMatchObject({ status: "cancelled" });
    const done = await store.housekeeping.sweep(sweepAll);
    expect(done.kinds).toEqual(told.kinds);
    const { checkpoints, jobs, runs, calls, blobs } = told.kinds;
    expect([checkpoints, jobs, runs, calls, blobs].map(({ count }) => count)).toEqual([1, 1, 1, 1, 4]);
    const again = await store.housekeeping.sweep(sweepAll);
    expect(Object.values(again.kinds).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  });
}
