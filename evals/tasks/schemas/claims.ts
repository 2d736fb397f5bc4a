import { z } from "zod";
import { Change, ClaimVerdict, Flag } from "../../../grounding/schema.ts";
import type { TaskExample } from "../../task.ts";
import { CitedSpan, GoldSpan } from "./spans.ts";

/** A claim to be checked against a recording. */
export const ClaimQuestion = z.strictObject({
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  claim: z.string(),
  language: z.exactOptional(z.string()).describe("of the claim, BCP 47; absent: the recording's"),
});
export type ClaimQuestion = z.infer<typeof ClaimQuestion>;

/** A claim's label; `unsupported`: not supported, and nobody said which of the others. */
export const ClaimLabel = z.enum([...ClaimVerdict.options, "unsupported"]);
export type ClaimLabel = z.infer<typeof ClaimLabel>;

export const ClaimGold = z.strictObject({
  verdict: ClaimLabel,
  alsoRight: z
    .exactOptional(z.array(ClaimLabel))
    .describe("labels that can be defended too; [] where somebody looked for them and found none"),
  evidence: z.array(GoldSpan).default([]).describe("words that bear on the claim; none: not scored"),
});
export type ClaimGold = z.infer<typeof ClaimGold>;

/** What a claim's check says. */
export const ClaimOutput = z.strictObject({
  verdict: ClaimVerdict,
  confidence: z.number().min(0).max(1),
  supported: z.number().min(0).max(1).describe("probability that the claim is supported"),
  evidence: z.array(CitedSpan).describe("for"),
  counterEvidence: z.array(CitedSpan).describe("against"),
  changes: z.array(Change),
  flags: z.array(Flag),
  checkedBy: z.array(z.string()),
  note: z.exactOptional(z.string()),
});
export type ClaimOutput = z.infer<typeof ClaimOutput>;

export type ClaimExample = TaskExample<ClaimQuestion, ClaimGold>;
