import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { createRunBudget } from "../../models/budget.ts";
import type { CallCache } from "../../models/call-cache.ts";
import type { ModelPrice } from "../../models/card.ts";
import { estimatePrompt } from "../../models/count-tokens.ts";
import { createModel } from "../../models/create-model.ts";
import { createRetry } from "../../models/retry.ts";
import { createServerBreakers } from "../../models/server-breakers.ts";
import { createServerLimits } from "../../models/server-limits.ts";
import { fakeAdapter, modelParts, modelRequest, temporaryLedger } from "./fake-adapter.ts";

const schema = {
  type: "object",
  properties: { claims: { type: "array", items: { type: "string" } } },
  required: ["claims"],
};

const price: ModelPrice = {
  inputUsdPerMillion: 2,
  cachedUsdPerMillion: 0.5,
  outputUsdPerMillion: 10,
  source: "test",
  date: null,
};

const lines = Array.from(
  { length: 300 },
  (_, at) => `s${String(at + 1).padStart(4, "0")} The harbour master spoke of dredging.`,
);
const longRequest = modelRequest({
  schema,
  lines: { first: "s0001", last: "s0300" },
  messages: [{ role: "user", content: `${lines.join("\n")}\n\nList the claims.` }],
});

function memoryCache(): CallCache & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, find: async (key) => kept.get(key), save: async (key, value) => void kept.set(key, value) };
}

const good = { text: '{"firstLine": "s0001", "lastLine": "s0300", "claims": ["a"]}' };

test("gives a value with what it cost, how it was read and who gave it", async () => {
  const adapter = fakeAdapter([{ ...good, inputTokens: 4_000, cachedTokens: 1_000, outputTokens: 100 }]);
  const model = createModel(
    modelParts(adapter, { facts: { contextTokens: 32_000, jsonSchema: true, price } }),
  );
  expect(await model.generate(longRequest)).toEqual({
    text: good.text,
    value: { claims: ["a"] },
    finish: "stop",
    usage: { inputTokens: 4_000, cachedTokens: 1_000, outputTokens: 100, source: "reported" },
    costUsd: (3_000 * 2 + 1_000 * 0.5 + 100 * 10) / 1e6,
    coverage: "proven",
    attempts: 1,
    servedBy: "fake-1",
    seconds: 0,
  });
  expect(adapter.asked[0]).toMatchObject({
    contextTokens: 32_000,
    maxOutputTokens: 200,
    thinking: "off",
    transport: "whole",
  });
});

test("a remote model in a local run is refused before its adapter is called", async () => {
  const adapter = fakeAdapter([{ text: "hello" }], "remote");
  const model = createModel(modelParts(adapter, { privacy: "local_only" }));
  await expect(model.generate(modelRequest())).rejects.toMatchObject({ code: "not_local" });
  expect(adapter.asked).toEqual([]);
});

test("a prompt that does not fit with its answer is refused before a call, with the counts", async () => {
  const adapter = fakeAdapter([good]);
  const model = createModel(modelParts(adapter, { facts: { contextTokens: 2_048, price } }));
  await expect(model.generate(longRequest)).rejects.toMatchObject({
    code: "context_exceeded",
    message: expect.stringMatching(
      /has about \d{4} tokens and its answer may have 200; the window holds 2048\./,
    ),
  });
  expect(adapter.asked).toEqual([]);
});

test("a list of 50 claims that was cut after 49 is an error and never a shorter list", async () => {
  const claims = Array.from({ length: 50 }, (_, at) => `Claim ${at + 1}`);
  const whole = JSON.stringify({ claims });
  const cut = whole.slice(0, whole.indexOf(',"Claim 50"'));
  for (const text of [cut, `${cut}]}`, `${cut}]`]) {
    const adapter = fakeAdapter([{ text, finish: "length" }]);
    const answer = createModel(modelParts(adapter)).generate(modelRequest({ schema }));
    await expect(answer).rejects.toMatchObject({ code: "truncated" });
  }
  // A server that calls the cut one finished: its list does not end, so it is not read either.
  const lying = createModel(modelParts(fakeAdapter([{ text: cut }])));
  await expect(lying.generate(modelRequest({ schema }))).rejects.toMatchObject({ code: "bad_answer" });
});

