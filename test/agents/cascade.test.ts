import { expect, test } from "vitest";
import { runCascade, type TierResult } from "../../agents/cascade.ts";
import { specOf, type Tier } from "../../agents/tier.ts";
import { OnrecordError } from "../../errors.ts";
import { createFunctionModel } from "../../models/testing.ts";

const small = createFunctionModel("small", () => "ok", { costUsd: 0.25 });
const large = createFunctionModel("large", () => "ok", { costUsd: null });

/** Numbers up to the tier's limit are sure; the tier's own spec is the result. */
async function cascade(
  items: readonly number[],
  limits: Readonly<Record<string, number>>,
  tiers: readonly Tier[],
) {
  return await runCascade<number, { readonly by: string; readonly value: number }>({
    tiers,
    items,
    async decide(tier, given, log) {
      if (tier === "builtin") return given.map(({ item }) => ({ result: { by: "builtin", value: item } }));
      await log.ask(tier, {
        system: "s",
        messages: [],
        maxOutputTokens: 1,
        timeouts: { attemptMs: 1, deadlineMs: 1 },
        signal: new AbortController().signal,
        purpose: "p",
      });
      return given.map(
        ({ item }): TierResult<{ by: string; value: number }> =>
          item === 13 ? { failure: "unlucky." } : { result: { by: tier.spec, value: item } },
      );
    },
    isSure: ({ value }, tier) => value <= (limits[specOf(tier)] ?? 0),
  });
}

test("only items that a tier is not sure of go on, and each keeps the last tier's result", async () => {
  const { decisions, tally } = await cascade([1, 5, 9], { builtin: 2, "scripted/small": 6 }, [
    "builtin",
    small,
    large,
  ]);
  expect(decisions.map(({ tier }) => tier)).toEqual(["builtin", "scripted/small", "scripted/large"]);
  expect(tally.map(({ tier, asked, decided, calls }) => [tier, asked, decided, calls])).toEqual([
    ["builtin", 3, 1, 0],
    ["scripted/small", 2, 1, 1],
    ["scripted/large", 1, 1, 1],
  ]);
});

test("no call is made when the first tier is sure of all", async () => {
  const { tally, sums } = await cascade([1, 2], { builtin: 2 }, ["builtin", small]);
  expect(tally).toHaveLength(1);
  expect(sums.calls).toBe(0);
});

test("a tier's failure leaves the result before it and is told", async () => {
  const { decisions } = await cascade([13], {}, ["builtin", small]);
  expect(decisions).toEqual([
    { result: { by: "builtin", value: 13 }, tier: "builtin", failures: ["scripted/small: unlucky."] },
  ]);
});

test("costs are summed a tier, and one that is unknown makes the sum unknown", async () => {
  const { tally, sums } = await cascade([9], {}, [small, large]);
  expect(tally.map(({ costUsd }) => costUsd)).toEqual([0.25, null]);
  expect(sums).toMatchObject({ calls: 2, costUsd: null });
});

test("a tier that throws passes its items on; when none had a result the first error is thrown", async () => {
  const down = createFunctionModel("down", () => {
    throw new OnrecordError("The server is down.", { code: "unreachable" });
  });
  const { decisions } = await cascade([9], {}, [down, small]);
  expect(decisions[0]).toMatchObject({
    tier: "scripted/small",
    failures: ["scripted/down: The server is down."],
  });
  await expect(cascade([9], {}, [down])).rejects.toMatchObject({ code: "unreachable" });
});

test("a call that failed after it was sent has an unknown cost; one that was never sent has none", async () => {
  const failing = (code: "truncated" | "over_budget") =>
    createFunctionModel(code, () => {
      throw new OnrecordError("No.", { code });
    });
  const cut = await cascade([9], {}, ["builtin", failing("truncated")]);
  const capped = await cascade([9], {}, ["builtin", failing("over_budget")]);
  expect([cut.sums.calls, cut.sums.costUsd]).toEqual([1, null]);
  expect([capped.sums.calls, capped.sums.costUsd]).toEqual([0, 0]);
});
