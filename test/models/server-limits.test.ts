import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createServerLimits } from "../../models/server-limits.ts";

const { signal } = new AbortController();

async function mostAtOnce(
  server: Parameters<ReturnType<typeof createServerLimits>["run"]>[0],
): Promise<number> {
  const limits = createServerLimits();
  const load = { now: 0, most: 0 };
  const calls = Array.from({ length: 200 }, () =>
    limits.run(server, signal, async () => {
      load.now += 1;
      load.most = Math.max(load.most, load.now);
      await sleep(1);
      load.now -= 1;
    }),
  );
  await Promise.all(calls);
  return load.most;
}

test.each([
  ["one call at a time for a local server", { server: "a", location: "local" as const }, 1],
  ["four for a remote one", { server: "a", location: "remote" as const }, 4],
  ["as many as it was told", { server: "a", location: "local" as const, maxInFlight: 7 }, 7],
])("of 200 calls, allows %s", async (_what, server, most) => {
  expect(await mostAtOnce(server)).toBe(most);
});

test("lets calls in by the order of asking, also past a failing one", async () => {
  const limits = createServerLimits();
  const seen: number[] = [];
  const calls = [1, 2, 3, 4].map((number) =>
    limits.run({ server: "a", location: "local" }, signal, async () => {
      seen.push(number);
      await sleep(1);
      if (number === 2) throw new Error("failed");
    }),
  );
  const results = await Promise.allSettled(calls);
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

test("servers do not wait for each other", async () => {
  const limits = createServerLimits();
  const busy = limits.run({ server: "a", location: "local" }, signal, () => sleep(50, "slow"));
  const other = limits.run({ server: "b", location: "local" }, signal, async () => "quick");
  expect(await Promise.race([busy, other])).toBe("quick");
  await busy;
});

test("a waiting call that is cancelled leaves at once and takes no place", async () => {
  const limits = createServerLimits();
  const controller = new AbortController();
  const server = { server: "a", location: "local" as const };
  const first = limits.run(server, signal, () => sleep(30, "first"));
  const second = limits.run(server, controller.signal, async () => "second");
  const third = limits.run(server, signal, async () => "third");
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: "cancelled" });
  expect(await Promise.race([first, third])).toBe("first");
  expect(await third).toBe("third");
});

test("a call that waits for another process's leaves both lines when it is cancelled", async () => {
  const left: string[] = [];
  const limits = createServerLimits({
    lineUp: async () => ({
      isDue: async () => false,
      leave: async () => {
        left.push("left");
      },
    }),
  });
  const controller = new AbortController();
  const server = { server: "a", location: "local" as const };
  const first = limits.run(server, controller.signal, async () => "first");
  const second = limits.run(server, controller.signal, async () => "second");
  await sleep(1);
  controller.abort();
  await expect(first).rejects.toMatchObject({ code: "cancelled" });
  await expect(second).rejects.toMatchObject({ code: "cancelled" });
  expect(left).toEqual(["left"]);
});