test("an answer to a prompt that the server cut is refused, not asked for again and not kept", async () => {
  const cache = memoryCache();
  const adapter = fakeAdapter([{ text: "I see no lines.", inputTokens: 2_048 }]);
  const model = createModel(modelParts(adapter, { cache }));
  await expect(model.generate(longRequest)).rejects.toMatchObject({ code: "not_read" });
  expect(adapter.asked).toHaveLength(1);
  expect(cache.kept.size).toBe(0);
});

test("the same call is made once; another model, prompt, schema, limit or thinking is another call", async () => {
  const cache = memoryCache();
  const adapter = fakeAdapter([good]);
  const model = createModel(modelParts(adapter, { cache }));
  const first = await model.generate(longRequest);
  expect(await model.generate(longRequest)).toMatchObject({
    value: first.value,
    coverage: "proven",
    attempts: 0,
    costUsd: 0,
    usage: { inputTokens: 0, outputTokens: 0 },
  });
  expect(adapter.asked).toHaveLength(1);
  await model.generate({ ...longRequest, maxOutputTokens: 300 });
  await model.generate({ ...longRequest, system: "Other." });
  await model.generate({ ...longRequest, thinking: "low" });
  await model.generate({ ...longRequest, schema: { ...schema, title: "other" } });
  await createModel(modelParts(adapter, { cache, spec: "compatible/fake/other" })).generate(longRequest);
  expect(adapter.asked).toHaveLength(6);
});

test("a damaged or refused answer in the cache is as none", async () => {
  const cache = memoryCache();
  const adapter = fakeAdapter([good]);
  const model = createModel(modelParts(adapter, { cache }));
  await model.generate(longRequest);
  for (const key of cache.kept.keys()) cache.kept.set(key, '{"text": 1}');
  await model.generate(longRequest);
  await model.generate({
    ...longRequest,
    validate: (value) => (JSON.stringify(value) === '{"claims":["a"]}' ? undefined : "no"),
  });
  expect(adapter.asked).toHaveLength(2);
});

test("each attempt is paid for: a refusal by the server costs nothing, a lost answer its worst case", async () => {
  const ledger = temporaryLedger();
  const budget = createRunBudget({
    ledger,
    runId: "r1",
    caps: { usd: 1 },
    unknownPrice: "refuse",
    nowMs: () => 0,
  });
  const lost = new OnrecordError("The stream broke.", { code: "stream_broken" });
  const limited = new OnrecordError("Slow down.", { code: "rate_limited" });
  const adapter = fakeAdapter([limited, lost, { text: "yes", inputTokens: 30, outputTokens: 1 }]);
  const model = createModel(modelParts(adapter, { budget, facts: { contextTokens: 32_000, price } }));
  const answer = await model.generate(modelRequest());
  expect(answer).toMatchObject({ attempts: 3, costUsd: (30 * 2 + 1 * 10) / 1e6 });
  const totals = await ledger.totals({ runId: "r1" });
  expect(totals.calls).toBe(3);
  expect(totals.usd).toBeGreaterThan((200 * 10) / 1e6);
  expect(totals.usd).toBeLessThan((2 * 200 * 10) / 1e6);
  expect(totals.reservedUsd).toBe(0);
});

test("a model without a price stops a run with a cap on money", async () => {
  const budget = createRunBudget({
    ledger: temporaryLedger(),
    runId: "r1",
    caps: { usd: 1 },
    unknownPrice: "refuse",
    nowMs: () => 0,
  });
  const adapter = fakeAdapter([{ text: "yes" }]);
  const model = createModel(modelParts(adapter, { budget }));
  await expect(model.generate(modelRequest())).rejects.toMatchObject({ code: "unknown_price" });
  expect(adapter.asked).toEqual([]);
});

test("counts that the server leaves out are estimated and said to be", async () => {
  const adapter: ReturnType<typeof fakeAdapter> = {
    ...fakeAdapter([]),
    call: async () => ({ text: "Nobody said why it was late.", finish: "stop", servedBy: "fake-1" }),
  };
  const cache = memoryCache();
  const answer = await createModel(modelParts(adapter, { cache })).generate(modelRequest());
  expect(answer.usage).toMatchObject({ source: "estimated", outputTokens: 8 });
  expect(answer.costUsd).toBeNull();
  // Nothing speaks for the prompt having been read, so the answer is given and not kept.
  expect(answer).not.toHaveProperty("coverage");
  expect(cache.kept.size).toBe(0);
});

