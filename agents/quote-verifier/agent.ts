import type { QuoteCheck } from "../../grounding/index.ts";
import { type Agent, measuredOutput } from "../agent.ts";
import { runCascade } from "../cascade.ts";
import { modelsOf } from "../tier.ts";
import { withFailures } from "../with-failures.ts";
import { askAboutQuotes } from "./ask-about-quotes.ts";
import { checkBuiltin, isUnclear } from "./check-builtin.ts";
import { promptVersion } from "./prompt.ts";
import { type QuoteInput, QuoteVerifierInput, QuoteVerifierOutput } from "./schema.ts";

/**
 * Says of each quote whether it was said; the grounding engine always decides. Models help only with what it is unsure
 * of: they translate, and propose passages. Checks stand in the quotes' order.
 */
export const quoteVerifier: Agent<QuoteVerifierInput, QuoteVerifierOutput> = {
  name: "quote-verifier",
  version: "3",
  promptVersion,
  input: QuoteVerifierInput,
  output: QuoteVerifierOutput,
  async run({ quotes }, { recording, tiers, signal }) {
    const { decisions, sums, tally } = await runCascade<QuoteInput, QuoteCheck>({
      tiers: ["builtin", ...modelsOf(tiers)],
      items: quotes,
      async decide(tier, items, log) {
        if (tier === "builtin") return items.map(({ item }) => ({ result: checkBuiltin(recording, item) }));
        return await askAboutQuotes({ model: tier, log, signal }, recording, items);
      },
      isSure: (check, _tier, input) => !isUnclear(recording, check, input),
    });
    const checks = quotes.map((input, index) => {
      const decision = decisions[index];
      return withFailures(decision?.result ?? checkBuiltin(recording, input), decision?.failures ?? []);
    });
    return measuredOutput({ checks }, sums, tally);
  },
};
