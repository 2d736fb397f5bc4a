import { z } from "zod";
import { Evidence } from "../../grounding/schema.ts";

export const AnswererInput = z.strictObject({ question: z.string().min(1), limit: z.int().positive() });
export type AnswererInput = z.infer<typeof AnswererInput>;

/** `answered` false: the recording does not say, or not surely enough; `passages` are then the nearest found. */
export const AnswererOutput = z.strictObject({
  answered: z.boolean(),
  confidence: z.number().min(0).max(1),
  text: z.string(),
  passages: z.array(Evidence),
  by: z.exactOptional(z.string()).describe("what gave the text, as a model spec"),
  note: z.exactOptional(z.string()),
});
export type AnswererOutput = z.infer<typeof AnswererOutput>;

/** A model's answer as it comes: each sentence names the lines that say it. */
export const AnswererAnswer = z.object({
  answered: z.boolean().describe("whether the lines answer the question"),
  sentences: z
    .array(
      z.object({
        segments: z.array(z.string()).catch([]).describe("ids of the lines that say it, at least one"),
        text: z.string().catch("").describe("one sentence of the answer"),
      }),
    )
    .catch([]),
});
export type AnswererAnswer = z.infer<typeof AnswererAnswer>;
