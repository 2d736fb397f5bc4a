import { expect, test } from "vitest";
import { keepUnjudged } from "../../models/keep-unjudged.ts";
import type { Model, ModelAnswer } from "../../models/model.ts";
import { modelRequest } from "./fake-adapter.ts";

function answering(coverage: ModelAnswer["coverage"]): Model & { calls: number } {
  return {
    spec: "none/model",
    contextTokens: 8_000,
    calls: 0,
    async generate() {
      this.calls += 1;
      return {
        text: "42",
        value: 42,
        finish: "stop",
        usage: { inputTokens: 30, cachedTokens: 0, outputTokens: 2, source: "estimated" },
        costUsd: 0.5,
        ...(coverage === undefined ? {} : { coverage }),
        attempts: 1,
        servedBy: "m",
        seconds: 3,
      };
    },
  };
}

function memory() {
  const kept = new Map<string, string>();
  return {
    find: async (key: string) => kept.get(key),
    save: async (key: string, value: string) => void kept.set(key, value),
  };
}

test("an answer of which nothing tells whether its prompt was read is kept, with what it came to", async () => {
  const model = answering(undefined);
  const kept = keepUnjudged({ ...model, generate: model.generate.bind(model) }, memory());
  await kept.generate(modelRequest());
  expect(await kept.generate(modelRequest())).toMatchObject({
    value: 42,
    attempts: 0,
    costUsd: 0,
    first: { inputTokens: 30, outputTokens: 2, costUsd: 0.5, seconds: 3 },
  });
  expect(model.calls).toBe(1);
  await kept.generate(modelRequest({ maxOutputTokens: 7 }));
  expect(model.calls).toBe(2);
});

test("one that the model's own cache keeps is not kept twice, and one that its caller refuses is as none", async () => {
  const judged = answering("likely");
  const cache = memory();
  await keepUnjudged({ ...judged, generate: judged.generate.bind(judged) }, cache).generate(modelRequest());
  await keepUnjudged({ ...judged, generate: judged.generate.bind(judged) }, cache).generate(modelRequest());
  expect(judged.calls).toBe(2);
  const unjudged = answering(undefined);
  const kept = keepUnjudged({ ...unjudged, generate: unjudged.generate.bind(unjudged) }, memory());
  await kept.generate(modelRequest());
  await kept.generate(modelRequest({ validate: () => "not that" }));
  expect(unjudged.calls).toBe(2);
});
