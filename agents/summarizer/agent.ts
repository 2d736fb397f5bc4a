import { OnrecordError } from "../../errors.ts";
import { type Agent, type AgentContext, type AgentOutput, builtinOutput, measuredOutput } from "../agent.ts";
import { createCallLog } from "../call-log.ts";
import { extractSection } from "./builtin.ts";
import { promptVersion } from "./prompt.ts";
import { SummarizerInput, SummarizerOutput } from "./schema.ts";
import { writeSections } from "./write-sections.ts";

/**
 * Writes the sections of one group of a recipe; every statement carries evidence cut from the transcript. A later
 * tier works only when those before it failed.
 */
export const summarizer: Agent<SummarizerInput, SummarizerOutput> = {
  name: "summarizer",
  version: "4",
  promptVersion,
  input: SummarizerInput,
  output: SummarizerOutput,
  async run(input, context) {
    const log = createCallLog();
    let failure: unknown;
    for (const tier of context.tiers) {
      if (tier === "builtin") return extract(input, context);
      try {
        const asker = { model: tier, log, signal: context.signal };
        return measuredOutput(await writeSections(input, context.recording, asker), log.sums());
      } catch (cause) {
        if (cause instanceof OnrecordError && cause.code === "cancelled") throw cause;
        failure = cause;
      }
    }
    throw failure ?? new OnrecordError("No model was named for the summarizer.", { code: "unknown_model" });
  },
};

function extract(input: SummarizerInput, { recording }: AgentContext): AgentOutput<SummarizerOutput> {
  return builtinOutput({
    sections: input.sections.map((section) => extractSection(recording, section)),
    coverage: { read: "proven", unread: [] },
  });
}
