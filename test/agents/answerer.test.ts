import { expect, test } from "vitest";
import { runAgent } from "../../agents/agent.ts";
import { answerer } from "../../agents/answerer/agent.ts";
import type { Tier } from "../../agents/tier.ts";
import { contextWith, createAskedModel } from "./agent-context.ts";

type Sentence = { readonly text: string; readonly segments: readonly string[] };

async function ask(tiers: readonly Tier[], question = "What does the second boat cost?") {
  const result = await runAgent(answerer, { question, limit: 3 }, contextWith(tiers));
  if (result.status === "failed") throw new Error(result.message);
  return result.output;
}

function saying(answered: boolean, sentences: readonly Sentence[] = []) {
  return createAskedModel(() => ({ answered, sentences }));
}

test("a model's answer is shown with the lines that it cites", async () => {
  const { model } = saying(true, [
    { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] },
  ]);
  expect(await ask([model])).toMatchObject({
    answered: true,
    text: "The second boat costs 18,500 euros a month.",
    passages: [{ segments: ["s0004", "s0004"] }],
    by: "scripted/asked",
  });
});

test.each<[string, Sentence]>([
  ["a wrong figure", { text: "The second boat costs 81,500 euros a month.", segments: ["s0004"] }],
  ["a figure of another line", { text: "The second boat costs 312 euros a month.", segments: ["s0004"] }],
  ["no line", { text: "The second boat costs 18,500 euros a month.", segments: [] }],
  [
    "a line that does not exist",
    { text: "The second boat costs 18,500 euros a month.", segments: ["s0088"] },
  ],
  ["words of its own", { text: "WALNUT~SIREN", segments: ["s0004"] }],
  ["a denial of it", { text: "The second boat does not cost 18,500 euros a month.", segments: ["s0004"] }],
])("an answer with %s gives way to the built-in one, and says so", async (_what, sentence) => {
  const { model } = saying(true, [sentence]);
  const output = await ask([model]);
  const builtin = await ask(["builtin"]);
  expect(output).toMatchObject({ text: builtin.text, by: "builtin" });
  expect(output.note).toContain("scripted/asked: its answer failed its check");
});

test("sentences that fail are left out of an answer, the others stay", async () => {
  const { model } = saying(true, [
    { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] },
    { text: "It will be painted green.", segments: ["s0006"] },
  ]);
  const output = await ask([model]);
  expect(output.text).toBe("The second boat costs 18,500 euros a month.");
  expect(output.note).toContain("1 sentences of scripted/asked failed their check");
});

test("a model may say that the recording does not say", async () => {
  const { model } = saying(false);
  expect(await ask([model], "What does the second boat weigh?")).toMatchObject({
    answered: false,
    text: "The recording does not say.",
    by: "scripted/asked",
  });
});

test("in a cascade a sure built-in answer asks no model", async () => {
  const { model, asked } = saying(false);
  const question = 'Who said "a town without a ferry is a town that waits for other people"?';
  expect(await ask(["builtin", model], question)).toMatchObject({ answered: true, by: "builtin" });
  expect(asked).toEqual([]);
});
