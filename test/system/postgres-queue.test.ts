import fc from "fast-check";
import type { Pool, PoolClient } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Job, JobQueue } from "../../store/job-queue.ts";
import { createHolders } from "../../store/lease.ts";
import { createMemoryJobQueue } from "../../store/memory-job-queue.ts";
import { createBossLine } from "../../store/postgres/boss-line.ts";
import { loadPackages } from "../../store/postgres/load-packages.ts";
import { migratePostgres } from "../../store/postgres/migrate-postgres.ts";
import { openPostgres } from "../../store/postgres/postgres.ts";
import { createPostgresJobQueue } from "../../store/postgres/postgres-job-queue.ts";
import { ask } from "../postgres-server.ts";
import { holdError, newJobs, type TestedJobs, testJobQueue } from "../store/job-queue-contract.ts";
import { usePostgres } from "./use-postgres.ts";

const { isHere, server } = usePostgres();

interface TestedQueues extends TestedJobs {
  readonly address: string;
  openWorker(watch?: (pool: Pool) => void): Promise<{ readonly queue: JobQueue }>;
}

async function openQueues(): Promise<TestedQueues> {
  const address = await server().newDatabase();
  let pid = 0;
  return {
    address,
    async openWorker(watch) {
      pid += 1;
      const owner = { host: "here", pid, nonce: `n${pid}` };
      const { createPool, createBoss } = await loadPackages();
      const postgres = await openPostgres(address, createPool);
      onTestFinished(() => postgres.close());
      await migratePostgres(postgres);
      watch?.(postgres.pool);
      const { mine } = createHolders(owner, { isAlive: () => true });
      return { queue: createPostgresJobQueue(postgres, createBossLine(postgres, createBoss), mine) };
    },
    // The database's clock cannot be set: what it has written is moved instead.
    async passHold() {
      await ask(address, "UPDATE onrecord.jobs SET until_ms = until_ms - 8000 WHERE owner IS NOT NULL");
    },
  };
}

/** From when it is called, the answer to one transaction's COMMIT is lost with its connection. */
function loseAnswer(pool: Pool): () => void {
  let isLosing = false;
  const isPatched = new WeakSet<PoolClient>();
  pool.on("acquire", (client: PoolClient) => {
    if (isPatched.has(client)) return;
    isPatched.add(client);
    const query: (...all: unknown[]) => unknown = client.query.bind(client);
    const losing = (...all: unknown[]): unknown => {
      const answer = query(...all);
      if (!isLosing || all[0] !== "COMMIT") return answer;
      isLosing = false;
      return Promise.resolve(answer).then(() => {
        throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
      });
    };
    Object.assign(client, { query: losing });
  });
  return () => {
    isLosing = true;
  };
}

