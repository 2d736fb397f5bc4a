import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Caps, createRunBudget, type RunBudget } from "../../models/budget.ts";
import { withBudget } from "../../models/budgeted-model.ts";
import type { Model } from "../../models/model.ts";
import { openDatabase } from "../../store/database.ts";
import { createLedger, type Ledger, type Spending } from "../../store/ledger.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { modelRequest, temporaryLedger } from "./fake-adapter.ts";

const { signal } = new AbortController();

function spending(tokens: number, usd: number | null): Spending {
  return { inputTokens: tokens, cachedTokens: 0, outputTokens: 0, usd };
}

function budgetOf(
  ledger: Ledger,
  caps: Caps,
  changes: Partial<Parameters<typeof createRunBudget>[0]> = {},
): RunBudget {
  return createRunBudget({ ledger, runId: "r1", caps, unknownPrice: "refuse", nowMs: () => 0, ...changes });
}

const wanted = { model: "m", purpose: "p", worst: spending(300, 1), signal };

const model: Model = {
  spec: "scripted/m",
  contextTokens: 1_000,
  generate: async () => ({
    text: "x",
    finish: "stop",
    usage: { inputTokens: 60, cachedTokens: 0, outputTokens: 40, source: "reported" },
    costUsd: 0.25,
    attempts: 1,
    servedBy: "m",
    seconds: 0,
  }),
};

test.each<[Caps, number]>([
  [{}, 10],
  [{ calls: 3 }, 3],
  [{ tokens: 150 }, 2],
  [{ usd: 0.5 }, 2],
  [{ seconds: 4 }, 4],
])("with caps %j starts %d of ten calls", async (caps, expected) => {
  let clock = 0;
  const limited = withBudget(model, budgetOf(temporaryLedger(), caps, { nowMs: () => clock }));
  let made = 0;
  for (let call = 0; call < 10; call += 1) {
    await limited.generate(modelRequest()).then(
      () => {
        made += 1;
      },
      (error: unknown) => expect(error).toMatchObject({ code: "over_budget" }),
    );
    clock += 1_000;
  }
  expect(made).toBe(expected);
});

test("a resumed run goes on with what is left, and a call whose process was killed stays counted at its worst", async () => {
  const folder = temporaryFolder();
  const first = budgetOf(createLedger(openDatabase(folder)), { usd: 2 });
  await (await first.reserve(wanted)).settle(spending(100, 0.5));
  await first.reserve(wanted);
  const ledger = createLedger(openDatabase(folder));
  expect(await ledger.totals({ runId: "r1" })).toMatchObject({ calls: 2, usd: 0.5, reservedUsd: 1 });
  const resumed = budgetOf(ledger, { usd: 2 });
  await (await resumed.reserve(wanted)).settle(spending(100, 0.5));
  await expect(resumed.reserve(wanted)).rejects.toMatchObject({ code: "over_budget" });
  await expect(budgetOf(ledger, { usd: 2 }, { runId: "r2" }).reserve(wanted)).resolves.toBeDefined();
});

test("what a killed process had reserved is still counted", async () => {
  const folder = temporaryFolder();
  const script = fileURLToPath(new URL("./reserve-and-die.ts", import.meta.url));
  const { signal: endedBy } = spawnSync(process.execPath, ["--import", "tsx", script, folder]);
  expect(endedBy).toBe("SIGKILL");
  const totals = await createLedger(openDatabase(folder)).totals({ runId: "r1" });
  expect(totals).toMatchObject({ calls: 2, usd: 0.25, tokens: 40, reservedUsd: 1, reservedTokens: 300 });
});

test("time that nobody worked on a run is not spent by it", async () => {
  const ledger = temporaryLedger();
  let clock = 0;
  const nowMs = () => clock;
  const first = budgetOf(ledger, { seconds: 10 }, { nowMs });
  const call = await first.reserve(wanted);
  clock = 6_000;
  await call.settle(spending(1, 0));
  clock = 90_000_000;
  const resumed = budgetOf(ledger, { seconds: 10 }, { nowMs });
  await (await resumed.reserve(wanted)).settle(spending(1, 0));
  clock += 4_000;
  await expect(resumed.reserve(wanted)).rejects.toMatchObject({
    code: "over_budget",
    message: expect.stringContaining("--max-seconds 10"),
  });
});

test("a batch has caps of its own over all its runs", async () => {
  const ledger = temporaryLedger();
  const batch = { id: "b1", caps: { calls: 3 } };
  for (const runId of ["r1", "r2", "r3"]) {
    await (await budgetOf(ledger, { calls: 2 }, { runId, batch }).reserve(wanted)).settle(spending(1, 0));
  }
  await expect(budgetOf(ledger, {}, { runId: "r4", batch }).reserve(wanted)).rejects.toMatchObject({
    code: "over_budget",
    message: expect.stringContaining("of the batch, --max-calls 3"),
  });
});

test("an unknown price stops a run with a cap on money before its first call, unless it is allowed", async () => {
  const ledger = temporaryLedger();
  const unknown = { ...wanted, worst: spending(300, null) };
  await expect(budgetOf(ledger, { usd: 1 }).reserve(unknown)).rejects.toMatchObject({
    code: "unknown_price",
  });
  expect((await ledger.totals({ runId: "r1" })).calls).toBe(0);
  await (await budgetOf(ledger, { usd: 1 }, { unknownPrice: "allow" }).reserve(unknown)).settle(
    spending(9, null),
  );
  await (await budgetOf(ledger, { tokens: 100 }).reserve(unknown)).settle(spending(9, null));
  expect(await ledger.totals({ runId: "r1" })).toMatchObject({ calls: 2, usd: 0, tokens: 18, unpriced: 2 });
});

test("a call waits for those in flight instead of failing on their worst case, and can be cancelled meanwhile", async () => {
  const budget = budgetOf(temporaryLedger(), { usd: 1 });
  const first = await budget.reserve(wanted);
  const cancel = new AbortController();
  const cancelled = budget.reserve({ ...wanted, signal: cancel.signal });
  const second = budget.reserve(wanted);
  cancel.abort();
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  await first.settle(spending(10, 0.1));
  await (await second).settle(spending(10, 0.9));
  await expect(budget.reserve(wanted)).rejects.toMatchObject({ code: "over_budget" });
});

test("however calls overlap, a run spends at most its cap and one call", async () => {
  const ledger = temporaryLedger();
  let runs = 0;
  const call = fc.record({
    worst: fc.integer({ min: 1, max: 100 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    rest: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 400 }),
      async (calls, cap) => {
        runs += 1;
        const runId = `run ${runs}`;
        const budget = budgetOf(ledger, { usd: cap }, { runId });
        const dearest = Math.max(...calls.map(({ worst }) => worst));
        const refused = await Promise.all(
          calls.map(async ({ worst, share, rest }) => {
            const reservation = await budget
              .reserve({ ...wanted, worst: spending(worst, worst) })
              .catch(() => undefined);
            for (let turn = 0; turn < rest; turn += 1) await Promise.resolve();
            await reservation?.settle(spending(worst, worst * share));
            return reservation === undefined;
          }),
        );
        const { usd, reservedUsd } = await ledger.totals({ runId });
        expect(reservedUsd).toBe(0);
        expect(usd).toBeLessThan(cap + dearest);
        // And it stops only when the money is really gone.
        if (refused.includes(true)) expect(usd).toBeGreaterThanOrEqual(cap);
      },
    ),
    { numRuns: 60 },
  );
});