test("an answer that was asked for twice costs both calls", async () => {
  const adapter = fakeAdapter([
    { text: "none", inputTokens: 50 },
    { text: '{"claims": []}', inputTokens: 70 },
  ]);
  const answer = await createModel(modelParts(adapter)).generate(modelRequest({ schema }));
  expect(answer).toMatchObject({ attempts: 2, usage: { inputTokens: 120, outputTokens: 20 } });
});

test("an empty answer is tried again, a refused one is not", async () => {
  const empty = fakeAdapter([{ text: " " }, { text: "yes" }]);
  expect(await createModel(modelParts(empty)).generate(modelRequest())).toMatchObject({
    text: "yes",
    attempts: 2,
  });
  const refused = fakeAdapter([{ text: "", finish: "refused" }]);
  await expect(createModel(modelParts(refused)).generate(modelRequest())).rejects.toMatchObject({
    code: "refused",
  });
  expect(refused.asked).toHaveLength(1);
});

test("200 calls at once keep to the number that the server is given", async () => {
  let inFlight = 0;
  let most = 0;
  const adapter = {
    ...fakeAdapter([]),
    call: async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return { text: "yes", finish: "stop" as const, servedBy: "fake-1", inputTokens: 30, outputTokens: 1 };
    },
  };
  const retry = createRetry({
    limits: createServerLimits(),
    breakers: createServerBreakers(),
    nowMs: () => 0,
    random: () => 0,
  });
  const model = createModel(modelParts(adapter, { retry, maxInFlight: 3 }));
  const answers = await Promise.all(Array.from({ length: 200 }, () => model.generate(modelRequest())));
  expect(answers.every(({ text }) => text === "yes")).toBe(true);
  expect(most).toBe(3);
});

test("100 good calls of one model whose tokenizer counts otherwise are no alarm", async () => {
  for (const ratio of [0.75, 1, 1.5]) {
    const adapter = fakeAdapter([
      (request) => ({ ...good, inputTokens: Math.round(estimatePrompt(request) * 0.87 * ratio) }),
    ]);
    const model = createModel(modelParts(adapter));
    for (let call = 0; call < 34; call += 1) {
      const content = `${lines.slice(0, 100 + call * 5).join("\n")}\ns0300 The end.\n\nList the claims, try ${call}.`;
      const answer = await model.generate({ ...longRequest, messages: [{ role: "user", content }] });
      expect(answer.coverage).toMatch(/proven|likely/);
    }
  }
});

test("the same request asked twice at once is one call; one that failed is made again", async () => {
  const adapter = fakeAdapter([good]);
  const model = createModel(modelParts(adapter, { cache: memoryCache() }));
  const [first, second] = await Promise.all([model.generate(longRequest), model.generate(longRequest)]);
  expect([first.text, second.text, adapter.asked.length]).toEqual([good.text, good.text, 1]);
  expect([first.usage.outputTokens, second.usage.outputTokens]).toEqual([10, 0]);
  const refusal = new OnrecordError("No.", { code: "refused" });
  const failing = createModel(modelParts(fakeAdapter([refusal, good]), { cache: memoryCache() }));
  const both = await Promise.allSettled([failing.generate(longRequest), failing.generate(longRequest)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test("a local server loads the model once before the first call, and its failure is left to the call", async () => {
  const warmed: unknown[] = [];
  const adapter = {
    ...fakeAdapter([{ text: "hello" }]),
    async warmUp({ contextTokens, attemptMs }: { contextTokens: number; attemptMs: number }) {
      warmed.push({ contextTokens, attemptMs });
      throw new OnrecordError("It has no room.", { code: "server_error" });
    },
  };
  const model = createModel(modelParts(adapter, { warmUpMs: 90_000 }));
  await Promise.all([model.generate(modelRequest()), model.generate(modelRequest({ purpose: "other" }))]);
  expect(warmed).toEqual([{ contextTokens: 32_000, attemptMs: 90_000 }]);
  await createModel(modelParts(adapter)).generate(modelRequest());
  await createModel(modelParts({ ...adapter, location: "remote" }, { warmUpMs: 90_000 })).generate(
    modelRequest(),
  );
  expect(warmed).toHaveLength(1);
});

test("a server that is given more time has it for an attempt, and half as much again for the call", async () => {
  const adapter = fakeAdapter([{ text: "hello" }]);
  await createModel(modelParts(adapter, { answerMs: 900_000 })).generate(modelRequest());
  await createModel(modelParts(adapter)).generate(modelRequest());
  expect(adapter.asked.map(({ attemptMs }) => attemptMs)).toEqual([900_000, 5_000]);
});
