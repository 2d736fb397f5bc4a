import { z } from "zod";
import { Quote, QuoteCheck } from "../../grounding/schema.ts";

/** A quote with its translation into the recording's language where one was made. */
export const QuoteInput = z.strictObject({ quote: Quote, translation: z.exactOptional(z.string()) });
export type QuoteInput = z.infer<typeof QuoteInput>;

export const QuoteVerifierInput = z.strictObject({ quotes: z.array(QuoteInput) });
export type QuoteVerifierInput = z.infer<typeof QuoteVerifierInput>;

export const QuoteVerifierOutput = z.strictObject({ checks: z.array(QuoteCheck) });
export type QuoteVerifierOutput = z.infer<typeof QuoteVerifierOutput>;

/** The passages that a model proposes for a batch of quotes, as they come. */
export const QuoteVerifierAnswer = z.object({
  quotes: z.array(
    z.object({
      quote: z.string().describe("id of the quote, such as q1"),
      reason: z.string().catch("").describe("how the lines and the quote agree or differ, in one sentence"),
      segments: z.array(z.string()).catch([]).describe("ids of the lines it may come from; none if none"),
    }),
  ),
});
export type QuoteVerifierAnswer = z.infer<typeof QuoteVerifierAnswer>;
