import { z } from "zod";
import { Claim, ClaimCheck, ClaimVerdict } from "../../grounding/schema.ts";

/** A claim with its translation into the recording's language where one was made. */
export const ClaimInput = z.strictObject({ claim: Claim, translation: z.exactOptional(z.string()) });
export type ClaimInput = z.infer<typeof ClaimInput>;

export const FactCheckerInput = z.strictObject({ claims: z.array(ClaimInput) });
export type FactCheckerInput = z.infer<typeof FactCheckerInput>;

export const FactCheckerOutput = z.strictObject({ checks: z.array(ClaimCheck) });
export type FactCheckerOutput = z.infer<typeof FactCheckerOutput>;

/** A model's judgement of a batch of claims as it comes: the reason stands before the verdict, then ids are checked. */
export const FactCheckerAnswer = z.object({
  checks: z.array(
    z.object({
      claim: z.string().describe("id of the claim, such as c1"),
      reason: z.string().catch("").describe("what the lines say about the claim, in one sentence"),
      for: z.array(z.string()).catch([]).describe("ids of the lines that support the claim"),
      against: z.array(z.string()).catch([]).describe("ids of the lines that say otherwise"),
      verdict: z.enum(ClaimVerdict.options).catch("uncertain"),
    }),
  ),
});
export type FactCheckerAnswer = z.infer<typeof FactCheckerAnswer>;