describe.runIf(isHere)("on a real Postgres", () => {
  testJobQueue("in Postgres", openQueues);

  test("jobs have the same histories as in memory", async () => {
    const jobs = await openQueues();
    const workers = await Promise.all([1, 2, 3].map(() => jobs.openWorker()));
    await workers[0]?.queue.stats({});
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await workers[0]?.queue.cancel({});
        await ask(jobs.address, "DELETE FROM onrecord.jobs; DELETE FROM onrecord_line.job");
        const inPostgres = await play(
          workers.map(({ queue }) => queue),
          jobs.passHold,
          steps,
        );
        expect(inPostgres).toEqual(await playInMemory(steps));
      }),
      { numRuns: 15, seed: 8 },
    );
  });

  test("a claim whose answer was lost gives its job, not another one; a failure is counted once", async () => {
    const jobs = await openQueues();
    let lose = (): void => undefined;
    const { queue } = await jobs.openWorker((pool) => {
      lose = loseAnswer(pool);
    });
    await queue.add(newJobs(["a", "b"]));
    lose();
    expect(await queue.claim()).toMatchObject({ id: "a" });
    expect((await queue.stats({})).counts).toMatchObject({ running: 1, waiting: 1 });
    lose();
    expect(await queue.fail("a", holdError)).toBe("waiting");
    expect(await queue.get("a")).toMatchObject({ failures: 1 });
  });

  test("the silence of a worker is no failure, but the twentieth sets the job aside", async () => {
    const jobs = await openQueues();
    const workers = [await jobs.openWorker(), await jobs.openWorker()];
    await workers[0]?.queue.add(newJobs(["killer", "fine"]));
    for (let death = 0; death < 20; death += 1) {
      expect(await workers[death % 2]?.queue.claim()).toMatchObject({ id: "killer", failures: 0 });
      await jobs.passHold();
    }
    expect(await workers[0]?.queue.claim()).toMatchObject({ id: "fine" });
    expect(await workers[0]?.queue.get("killer")).toMatchObject({
      status: "failed",
      failures: 0,
      error: { code: "worker_died" },
    });
    expect(await workers[1]?.queue.retry({})).toBe(1);
    expect(await workers[1]?.queue.claim()).toMatchObject({ id: "killer" });
  });

  test("a hold lasts eight seconds by the database's clock", async () => {
    const jobs = await openQueues();
    const { queue } = await jobs.openWorker();
    await queue.add(newJobs(["a"]));
    await queue.claim();
    const left = async (): Promise<number> => {
      const query =
        "SELECT (until_ms - extract(epoch FROM clock_timestamp()) * 1000)::int AS ms FROM onrecord.jobs";
      const [row] = await ask<{ ms: number }>(jobs.address, query);
      return row?.ms ?? 0;
    };
    // Some of it has passed when it is looked at.
    const isFresh = (ms: number): boolean => ms > 4_000 && ms <= 8_000;
    expect(await left()).toSatisfy(isFresh);
    await ask(jobs.address, "UPDATE onrecord.jobs SET until_ms = until_ms - 5000");
    expect(await left()).not.toSatisfy(isFresh);
    await queue.beat("a");
    expect(await left()).toSatisfy(isFresh);
  });

  test("a database's clock set back by an hour takes no job from its worker, and holds a silent one's no longer", async () => {
    const jobs = await openQueues();
    const [one, two] = [await jobs.openWorker(), await jobs.openWorker()];
    await one.queue.add(newJobs(["a", "b"]));
    await one.queue.claim();
    await one.queue.claim();
    await ask(jobs.address, "UPDATE onrecord.jobs SET until_ms = until_ms + 3600000");
    expect(await two.queue.claim()).toBeUndefined();
    await jobs.passHold();
    expect(await one.queue.beat("a")).toBe("held");
    expect([await two.queue.claim(), await two.queue.claim()]).toMatchObject([{ id: "b" }, undefined]);
  });

  test("a job that fails waits behind those of any age, and pg-boss has none that has ended", async () => {
    const jobs = await openQueues();
    const { queue } = await jobs.openWorker();
    await queue.add(newJobs(["a", "b"]));
    await queue.claim();
    await queue.fail("a", holdError);
    await queue.add(newJobs(["c"]));
    const order = [await queue.claim(), await queue.claim(), await queue.claim()].map((job) => job?.id);
    expect(order).toEqual(["b", "c", "a"]);
    await queue.complete("b", "done");
    await queue.fail("c", holdError, "cannot_help");
    await queue.cancel({});
    await queue.beat("a");
    expect(await ask(jobs.address, "SELECT id FROM onrecord_line.job")).toEqual([]);
  });

  test("ten thousand jobs are added at once, all or none, and known ones are left alone", async () => {
    const { queue } = await (await openQueues()).openWorker();
    const ids = Array.from({ length: 10_000 }, (_, index) => `j${index}`);
    const startedMs = performance.now();
    expect(await queue.add(newJobs(ids))).toEqual({ added: 10_000, known: 0 });
    expect(performance.now() - startedMs).toBeLessThan(20_000);
    expect((await queue.claim())?.id).toBe("j0");
    await expect(queue.add([...newJobs(["new"]), ...newJobs(["bad\0id"])])).rejects.toThrow();
    expect(await queue.get("new")).toBeUndefined();
    expect(await queue.add(newJobs(["j0", "last"]))).toEqual({ added: 1, known: 1 });
    expect((await queue.claim({ batch: "b1" }))?.id).toBe("j1");
    expect(await queue.cancel({ batch: "b1" })).toBe(10_001);
    expect((await queue.stats({})).counts).toMatchObject({ waiting: 0, cancelled: 10_001 });
  });
});

const step = fc.record({
  act: fc.constantFrom(
    "add",
    "claim",
    "claim_b1",
    "beat",
    "complete",
    "fail",
    "release",
    "cancel",
    "retry",
    "pass",
  ),
  worker: fc.nat(2),
  job: fc.constantFrom("a", "b", "c", "d"),
});

type Steps = readonly { readonly act: string; readonly worker: number; readonly job: string }[];

async function playInMemory(steps: Steps): Promise<unknown[]> {
  const jobs = new Map();
  let clockMs = 1_000_000;
  const world = { nowMs: () => clockMs, isAlive: () => true };
  const queues = [1, 2, 3].map((pid) =>
    createMemoryJobQueue(jobs, { host: "here", pid, nonce: `n${pid}` }, world),
  );
  const passHold = async (): Promise<void> => {
    clockMs += 8_000;
  };
  return await play(queues, passHold, steps);
}

async function play(
  queues: readonly JobQueue[],
  passHold: () => Promise<void>,
  steps: Steps,
): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const { act, worker, job } of steps) {
    const queue = queues[worker];
    if (act === "pass") await passHold();
    else seen.push(await doStep(queue, act, job));
    seen.push((await queue?.list({}, { limit: 9 }))?.map(timeless), (await queue?.stats({}))?.counts);
  }
  return seen;
}

const timeless = ({ addedMs: _added, startedMs, finishedMs, ...job }: Job): unknown => ({
  ...job,
  isStarted: startedMs !== undefined,
  isFinished: finishedMs !== undefined,
});

async function doStep(queue: JobQueue | undefined, act: string, job: string): Promise<unknown> {
  switch (act) {
    case "claim":
      return (await queue?.claim())?.id;
    case "claim_b1":
      return (await queue?.claim({ batch: "b1" }))?.id;
    case "beat":
      return await queue?.beat(job);
    case "complete":
      return await queue?.complete(job, "done");
    case "fail":
      return await queue?.fail(job, holdError).catch(() => "unknown");
    case "release":
      return await queue?.release(job);
    case "cancel":
      return await queue?.cancel({ ids: [job] });
    case "retry":
      return await queue?.retry({ ids: [job] });
    default:
      return await queue?.add(newJobs([job], job < "c" ? "b1" : "b2"));
  }
}
