import { expect, test } from "vitest";
import { type Caps, createBudget } from "../../models/budget.ts";
import type { Model } from "../../models/model.ts";

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

const request = {
  system: "",
  messages: [],
  maxOutputTokens: 1,
  timeouts: { attemptMs: 1, deadlineMs: 1 },
  signal: new AbortController().signal,
  purpose: "p",
};

test.each<[Caps, number]>([
  [{}, 10],
  [{ calls: 3 }, 3],
  [{ tokens: 150 }, 2],
  [{ usd: 0.5 }, 2],
  [{ seconds: 4 }, 4],
])("with caps %j starts %d of ten calls", async (caps, expected) => {
  let clock = 0;
  const limited = createBudget(caps, () => clock)(model);
  let made = 0;
  for (let call = 0; call < 10; call += 1) {
    await limited.generate(request).then(
      () => {
        made += 1;
      },
      (error: unknown) => expect(error).toMatchObject({ code: "over_budget" }),
    );
    clock += 1_000;
  }
  expect(made).toBe(expected);
});
