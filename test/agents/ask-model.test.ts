import { expect, test } from "vitest";
import { z } from "zod";
import { askModel } from "../../agents/ask-model.ts";
import { createCallLog } from "../../agents/call-log.ts";
import { createAskedModel } from "./agent-context.ts";

const answer = z.object({ text: z.string() });
const prompt = { system: "s", user: "u" };

async function ask(given: unknown, window: number, mostTokens?: number) {
  const { model, asked } = createAskedModel(() => given, window);
  const asker = { model, log: createCallLog(), signal: new AbortController().signal };
  const bound = mostTokens === undefined ? {} : { mostTokens };
  const { value } = await askModel(asker, { prompt, answer, purpose: "p", ...bound });
  return { value, request: asked[0] };
}

test.each([
  [1_000, undefined, 300],
  [100_000, undefined, 4_000],
  [100_000, 250, 250],
  [1_000, 900, 300],
])("in a window of %i an answer bound to %s tokens may have %i", async (window, mostTokens, tokens) => {
  const { request } = await ask({ text: "x" }, window, mostTokens);
  expect(request?.maxOutputTokens).toBe(tokens);
});

test("keys that were not asked for are dropped", async () => {
  const { value } = await ask({ text: "x", tool: "delete" }, 1_000);
  expect(value).toEqual({ text: "x" });
});

test("the request can say what is wrong with a value, so that it is asked for once more", async () => {
  const { request } = await ask({ text: "x" }, 1_000);
  expect(request?.validate?.({ text: "x" })).toBeUndefined();
  expect(request?.validate?.({ text: 1 })).toContain("expected string");
});

test("another shape is an error that names the model", async () => {
  await expect(ask({ words: 1 }, 1_000)).rejects.toMatchObject({
    code: "bad_answer",
    message: expect.stringContaining("scripted/asked"),
  });
});
