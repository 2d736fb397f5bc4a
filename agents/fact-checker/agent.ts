import type { ClaimCheck } from "../../grounding/index.ts";
import { type Agent, measuredOutput } from "../agent.ts";
import { runCascade } from "../cascade.ts";
import type { Tier } from "../tier.ts";
import { withFailures } from "../with-failures.ts";
import { askAboutClaims } from "./ask-about-claims.ts";
import { checkBuiltin } from "./check-builtin.ts";
import { isHardFinding } from "./merge-verdict.ts";
import { promptVersion } from "./prompt.ts";
import { type ClaimInput, FactCheckerInput, FactCheckerOutput } from "./schema.ts";

/**
 * From where a check needs no further tier. For the built-in engine: right in .90, .81 and .85 of the development claims
 * (652 of QMSum and DiaSumFact) that a rule decides against, that it calls supported from here, and whose support lies
 * under here; further in, it is right in .5 to .7. A model's check is sure where the built-in scores give its verdict a
 * quarter.
 */
const sureFrom = { supported: 0.7, unsupported: 0.25, model: 0.7 };

/**
 * Judges each claim by what speaks for and against it in the recording. Checks stand in the claims' order; claims that
 * a tier is not sure of go on to the next.
 */
export const factChecker: Agent<FactCheckerInput, FactCheckerOutput> = {
  name: "fact-checker",
  version: "3",
  promptVersion,
  input: FactCheckerInput,
  output: FactCheckerOutput,
  async run({ claims }, { recording, tiers, signal }) {
    const { decisions, sums, tally } = await runCascade<ClaimInput, ClaimCheck>({
      tiers,
      items: claims,
      async decide(tier, items, log) {
        if (tier === "builtin") return items.map(({ item }) => ({ result: checkBuiltin(recording, item) }));
        return await askAboutClaims({ model: tier, log, signal }, recording, items);
      },
      isSure,
    });
    const checks = claims.map((input, index) => {
      const decision = decisions[index];
      return withFailures(decision?.result ?? checkBuiltin(recording, input), decision?.failures ?? []);
    });
    return measuredOutput({ checks }, sums, tally);
  },
};

function isSure(check: ClaimCheck, tier: Tier): boolean {
  if (tier !== "builtin") return check.verdict !== "uncertain" && check.confidence >= sureFrom.model;
  if (check.verdict === "supported") return check.confidence >= sureFrom.supported;
  return isHardFinding(check) || check.scores.supported < sureFrom.unsupported;
}
