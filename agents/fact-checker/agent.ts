import { z } from "zod";
import { checkClaim } from "../../grounding/index.ts";
import { Claim, ClaimCheck } from "../../grounding/schema.ts";
import { type Agent, builtinOutput } from "../agent.ts";

/** Claims to check, each with its translation into the recording's language where one was made. */
export const FactCheckerInput = z.strictObject({
  claims: z.array(z.strictObject({ claim: Claim, translation: z.exactOptional(z.string()) })),
});
export type FactCheckerInput = z.infer<typeof FactCheckerInput>;

export const FactCheckerOutput = z.strictObject({ checks: z.array(ClaimCheck) });
export type FactCheckerOutput = z.infer<typeof FactCheckerOutput>;

/** Judges each claim by what speaks for and against it in the recording. Checks stand in the claims' order. */
export const factChecker: Agent<FactCheckerInput, FactCheckerOutput> = {
  name: "fact-checker",
  version: "1",
  promptVersion: "builtin",
  input: FactCheckerInput,
  output: FactCheckerOutput,
  async run(input, { recording }) {
    const index = recording.evidence();
    return builtinOutput({
      checks: input.claims.map(({ claim, translation }) =>
        checkClaim(index, claim, translation === undefined ? {} : { translation }),
      ),
    });
  },
};
