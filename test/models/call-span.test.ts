import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { createModel } from "../../models/create-model.ts";
import { inSpan } from "../../tracing/in-span.ts";
import { recordSpans } from "../tracing/record-spans.ts";
import { fakeAdapter, modelParts, modelRequest } from "./fake-adapter.ts";

const price = {
  inputUsdPerMillion: 2,
  cachedUsdPerMillion: 0.5,
  outputUsdPerMillion: 10,
  source: "test",
  date: null,
};
const spec = "compatible/near/small";
const facts = { contextTokens: 32_000, price };
const down = new OnrecordError("The ferry server is down.", { code: "server_error" });
const wanted = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };

function memoryCache() {
  const kept = new Map<string, string>();
  return {
    find: async (key: string) => kept.get(key),
    save: async (key: string, value: string) => void kept.set(key, value),
  };
}

test("a call's span names its model and who answered, with the tokens that the server reported and the cost", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "Late.", inputTokens: 40, cachedTokens: 8, outputTokens: 6 }]);
  await createModel(modelParts(adapter, { spec, facts })).generate(modelRequest());
  expect(ended).toEqual([
    {
      id: "1",
      parent: undefined,
      name: "chat small",
      kind: SpanKind.CLIENT,
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "near",
        "gen_ai.request.model": "small",
        "gen_ai.request.max_tokens": 200,
        "gen_ai.output.type": "text",
        "gen_ai.response.model": "fake-1",
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": 40,
        "gen_ai.usage.cache_read.input_tokens": 8,
        "gen_ai.usage.output_tokens": 6,
        "onrecord.purpose": "check",
        "onrecord.attempts": 1,
        "onrecord.cost_usd": (32 * 2 + 8 * 0.5 + 6 * 10) / 1e6,
      },
      events: [{ name: "onrecord.attempt", attributes: { "onrecord.attempt": 1 } }],
      status: undefined,
    },
  ]);
});

test("attempts that were answered in vain count: an empty answer, and one of the wrong form", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([
    down,
    { text: " ", inputTokens: 31, outputTokens: 1 },
    { text: '{"n": "one"}', inputTokens: 32, outputTokens: 5 },
    { text: '{"n": 1}', inputTokens: 33, outputTokens: 4 },
  ]);
  await createModel(modelParts(adapter, { spec, facts })).generate(modelRequest({ schema: wanted }));
  expect(ended[0]?.attributes).toMatchObject({
    "gen_ai.output.type": "json",
    "gen_ai.usage.input_tokens": 31 + 32 + 33,
    "gen_ai.usage.output_tokens": 1 + 5 + 4,
    "onrecord.attempts": 4,
  });
  expect(ended[0]?.events.map(({ attributes }) => attributes)).toEqual([
    { "onrecord.attempt": 1, "error.type": "server_error" },
    { "onrecord.attempt": 2 },
    { "onrecord.attempt": 3 },
    { "onrecord.attempt": 4 },
  ]);
  expect(ended[0]?.status).toBeUndefined();
});

test("a call that fails after it was answered keeps its tokens and says why it failed", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "The fer", finish: "length", inputTokens: 40, outputTokens: 200 }]);
  const asked = createModel(modelParts(adapter, { spec, facts })).generate(modelRequest());
  await expect(asked).rejects.toMatchObject({ code: "truncated" });
  expect(ended[0]).toMatchObject({
    attributes: {
      "error.type": "truncated",
      "gen_ai.response.finish_reasons": ["length"],
      "gen_ai.usage.input_tokens": 40,
      "gen_ai.usage.output_tokens": 200,
    },
    status: { code: SpanStatusCode.ERROR },
  });
});

test("what a server does not count is not estimated in a span", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "Late." }]);
  const silent = {
    ...adapter,
    call: async () => ({ text: "Late.", finish: "stop", servedBy: "s" }) as const,
  };
  await createModel(modelParts(silent, { spec, facts })).generate(modelRequest());
  expect(Object.keys(ended[0]?.attributes ?? {}).filter((name) => name.includes("usage"))).toEqual([]);
});

test("a kept answer is marked and has no tokens", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "Late.", outputTokens: 6 }]);
  const model = createModel(modelParts(adapter, { spec, facts, cache: memoryCache() }));
  await model.generate(modelRequest());
  await model.generate(modelRequest());
  expect(adapter.asked).toHaveLength(1);
  expect(ended[0]?.attributes).not.toHaveProperty("onrecord.cached");
  expect(ended[1]).toMatchObject({
    attributes: { "onrecord.cached": true, "gen_ai.response.model": "fake-1" },
  });
  expect(ended[1]?.attributes).not.toHaveProperty("gen_ai.usage.output_tokens");
  expect(ended[1]?.events).toEqual([]);
});

test("calls that wait for a place at the server are sent inside their own spans", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "Late." }]);
  const watched = {
    ...adapter,
    call: (request: Parameters<typeof adapter.call>[0]) =>
      inSpan({ name: `sent ${request.system}`, kind: "internal", attributes: {} }, () =>
        adapter.call(request),
      ),
  };
  const model = createModel(modelParts(watched, { spec, facts, maxInFlight: 1 }));
  const purposes = ["one", "two", "three"];
  await Promise.all(purposes.map((purpose) => model.generate(modelRequest({ purpose, system: purpose }))));
  const sent = ended.filter(({ name }) => name.startsWith("sent"));
  const parents = sent.map(
    ({ parent }) => ended.find(({ id }) => id === parent)?.attributes["onrecord.purpose"],
  );
  expect(sent.map(({ name }) => name)).toEqual(["sent one", "sent two", "sent three"]);
  expect(parents).toEqual(purposes);
});

test("what is said stands in the span only where content is captured", async () => {
  const ended = recordSpans();
  const adapter = fakeAdapter([{ text: "The ferry was late." }]);
  await createModel(modelParts(adapter, { spec, facts })).generate(modelRequest());
  await createModel(modelParts(adapter, { spec, facts, content: "captured" })).generate(modelRequest());
  expect(JSON.stringify(ended[0])).not.toMatch(/ferry|recordings/);
  expect(ended[1]?.attributes).toMatchObject({
    "gen_ai.system_instructions": '[{"type":"text","content":"You read recordings."}]',
    "gen_ai.input.messages": expect.stringContaining("s0002 Nobody said why."),
    "gen_ai.output.messages":
      '[{"role":"assistant","parts":[{"type":"text","content":"The ferry was late."}],"finish_reason":"stop"}]',
  });
});
