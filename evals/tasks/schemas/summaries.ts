import { z } from "zod";
import { ClaimVerdict, QuoteVerdict } from "../../../grounding/schema.ts";
import type { TaskExample } from "../../task.ts";
import { CitedSpan, GoldSpan } from "./spans.ts";

/** A recording to be summarized. */
export const SummaryRequest = z.strictObject({
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  topic: z.exactOptional(z.string()).describe("only what is about this"),
  sentences: z.int().positive().max(60).default(8).describe("at most"),
});
export type SummaryRequest = z.infer<typeof SummaryRequest>;

/** Something that a complete summary covers. */
export const KeyPoint = z.strictObject({
  text: z.string(),
  evidence: z.array(GoldSpan).default([]),
  importance: z.exactOptional(z.enum(["critical", "non_critical", "irrelevant"])),
});
export type KeyPoint = z.infer<typeof KeyPoint>;

export const SummaryGold = z.strictObject({
  keyPoints: z.array(KeyPoint).min(1),
  facts: z.array(KeyPoint).default([]).describe("a checklist; the critical ones must stand in the summary"),
  reference: z.exactOptional(z.string()).describe("somebody's summary"),
});
export type SummaryGold = z.infer<typeof SummaryGold>;

/** One sentence of a summary with what the built-in check says of it. */
export const SummaryStatement = z.strictObject({
  section: z.string(),
  text: z.string(),
  cited: z.array(CitedSpan),
  verdict: z.enum([...QuoteVerdict.options, ...ClaimVerdict.options]),
});
export type SummaryStatement = z.infer<typeof SummaryStatement>;

/** A summary; `words` and `spokenWords` are what compression is made of. */
export const SummaryOutput = z.strictObject({
  statements: z.array(SummaryStatement),
  dropped: z.int().nonnegative().describe("statements that failed their check and were taken out"),
  words: z.int().nonnegative(),
  spokenWords: z.int().positive(),
});
export type SummaryOutput = z.infer<typeof SummaryOutput>;

export type SummaryExample = TaskExample<SummaryRequest, SummaryGold>;

/** A recording for the whole graph. */
export const AnalysisRequest = z.strictObject({
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  recipe: z.string().default("brief"),
});
export type AnalysisRequest = z.infer<typeof AnalysisRequest>;

export type AnalysisExample = TaskExample<AnalysisRequest, SummaryGold>;
