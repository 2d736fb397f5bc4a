import { describe, expect, test } from "vitest";
import type { JobQueue } from "../../store/job-queue.ts";
import { newJobs, type TestedJobs } from "./job-queue-contract.ts";

/** An empty queue whose adapter takes a clock and knows of deaths. */
export interface ClockedJobs extends TestedJobs {
  /** `die` ends the worker's process without a word. */
  openWorker(): Promise<{ readonly queue: JobQueue; readonly die: () => void }>;
  setClock(nowMs: number): void;
}

/** What such a queue shows besides. */
export function testClockedJobQueue(name: string, open: () => Promise<ClockedJobs>): void {
  const openWith = async (ids: readonly string[]) => {
    const jobs = await open();
    const [first, second] = [await jobs.openWorker(), await jobs.openWorker()];
    await first.queue.add(newJobs(ids));
    return { jobs, first, one: first.queue, two: second.queue };
  };

  describe(`the queue ${name}, by its clock`, () => {
    test("a dead worker's job goes on at once, before those that came later", async () => {
      const { first, one, two } = await openWith(["a", "b"]);
      await one.claim();
      first.die();
      expect(await two.claim()).toMatchObject({ id: "a", failures: 0 });
    });

    test("a hold lasts eight seconds from the last beat", async () => {
      const { jobs, one, two } = await openWith(["a"]);
      jobs.setClock(0);
      await one.claim();
      jobs.setClock(7_000);
      await one.beat("a");
      jobs.setClock(14_999);
      expect(await two.claim()).toBeUndefined();
      jobs.setClock(15_000);
      expect(await two.claim()).toMatchObject({ id: "a" });
    });

    test("a clock set back by an hour takes no job from a living worker, and holds a silent one's no longer", async () => {
      const { jobs, one, two } = await openWith(["a", "b"]);
      jobs.setClock(3_600_000);
      await one.claim();
      await one.claim();
      jobs.setClock(0);
      expect(await two.claim()).toBeUndefined();
      jobs.setClock(4_000);
      expect(await one.beat("a")).toBe("held");
      jobs.setClock(8_000);
      expect([await two.claim(), await two.claim()]).toMatchObject([{ id: "b" }, undefined]);
    });

    test("a clock set back makes no job end before it began", async () => {
      const { jobs, one } = await openWith(["a"]);
      jobs.setClock(9_000);
      await one.claim();
      jobs.setClock(2_000);
      await one.complete("a", "done");
      expect(await one.get("a")).toMatchObject({ startedMs: 9_000, finishedMs: 9_000 });
    });

    test("the death of a worker is no failure, but the twentieth sets the job aside", async () => {
      const { jobs, two } = await openWith(["killer", "fine"]);
      for (let death = 0; death < 20; death += 1) {
        expect((await two.get("killer"))?.status).toBe(death === 0 ? "waiting" : "running");
        const worker = await jobs.openWorker();
        expect(await worker.queue.claim()).toMatchObject({ id: "killer", failures: 0 });
        worker.die();
      }
      expect(await two.claim()).toMatchObject({ id: "fine" });
      expect(await two.get("killer")).toMatchObject({
        status: "failed",
        failures: 0,
        error: { code: "worker_died" },
      });
      expect(await two.retry({})).toBe(1);
      expect(await two.claim()).toMatchObject({ id: "killer" });
    });

    test("forgets after a minute that a job ended", async () => {
      const { jobs, one } = await openWith(["a"]);
      jobs.setClock(1_000);
      await one.claim();
      await one.complete("a", "done");
      jobs.setClock(60_999);
      expect((await one.stats({})).endedLastMinute).toBe(1);
      jobs.setClock(61_000);
      expect((await one.stats({})).endedLastMinute).toBe(0);
    });
  });
}
