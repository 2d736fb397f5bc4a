import { describe, expect, test } from "vitest";
import type { JobQueue, NewJob } from "../../store/job-queue.ts";

/** An empty queue. */
export interface TestedJobs {
  /** The queue as one more worker process has it. */
  openWorker(): Promise<{ readonly queue: JobQueue }>;
  /** Lets the time of a hold pass in which nobody renews one, on the adapter's clock or by waiting. */
  passHold(): Promise<void>;
}

export const holdError = { code: "bad_input", message: "No cue could be read." };

/** Jobs with these ids, in this order. */
export function newJobs(ids: readonly string[], batch = "b1"): NewJob[] {
  return ids.map((id) => ({ id, batch, label: `${id}.vtt`, payload: "0".repeat(64) }));
}

/** The suite that every queue passes. */
export function testJobQueue(name: string, open: () => Promise<TestedJobs>): void {
  const openTwo = async (ids: readonly string[]) => {
    const jobs = await open();
    const [first, second] = [await jobs.openWorker(), await jobs.openWorker()];
    await first.queue.add(newJobs(ids));
    return { jobs, first, second, one: first.queue, two: second.queue };
  };
  const ids = async (queue: JobQueue, status?: "waiting" | "running" | "failed" | "cancelled") =>
    (await queue.list(status === undefined ? {} : { status }, { limit: 100 })).map(({ id }) => id);

  describe(`the queue ${name}`, () => {
    test("adds many at once, and leaves a job that is there as it is", async () => {
      const { one } = await openTwo(["a", "b"]);
      await one.claim();
      expect(await one.add(newJobs(["c", "a", "c"], "b2"))).toEqual({ added: 1, known: 2 });
      expect(await one.get("a")).toMatchObject({ batch: "b1", status: "running" });
      expect(await one.get("c")).toMatchObject({
        ...newJobs(["c"], "b2")[0],
        status: "waiting",
        failures: 0,
      });
      expect(await one.get("d")).toBeUndefined();
    });

    test("gives the oldest first, each to one claimer, and nothing when all are held", async () => {
      const { one, two } = await openTwo(["c", "a", "b"]);
      const claimed = [await one.claim(), await two.claim(), await one.claim(), await two.claim()];
      expect(claimed.map((job) => job?.id)).toEqual(["c", "a", "b", undefined]);
      expect(claimed[0]).toMatchObject({ status: "running", startedMs: expect.any(Number) });
    });

    test("gives the jobs of one batch alone where one is named", async () => {
      const { one } = await openTwo(["a"]);
      await one.add(newJobs(["b"], "b2"));
      expect((await one.claim({ batch: "b2" }))?.id).toBe("b");
      expect(await one.claim({ batch: "b2" })).toBeUndefined();
      expect((await one.claim())?.id).toBe("a");
    });

    test("sets aside at once what trying again cannot help", async () => {
      const { one } = await openTwo(["a"]);
      await one.claim();
      expect(await one.fail("a", holdError, "cannot_help")).toBe("failed");
      expect(await one.get("a")).toMatchObject({ failures: 1, error: holdError });
      expect(await one.claim()).toBeUndefined();
    });

    test("a job is done once, and is not given again", async () => {
      const { one, two } = await openTwo(["a", "b"]);
      await one.claim();
      await one.complete("a", "done");
      await two.claim();
      await two.complete("b", "partial");
      expect(await one.claim()).toBeUndefined();
      expect(await one.get("a")).toMatchObject({ status: "done", finishedMs: expect.any(Number) });
      expect(await one.get("b")).toMatchObject({ status: "partial" });
    });

    test("a silent worker's job goes on elsewhere; it is told, and what it says late changes nothing", async () => {
      const { jobs, one, two } = await openTwo(["a"]);
      await one.claim();
      expect(await two.claim()).toBeUndefined();
      await jobs.passHold();
      expect(await two.claim()).toMatchObject({ id: "a", failures: 0 });
      expect([await one.beat("a"), await two.beat("a")]).toEqual(["lost", "held"]);
      await one.complete("a", "partial");
      await one.release("a");
      expect(await one.fail("a", holdError)).toBe("running");
      expect(await two.beat("a")).toBe("held");
      await two.complete("a", "done");
      await one.complete("a", "partial");
      expect(await one.fail("a", holdError)).toBe("done");
      expect(await one.get("a")).toMatchObject({ status: "done", failures: 0 });
      expect(await one.claim()).toBeUndefined();
    });

    test("a silent worker that comes back before anybody missed it goes on", async () => {
      const { jobs, one, two } = await openTwo(["a"]);
      await one.claim();
      await jobs.passHold();
      expect(await one.beat("a")).toBe("held");
      expect(await two.claim()).toBeUndefined();
    });

    test("a worker's own job is never given to it twice at once, however long it was silent", async () => {
      const { jobs, one } = await openTwo(["a"]);
      await one.claim();
      await jobs.passHold();
      expect(await one.claim()).toBeUndefined();
    });

    test("a job that fails waits behind the others, and is set aside the third time, with its error", async () => {
      const { one, two } = await openTwo(["bad", "good"]);
      const attempt = async (queue: JobQueue) => {
        const job = await queue.claim();
        return [job?.id, job?.id === "bad" ? await queue.fail("bad", holdError) : undefined];
      };
      expect(await attempt(one)).toEqual(["bad", "waiting"]);
      expect(await one.get("bad")).toMatchObject({ status: "waiting", failures: 1, error: holdError });
      expect(await attempt(two)).toEqual(["good", undefined]);
      expect(await attempt(two)).toEqual(["bad", "waiting"]);
      expect(await attempt(one)).toEqual(["bad", "failed"]);
      expect(await attempt(one)).toEqual([undefined, undefined]);
      expect(await one.get("bad")).toMatchObject({ status: "failed", failures: 3, error: holdError });
      await expect(one.fail("nobody", holdError)).rejects.toMatchObject({ code: "not_found" });
    });

    test("a job that is handed back is as if it had never been claimed", async () => {
      const { one, two } = await openTwo(["a", "b"]);
      const before = await one.get("a");
      await one.claim();
      await one.release("a");
      expect(await one.get("a")).toEqual(before);
      expect(await one.beat("a")).toBe("lost");
      expect(await two.claim()).toMatchObject({ id: "a" });
    });

    test("what waits is cancelled at once, and stays so", async () => {
      const { one } = await openTwo(["a", "b"]);
      expect(await one.cancel({ ids: ["a", "x"] })).toBe(1);
      expect(await one.cancel({ ids: ["a"] })).toBe(0);
      expect(await one.get("a")).toMatchObject({ status: "cancelled" });
      expect(await one.claim()).toMatchObject({ id: "b" });
      expect(await one.claim()).toBeUndefined();
    });

    test("who works on a cancelled job is told, and what it says then changes nothing", async () => {
      const { one, two } = await openTwo(["a", "b"]);
      await one.claim();
      await one.claim();
      expect(await two.cancel({})).toBe(2);
      expect(await one.beat("a")).toBe("cancelled");
      expect(await one.fail("a", holdError)).toBe("cancelled");
      await one.complete("b", "done");
      expect(await ids(two, "cancelled")).toEqual(["a", "b"]);
      expect(await two.get("a")).toMatchObject({ failures: 0 });
      expect(await one.beat("b")).toBe("cancelled");
    });

    test("a cancelled job that is retried waits until its holder was told or is silent", async () => {
      const { jobs, one, two } = await openTwo(["a", "b"]);
      await one.claim();
      await one.claim();
      await two.cancel({});
      expect(await two.retry({})).toBe(2);
      expect([await two.claim(), await one.claim()]).toEqual([undefined, undefined]);
      expect(await one.beat("a")).toBe("cancelled");
      expect(await two.claim()).toMatchObject({ id: "a" });
      await jobs.passHold();
      await two.beat("a");
      expect(await two.claim()).toMatchObject({ id: "b" });
    });

    test("failed and cancelled jobs wait again as new ones; done ones stay", async () => {
      const { one } = await openTwo(["bad", "gone", "fine"]);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await one.claim();
        await one.fail("bad", holdError);
        await one.release("gone");
        if (attempt === 0) {
          await one.cancel({ ids: ["gone"] });
          await one.claim();
          await one.complete("fine", "done");
        }
      }
      expect(await ids(one, "failed")).toEqual(["bad"]);
      expect(await one.retry({ status: "failed" })).toBe(1);
      expect(await one.retry({ batch: "b1" })).toBe(1);
      expect(await one.retry({})).toBe(0);
      expect(await ids(one, "waiting")).toEqual(["bad", "gone"]);
      expect(await one.get("bad")).toMatchObject({ failures: 0 });
      expect(await one.get("bad")).not.toHaveProperty("error");
      expect(await one.get("bad")).not.toHaveProperty("finishedMs");
      expect(await one.claim()).toMatchObject({ id: "bad" });
    });

    test("a selector means the jobs that fit all of it; no ids mean no job", async () => {
      const { one } = await openTwo(["a", "b"]);
      await one.add(newJobs(["c"], "b2"));
      expect(await one.cancel({ ids: [] })).toBe(0);
      expect(await one.cancel({ ids: ["a", "c"], batch: "b2" })).toBe(1);
      expect(await one.cancel({ status: "running" })).toBe(0);
      expect(await one.cancel({ status: "failed" })).toBe(0);
      expect(await ids(one, "waiting")).toEqual(["a", "b"]);
    });

    test("lists in the order of adding, page by page", async () => {
      const { one } = await openTwo(["d", "a", "c", "b"]);
      await one.add(newJobs(["other"], "b2"));
      await one.claim();
      await one.fail("d", holdError);
      const page = async (after?: string) => {
        const where = after === undefined ? { limit: 2 } : { limit: 2, after };
        return (await one.list({ batch: "b1" }, where)).map(({ id }) => id);
      };
      expect([await page(), await page("a"), await page("b")]).toEqual([["d", "a"], ["c", "b"], []]);
      expect(await one.list({ batch: "b1", status: "running" }, { limit: 9 })).toEqual([]);
      expect((await one.list({ ids: ["other", "d"] }, { limit: 9 })).map(({ id }) => id)).toEqual([
        "d",
        "other",
      ]);
    });

    test("tells how many are how far, and how many ended in the last minute", async () => {
      const { one, two } = await openTwo(["a", "b", "c", "d"]);
      await one.add(newJobs(["e"], "b2"));
      await one.claim();
      await one.complete("a", "done");
      await two.claim();
      await two.complete("b", "partial");
      await two.claim();
      await two.cancel({ ids: ["d"] });
      const none = { waiting: 0, running: 0, done: 0, partial: 0, failed: 0, cancelled: 0 };
      expect(await one.stats({})).toEqual({
        counts: { ...none, waiting: 1, running: 1, done: 1, partial: 1, cancelled: 1 },
        endedLastMinute: 2,
      });
      expect(await one.stats({ batch: "b2" })).toEqual({
        counts: { ...none, waiting: 1 },
        endedLastMinute: 0,
      });
      expect(await one.stats({ batch: "b3" })).toEqual({ counts: none, endedLastMinute: 0 });
    });

    test("each of 40 jobs is worked once by eight claimers at once", async () => {
      const { jobs, one } = await openTwo(Array.from({ length: 40 }, (_, index) => `j${index}`));
      const worked: string[] = [];
      const work = async (queue: JobQueue) => {
        for (let job = await queue.claim(); job !== undefined; job = await queue.claim()) {
          worked.push(job.id);
          await queue.complete(job.id, "done");
        }
      };
      const workers = await Promise.all(Array.from({ length: 8 }, () => jobs.openWorker()));
      await Promise.all(workers.map(({ queue }) => work(queue)));
      expect([worked.length, new Set(worked).size]).toEqual([40, 40]);
      expect((await one.stats({})).counts.done).toBe(40);
    });
  });
}
