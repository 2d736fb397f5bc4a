import { factChecker } from "../../agents/fact-checker/agent.ts";
import { checkBuiltin } from "../../agents/fact-checker/check-builtin.ts";
import { linesOfEvidence } from "../../agents/line-ids.ts";
import type { Judge } from "./judge.ts";
import { stripFormatting } from "./summary-lines.ts";

/** The built-in engine as a judge of sentences: it is shown no labels, so that no order can sway it. */
export const builtinJudge: Judge<"sentence_supported"> = {
  kind: "sentence_supported",
  spec: "builtin",
  promptVersion: `fact-checker ${factChecker.version}`,
  async ask({ sentence, recording }) {
    const check = checkBuiltin(recording, { claim: { text: stripFormatting(sentence) } });
    const { transcript } = recording;
    const indexes = linesOfEvidence(transcript, [...check.evidence, ...check.counterEvidence]);
    return {
      label: check.verdict === "supported" ? "yes" : "no",
      lines: indexes.flatMap((index) => transcript.segments[index]?.id ?? []),
    };
  },
};
