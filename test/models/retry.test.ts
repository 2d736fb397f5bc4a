import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type ErrorCode, OnrecordError } from "../../errors.ts";
import { createRetry, type RetriedCall } from "../../models/retry.ts";
import { createServerBreakers } from "../../models/server-breakers.ts";
import { createServerLimits } from "../../models/server-limits.ts";

interface Changes {
  readonly random?: number;
  readonly backoffMs?: number;
  readonly breakers?: ReturnType<typeof createServerBreakers>;
}

function retryWith({ random = 0, backoffMs = 500, breakers = createServerBreakers() }: Changes = {}) {
  const nowMs = () => performance.now();
  return createRetry({ limits: createServerLimits(), breakers, nowMs, random: () => random, backoffMs });
}

function call(change: Partial<RetriedCall> = {}): RetriedCall {
  const { signal } = new AbortController();
  return { server: "s", location: "remote", deadlineMs: 5_000, signal, ...change };
}

function failing(code: ErrorCode, cause?: unknown): { attempt: () => Promise<never>; count: () => number } {
  let tries = 0;
  return {
    attempt: async () => {
      tries += 1;
      throw new OnrecordError("It failed.", { code, cause });
    },
    count: () => tries,
  };
}

describe("how often a failure is tried", () => {
  const codes = [
    ["unreachable", 3],
    ["rate_limited", 3],
    ["server_error", 3],
    ["timeout", 3],
    ["bad_response", 3],
    ["empty_answer", 3],
    ["stream_broken", 3],
    ["model_failed", 1],
    ["auth", 1],
    ["model_missing", 1],
    ["quota", 1],
    ["refused", 1],
    ["truncated", 1],
    ["context_exceeded", 1],
    ["cancelled", 1],
    ["over_budget", 1],
    ["not_local", 1],
    ["not_found", 1],
  ] as const;
  test.each(codes)("%s: %i", async (code, times) => {
    const { attempt, count } = failing(code);
    await expect(retryWith()(call(), attempt)).rejects.toMatchObject({ code });
    expect(count()).toBe(times);
  });

  test("an error that is not ours: 1", async () => {
    let tries = 0;
    const attempt = async (): Promise<never> => {
      tries += 1;
      throw new TypeError("a fault of ours");
    };
    await expect(retryWith()(call(), attempt)).rejects.toThrow(TypeError);
    expect(tries).toBe(1);
  });
});

test("gives the value with the number of attempts, and says it in an error", async () => {
  const numbers: number[] = [];
  const answer = await retryWith()(call(), async ({ number }) => {
    numbers.push(number);
    if (number < 3) throw new OnrecordError("No.", { code: "server_error" });
    return "yes";
  });
  expect(answer).toEqual({ value: "yes", attempts: 3 });
  expect(numbers).toEqual([1, 2, 3]);
  await expect(retryWith()(call(), failing("timeout").attempt)).rejects.toThrow("It failed. Tried 3 times.");
});

describe("the wait before another attempt", () => {
  async function timeOf(work: Promise<unknown>): Promise<number> {
    const started = performance.now();
    await work.catch(() => undefined);
    return performance.now() - started;
  }

  test("is a random share of a doubling time", async () => {
    const half = await timeOf(retryWith({ random: 0.5, backoffMs: 100 })(call(), failing("timeout").attempt));
    expect(half).toBeGreaterThanOrEqual(145);
    expect(half).toBeLessThan(400);
    expect(await timeOf(retryWith({ random: 0 })(call(), failing("timeout").attempt))).toBeLessThan(100);
  });

  test("is at least what the server asks for", async () => {
    const { attempt, count } = failing("rate_limited", { status: 429, retryAfterMs: 80 });
    expect(await timeOf(retryWith()(call(), attempt))).toBeGreaterThanOrEqual(155);
    expect(count()).toBe(3);
  });

  test.each([
    ["more than 30 s", 30_001, 60_000],
    ["past the deadline", 300, 200],
  ])("is not begun when the server asks for %s", async (_what, retryAfterMs, deadlineMs) => {
    const { attempt, count } = failing("rate_limited", { status: 429, retryAfterMs });
    expect(await timeOf(retryWith()(call({ deadlineMs }), attempt))).toBeLessThan(100);
    expect(count()).toBe(1);
  });

  test("ends at once when the call is cancelled", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const { attempt } = failing("rate_limited", { status: 429, retryAfterMs: 3_000 });
    const work = retryWith()(call({ signal: controller.signal }), attempt);
    const checked = expect(work).rejects.toMatchObject({ code: "cancelled" });
    expect(await timeOf(work)).toBeLessThan(500);
    await checked;
  });
});

test("an attempt that heeds nothing is left at the deadline, and its signal aborted", async () => {
  const signals: AbortSignal[] = [];
  const work = retryWith()(call({ deadlineMs: 30 }), ({ signal }) => {
    signals.push(signal);
    return new Promise<never>(() => undefined);
  });
  await expect(work).rejects.toMatchObject({ code: "timeout" });
  expect(signals.map((signal) => signal.aborted)).toEqual([true]);
});

test("the time spent in line does not count to the deadline", async () => {
  const retry = retryWith();
  const calls = [1, 2, 3].map((number) =>
    retry(call({ location: "local", deadlineMs: 80 }), () => sleep(50, number)),
  );
  expect((await Promise.all(calls)).map(({ value }) => value)).toEqual([1, 2, 3]);
});

describe("the breaker", () => {
  test("leaves a failing server alone, says so, and tries it again after a while", async () => {
    const retry = retryWith({ breakers: createServerBreakers({ failures: 5, pauseMs: 60 }) });
    const { attempt, count } = failing("unreachable");
    await expect(retry(call(), attempt)).rejects.toMatchObject({ code: "unreachable" });
    await expect(retry(call(), attempt)).rejects.toThrow("failed 5 times in a row and is left alone");
    await expect(retry(call(), attempt)).rejects.toMatchObject({ code: "unreachable" });
    expect(count()).toBe(5);
    expect((await retry(call({ server: "other" }), async () => "fine")).value).toBe("fine");
    await sleep(70);
    expect((await retry(call(), async () => "back")).value).toBe("back");
    expect((await retry(call(), async () => "still")).value).toBe("still");
  });

  test("does not count what is no fault of the server", async () => {
    const retry = retryWith();
    for (let round = 0; round < 10; round += 1) {
      await expect(retry(call(), failing("refused").attempt)).rejects.toMatchObject({ code: "refused" });
    }
    expect((await retry(call(), async () => "fine")).value).toBe("fine");
  });
});

test("a local server's attempt that failed after a minute is not made again; a remote one's is", async () => {
  const tries = { local: 0, remote: 0 };
  for (const location of ["local", "remote"] as const) {
    let now = 0;
    const retry = createRetry({
      limits: createServerLimits(),
      breakers: createServerBreakers(),
      nowMs: () => now,
      random: () => 0,
    });
    const attempt = async () => {
      tries[location] += 1;
      now += 61_000;
      throw new OnrecordError("It took too long.", { code: "timeout" });
    };
    await expect(retry(call({ location, deadlineMs: 900_000 }), attempt)).rejects.toMatchObject({
      code: "timeout",
    });
  }
  expect(tries).toEqual({ local: 1, remote: 3 });
});
