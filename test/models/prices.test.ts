import { expect, test } from "vitest";
import { costOf, listedWindow, priceOf } from "../../models/prices.ts";

const day = new Date("2026-10-01T00:00:00Z");

test("a listed model has its price, with the list and its day", () => {
  expect(priceOf("openai", "gpt-5-mini", day)).toEqual({
    inputUsdPerMillion: 0.25,
    cachedUsdPerMillion: 0.025,
    outputUsdPerMillion: 2,
    source: "@pydantic/genai-prices 0.1.8",
    date: "2026-09-23",
  });
});

test("the provider is found by its address, too", () => {
  expect(priceOf("https://api.openai.com/v1", "gpt-5-mini", day)?.inputUsdPerMillion).toBe(0.25);
});

test.each([
  ["openai", "no-such-model"],
  ["nobody", "gpt-5-mini"],
  ["https://models.example.com/v1", "gpt-5-mini"],
  ["http://127.0.0.1:8080/v1", "gpt-5-mini"],
])("what the list does not know is null and not free: %s %s", (provider, model) => {
  expect(priceOf(provider, model, day)).toBeNull();
});

test("a price that changed is that of the day", () => {
  expect(priceOf("openai", "gpt-5.6-luna", new Date("2026-07-01"))?.inputUsdPerMillion).toBe(1);
  expect(priceOf("openai", "gpt-5.6-luna", day)?.inputUsdPerMillion).toBe(0.2);
});

test("a long prompt costs the price of long prompts, all of it", () => {
  const price = priceOf("openai", "gpt-5.4", day);
  if (price === null) throw new Error("gpt-5.4 has no price.");
  const usage = { cachedTokens: 0, outputTokens: 0 };
  expect(costOf(price, { ...usage, inputTokens: 200_000 })).toBeCloseTo(0.5);
  expect(costOf(price, { ...usage, inputTokens: 400_000 })).toBeCloseTo(2);
});

test("cached tokens cost their own price, and never more of them than there were", () => {
  const price = priceOf("openai", "gpt-5-mini", day);
  if (price === null) throw new Error("gpt-5-mini has no price.");
  expect(costOf(price, { inputTokens: 1e6, cachedTokens: 4e5, outputTokens: 1e6 })).toBeCloseTo(2.16);
  expect(costOf(price, { inputTokens: 100, cachedTokens: 400, outputTokens: 0 })).toBeCloseTo(2.5e-6);
});

test("the list's windows stand in where there is no card", () => {
  expect(listedWindow("https://api.openai.com/v1", "gpt-5-mini")).toBe(400_000);
  expect(listedWindow("https://models.example.com/v1", "gpt-5-mini")).toBeUndefined();
});
