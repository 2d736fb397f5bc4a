import { z } from "zod";
import { Change, Flag, QuoteForm, QuoteVerdict } from "../../../grounding/schema.ts";
import type { TaskExample } from "../../task.ts";
import { CitedSpan, GoldSpan } from "./spans.ts";

/** A quote to be checked against a recording. */
export const QuoteQuestion = z.strictObject({
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  quote: z.string(),
  speaker: z.exactOptional(z.string()).describe("whom the quote is given to"),
  language: z.exactOptional(z.string()).describe("of the quote, BCP 47; absent: detected"),
});
export type QuoteQuestion = z.infer<typeof QuoteQuestion>;

export const QuoteGold = z.strictObject({
  verdict: z
    .union([QuoteVerdict, z.array(QuoteVerdict).min(1)])
    .describe("several: each is right, and the first is the class"),
  evidence: z
    .array(GoldSpan)
    .default([])
    .describe("the words quoted, in parts; none: the place does not count"),
  speaker: z.exactOptional(z.string()).describe("who really says the words"),
  flags: z.array(Flag).default([]).describe("one of these must be set"),
});
export type QuoteGold = z.infer<typeof QuoteGold>;

/** What a quote's check says; `parts` are the pieces of its best place. */
export const QuoteOutput = z.strictObject({
  verdict: QuoteVerdict,
  form: z.exactOptional(QuoteForm),
  confidence: z.number().min(0).max(1),
  parts: z.array(CitedSpan),
  changes: z.array(Change),
  flags: z.array(Flag),
  note: z.exactOptional(z.string()),
  fellBack: z.boolean().describe("a model was asked and its answer could not be used"),
});
export type QuoteOutput = z.infer<typeof QuoteOutput>;

export type QuoteExample = TaskExample<QuoteQuestion, QuoteGold>;
