import { expect, test } from "vitest";
import { OnrecordError } from "../../../errors.ts";
import { createMeter } from "../../../evals/runner/meter.ts";
import { createFunctionModel } from "../../../models/scripted-model.ts";
import { modelRequest } from "../../models/fake-adapter.ts";

const answer = createFunctionModel("a", () => "12345678", { costUsd: 0.25 });
const failing = (code: "truncated" | "over_budget") =>
  createFunctionModel("a", () => {
    throw new OnrecordError("No.", { code });
  });

test("calls are added up with their tokens and costs", async () => {
  const meter = createMeter();
  const model = meter.over(answer, "priced");
  await model.generate(modelRequest());
  await model.generate(modelRequest());
  expect(meter.read()).toMatchObject({ calls: 2, outputTokens: 4, costUsd: 0.5, keptSeconds: 0 });
});

test("an answer from the cache counts as it was when it was first asked for", async () => {
  const meter = createMeter();
  const first = { inputTokens: 10, outputTokens: 3, costUsd: 0.125, seconds: 7 };
  const kept = {
    ...answer,
    generate: async () => ({ ...(await answer.generate(modelRequest())), attempts: 0, first }),
  };
  await meter.over(kept, "priced").generate(modelRequest());
  expect(meter.read()).toEqual({
    calls: 1,
    inputTokens: 10,
    outputTokens: 3,
    costUsd: 0.125,
    keptSeconds: 7,
  });
});

test("a kept answer that does not say what it came to leaves cost and seconds unknown", async () => {
  const meter = createMeter();
  const kept = {
    ...answer,
    generate: async () => ({ ...(await answer.generate(modelRequest())), attempts: 0 }),
  };
  await meter.over(kept, "priced").generate(modelRequest());
  expect(meter.read()).toMatchObject({ calls: 1, costUsd: null, keptSeconds: null });
});

test.each([
  ["free", 0],
  ["priced", null],
] as const)(
  "a failed call of a %s model costs %s, and one that was never sent is none",
  async (price, costUsd) => {
    const meter = createMeter();
    await expect(meter.over(failing("truncated"), price).generate(modelRequest())).rejects.toThrow("No.");
    await expect(meter.over(failing("over_budget"), price).generate(modelRequest())).rejects.toThrow("No.");
    expect(meter.read()).toMatchObject({ calls: 1, costUsd });
  },
);
