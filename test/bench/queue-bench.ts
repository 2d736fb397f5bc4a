import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobQueue } from "../../store/job-queue.ts";
import { openStore } from "../../store/open-store.ts";
import { measure } from "./measure.ts";
import type { BenchResult } from "./result.ts";

/** What the queue in SQLite costs when it holds ten thousand jobs. */
export async function benchQueue(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  const owner = { host: "bench", pid: process.pid, nonce: "bench" };
  const store = await openStore({ location: folder, owner, nowMs: Date.now, isAlive: () => true });
  try {
    const once = { warmUps: 0, runs: 1 };
    const add = await measure(() => addJobs(store.jobs, "first", 10_000), once);
    let worked = 0;
    const oneJob = await measure(() => workOne(store.jobs, worked++), { warmUps: 50, runs: 501 });
    const stats = await measure(() => store.jobs.stats({}), { warmUps: 2, runs: 21 });
    return [
      { what: "queue: add 10,000 jobs at once", measured: add, unit: "ms", bar: 2_000 },
      { what: "queue: add, claim and complete one more", measured: oneJob, unit: "ms", bar: 3 },
      { what: "queue: how far all are", measured: stats, unit: "ms" },
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addJobs(queue: JobQueue, batch: string, count: number): Promise<void> {
  const payload = "0".repeat(64);
  await queue.add(
    Array.from({ length: count }, (_, index) => ({
      id: `${batch}-${index}`,
      batch,
      label: `${index}.vtt`,
      payload,
    })),
  );
}

async function workOne(queue: JobQueue, number: number): Promise<void> {
  await addJobs(queue, `more-${number}`, 1);
  const job = await queue.claim();
  if (job !== undefined) await queue.complete(job.id, "done");
}
