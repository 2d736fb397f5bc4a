import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import type { JobQueue } from "../../store/job-queue.ts";
import type { LeaseOwner, LeaseWorld } from "../../store/lease.ts";
import { leaseMs } from "../../store/lease.ts";
import { createMemoryJobQueue } from "../../store/memory-job-queue.ts";
import { createSqliteJobQueue } from "../../store/sqlite-job-queue.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type ClockedJobs, testClockedJobQueue } from "./clocked-job-queue-contract.ts";
import { holdError, newJobs, testJobQueue } from "./job-queue-contract.ts";

function overClock(create: (owner: LeaseOwner, world: LeaseWorld) => JobQueue): ClockedJobs {
  let clockMs = 1_000_000;
  let pid = 0;
  const dead = new Set<number>();
  const world = { nowMs: () => clockMs, isAlive: (one: number) => !dead.has(one) };
  return {
    async openWorker() {
      pid += 1;
      const mine = pid;
      const queue = create({ host: "here", pid: mine, nonce: `n${mine}` }, world);
      return { queue, die: () => dead.add(mine) };
    },
    async passHold() {
      clockMs += leaseMs;
    },
    setClock(nowMs: number) {
      clockMs = nowMs;
    },
  };
}

/** Each worker has a connection of its own, as processes have. */
function openSqlite() {
  const folder = temporaryFolder();
  return overClock((owner, world) => {
    const database = openDatabase(folder);
    onTestFinished(() => {
      database.close();
    });
    return createSqliteJobQueue(database, owner, world);
  });
}

function openMemory() {
  const jobs = new Map();
  return overClock((owner, world) => createMemoryJobQueue(jobs, owner, world));
}

testJobQueue("in SQLite", async () => openSqlite());
testClockedJobQueue("in SQLite", async () => openSqlite());
testJobQueue("in memory", async () => openMemory());
testClockedJobQueue("in memory", async () => openMemory());

test("the hold of another machine's worker ends by time only", async () => {
  const folder = temporaryFolder();
  let clockMs = 0;
  const world = { nowMs: () => clockMs, isAlive: () => false };
  const open = (host: string) =>
    createSqliteJobQueue(openDatabase(folder), { host, pid: 1, nonce: host }, world);
  const [here, there] = [open("here"), open("there")];
  await there.add(newJobs(["a"]));
  await there.claim();
  expect(await here.claim()).toBeUndefined();
  clockMs = leaseMs;
  expect(await here.claim()).toMatchObject({ id: "a" });
});

const step = fc.oneof(
  fc.record({
    act: fc.constantFrom("claim", "beat", "complete", "fail", "release", "cancel", "retry", "die", "add"),
    worker: fc.nat(2),
    job: fc.constantFrom("a", "b", "c", "d"),
  }),
  fc.record({ act: fc.constant("pass"), worker: fc.constant(0), job: fc.constant("a") }),
);

test("in SQLite and in memory, jobs have the same histories", async () => {
  const database = openDatabase(temporaryFolder());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      database.exec("DELETE FROM jobs");
      const inSqlite = overClock((owner, world) => createSqliteJobQueue(database, owner, world));
      expect(await play(inSqlite, steps)).toEqual(await play(openMemory(), steps));
    }),
    { numRuns: 40, seed: 8 },
  );
  database.close();
});

async function play(
  jobs: ClockedJobs,
  steps: readonly { act: string; worker: number; job: string }[],
): Promise<unknown[]> {
  const workers = [await jobs.openWorker(), await jobs.openWorker(), await jobs.openWorker()];
  const seen: unknown[] = [];
  for (const { act, worker, job } of steps) {
    const one = workers[worker];
    if (act === "pass") await jobs.passHold();
    else if (act === "die" && one !== undefined) {
      one.die();
      workers[worker] = await jobs.openWorker();
    } else seen.push(await doStep(one?.queue, act, job));
    seen.push(await one?.queue.list({}, { limit: 9 }), await one?.queue.stats({}));
  }
  return seen;
}

async function doStep(queue: JobQueue | undefined, act: string, job: string): Promise<unknown> {
  switch (act) {
    case "claim":
      return queue?.claim();
    case "beat":
      return queue?.beat(job);
    case "complete":
      return queue?.complete(job, "done");
    case "fail":
      return queue?.fail(job, holdError).catch(() => "unknown");
    case "release":
      return queue?.release(job);
    case "cancel":
      return queue?.cancel({ ids: [job] });
    case "retry":
      return queue?.retry({ ids: [job] });
    default:
      return queue?.add(newJobs([job]));
  }
}

test("two processes at once never claim the same job of one file", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  const owner = { host: "here", pid: process.pid, nonce: "n" };
  const queue = createSqliteJobQueue(database, owner, { nowMs: () => 0, isAlive: () => true });
  const workers = [startClaiming(folder, "p1"), startClaiming(folder, "p2")];
  await Promise.all(workers.map(({ ready }) => ready));
  await queue.add(newJobs(Array.from({ length: 60 }, (_, index) => `j${index}`)));
  const claimed = (await Promise.all(workers.map(({ ended }) => ended))).flat();
  expect(claimed).toHaveLength(60);
  expect(new Set(claimed).size).toBe(60);
  expect((await queue.stats({})).counts.done).toBe(60);
  database.close();
});

function startClaiming(folder: string, nonce: string) {
  const script = fileURLToPath(new URL("./claim-until-empty.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, nonce]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let text = "";
  child.stdout.on("data", (part) => {
    text += String(part);
  });
  return {
    ready: once(child.stdout, "data"),
    ended: once(child, "close").then(() => text.trim().split("\n").slice(1).filter(Boolean)),
  };
}

test("ten thousand jobs are added in two seconds, and then cost three milliseconds each at most", async () => {
  const { queue } = await openSqlite().openWorker();
  const ids = Array.from({ length: 10_000 }, (_, index) => `j${index}`);
  const before = process.cpuUsage();
  expect(await queue.add(newJobs(ids))).toEqual({ added: 10_000, known: 0 });
  const toAdd = process.cpuUsage(before);
  for (let count = 0; count < 200; count += 1) {
    const job = await queue.claim();
    await queue.complete(job?.id ?? "", "done");
  }
  const inAll = process.cpuUsage(before);
  // Of the processor, not of the clock: the tests of other files run meanwhile.
  const cpuMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
  expect(cpuMs(toAdd)).toBeLessThan(2_000);
  expect((cpuMs(inAll) - cpuMs(toAdd)) / 200).toBeLessThan(3);
  expect((await queue.stats({ batch: "b1" })).counts).toMatchObject({ waiting: 9_800, done: 200 });
});
