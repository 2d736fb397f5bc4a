import { z } from "zod";
import { checkQuote } from "../../grounding/index.ts";
import { Quote, QuoteCheck } from "../../grounding/schema.ts";
import { type Agent, builtinOutput } from "../agent.ts";

/** Quotes to check, each with its translation into the recording's language where one was made. */
export const QuoteVerifierInput = z.strictObject({
  quotes: z.array(z.strictObject({ quote: Quote, translation: z.exactOptional(z.string()) })),
});
export type QuoteVerifierInput = z.infer<typeof QuoteVerifierInput>;

export const QuoteVerifierOutput = z.strictObject({ checks: z.array(QuoteCheck) });
export type QuoteVerifierOutput = z.infer<typeof QuoteVerifierOutput>;

/** Says of each quote whether it was said; the grounding engine always decides. Checks stand in the quotes' order. */
export const quoteVerifier: Agent<QuoteVerifierInput, QuoteVerifierOutput> = {
  name: "quote-verifier",
  version: "1",
  promptVersion: "builtin",
  input: QuoteVerifierInput,
  output: QuoteVerifierOutput,
  async run(input, { recording }) {
    const index = recording.grounding();
    return builtinOutput({
      checks: input.quotes.map(({ quote, translation }) =>
        checkQuote(index, quote, translation === undefined ? {} : { translation }),
      ),
    });
  },
};
