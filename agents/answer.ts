import { z } from "zod";
import { Evidence } from "../grounding/schema.ts";
import { Production, TranscriptRef } from "./analysis.ts";

/** An answer to a question. `answered` false: the recording does not say; `passages` are then the nearest found. */
export const Answer = z.strictObject({
  schema: z.literal("onrecord/answer@1"),
  transcript: TranscriptRef,
  question: z.string(),
  answered: z.boolean(),
  confidence: z.number().min(0).max(1),
  text: z.string(),
  passages: z.array(Evidence),
  by: z.exactOptional(z.string()).describe("what gave the text, as a model spec"),
  note: z.exactOptional(z.string()),
  produced: z.array(Production),
});
export type Answer = z.infer<typeof Answer>;
