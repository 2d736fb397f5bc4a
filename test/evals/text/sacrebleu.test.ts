import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { createBleu } from "../../../evals/scorers/text/bleu.ts";
import { createChrf } from "../../../evals/scorers/text/chrf.ts";
import { sacrebleuVersion, scoreCorpus } from "../../../evals/scorers/text/corpus-metric.ts";
import { tokenizerNames } from "../../../evals/scorers/text/tokenize.ts";

const shared = {
  id: z.string(),
  sentences: z.array(z.string()),
  name: z.string(),
  signature: z.string(),
  score: z.number(),
};
const letterCase = z.exactOptional(z.enum(["mixed", "lower"]));
const bleuOptions = z.strictObject({
  tokenizer: z.exactOptional(z.enum(tokenizerNames)),
  letterCase,
  smoothing: z.exactOptional(z.enum(["exp", "floor", "add-k", "none"])),
  smoothingValue: z.exactOptional(z.number()),
  order: z.exactOptional(z.enum(["all", "longest_found"])),
  maxOrder: z.exactOptional(z.number()),
});
const chrfOptions = z.strictObject({
  charOrder: z.exactOptional(z.number()),
  wordOrder: z.exactOptional(z.number()),
  beta: z.exactOptional(z.number()),
  letterCase,
  whitespace: z.exactOptional(z.enum(["dropped", "kept"])),
  smoothing: z.exactOptional(z.enum(["effective_order", "epsilon"])),
});
const SacrebleuCases = z.object({
  sacrebleu: z.string(),
  sentences: z.record(z.string(), z.object({ hypothesis: z.string(), references: z.array(z.string()) })),
  cases: z.array(
    z.discriminatedUnion("metric", [
      z.object({ ...shared, metric: z.literal("bleu"), options: bleuOptions }),
      z.object({ ...shared, metric: z.literal("chrf"), options: chrfOptions }),
    ]),
  ),
});

const file = SacrebleuCases.parse(
  JSON.parse(readFileSync(new URL("sacrebleu-cases.json", import.meta.url), "utf8")),
);

test("the cases come from the release that signatures name", () => {
  expect(file.sacrebleu).toBe(sacrebleuVersion);
});

test.each(file.cases)("sacrebleu's number, name and signature: $id", (example) => {
  const metric = example.metric === "bleu" ? createBleu(example.options) : createChrf(example.options);
  const rows = example.sentences.flatMap((key) => file.sentences[key] ?? []);
  expect(rows).toHaveLength(example.sentences.length);
  expect(Math.abs(scoreCorpus(metric, rows).score - example.score)).toBeLessThan(1e-9);
  expect(metric.name).toBe(example.name);
  expect(metric.signature(rows)).toBe(example.signature);
});
