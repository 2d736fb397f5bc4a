import { expect, test } from "vitest";
import { planContext, roomFor } from "../../models/context-plan.ts";
import { createTokenCounter } from "../../models/count-tokens.ts";
import { createTokenCalibration } from "../../models/token-calibration.ts";

test.each([
  ["60 % of the window", 8_000, 1_000, 300, 4_500],
  ["what the answer leaves, when that is less", 8_000, 6_000, 300, 1_700],
  ["nothing, never less", 2_000, 2_500, 300, 0],
])("a prompt's lines have room for %s", (...[, contextTokens, maxOutputTokens, fixedTokens, room]) => {
  expect(roomFor({ contextTokens }, { maxOutputTokens, fixedTokens })).toBe(room);
});

const tools = {
  counter: createTokenCounter(async () => (text) => Math.ceil(text.length / 4)),
  calibration: createTokenCalibration(1),
};

function promptOf(characters: number) {
  return { system: "", messages: [{ role: "user" as const, content: "abcd".repeat(characters / 4) }] };
}

test("a prompt that just fits is planned, one token more is refused", async () => {
  const limits = { spec: "m", contextTokens: 1_000, maxOutputTokens: 489 };
  expect(await planContext(promptOf(2_000), limits, tools)).toEqual({ ourCount: 511, expectedTokens: 511 });
  await expect(
    planContext(promptOf(2_000), { ...limits, maxOutputTokens: 490 }, tools),
  ).rejects.toMatchObject({
    code: "context_exceeded",
    message:
      "The prompt for m has about 511 tokens and its answer may have 490; the window holds 1000. Send it in parts, ask for a shorter answer, or name a model with a larger window.",
  });
});

test("a prompt of many windows is refused without being counted", async () => {
  const counter = createTokenCounter(() => Promise.reject(new Error("not to be loaded")));
  const limits = { spec: "m", contextTokens: 1_000, maxOutputTokens: 100 };
  await expect(planContext(promptOf(400_000), limits, { ...tools, counter })).rejects.toMatchObject({
    code: "context_exceeded",
  });
});

test("plans by the highest share of our count that the model was seen to report", async () => {
  const calibration = createTokenCalibration(1.1);
  expect(calibration.planned()).toBe(1.1);
  expect(calibration.lowest()).toBeUndefined();
  for (const reported of [1_300, 1_500, 1_400]) calibration.learn({ ourCount: 1_000, reported });
  calibration.learn({ ourCount: 100, reported: 900 });
  calibration.learn({ ourCount: 1_000 });
  expect([calibration.lowest(), calibration.planned()]).toEqual([1.3, 1.5]);
  const limits = { spec: "m", contextTokens: 1_000, maxOutputTokens: 300 };
  await expect(planContext(promptOf(2_000), limits, { ...tools, calibration })).rejects.toMatchObject({
    code: "context_exceeded",
  });
});
