import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { type Agent, type AgentContext, type AgentOutput, builtinOutput, modelOutput } from "../agent.ts";
import { extractSection } from "./builtin.ts";
import { promptVersion, summarizerPrompt } from "./prompt.ts";
import { readAnswer } from "./read-answer.ts";
import { SummarizerAnswer, SummarizerInput, SummarizerOutput } from "./schema.ts";

/** Writes the sections of one group of a recipe; every statement carries evidence cut from the transcript. */
export const summarizer: Agent<SummarizerInput, SummarizerOutput> = {
  name: "summarizer",
  version: "1",
  promptVersion,
  input: SummarizerInput,
  output: SummarizerOutput,
  async run(input, context) {
    if (context.model !== undefined) return await writeSections(input, context);
    return builtinOutput({
      sections: input.sections.map((section) => extractSection(context.recording, section)),
    });
  },
};

async function writeSections(
  input: SummarizerInput,
  context: AgentContext,
): Promise<AgentOutput<SummarizerOutput>> {
  const { model, recording, signal } = context;
  if (model === undefined) throw new OnrecordError("No model was given.", { code: "unknown_model" });
  const prompt = summarizerPrompt(recording.transcript, input);
  const answer = await model.generate({
    system: prompt.system,
    messages: [{ role: "user", content: prompt.user }],
    schema: z.toJSONSchema(SummarizerAnswer, { io: "input", unrepresentable: "any" }),
    maxOutputTokens: 4_000,
    timeouts: { attemptMs: 120_000, deadlineMs: 300_000 },
    signal,
    purpose: `summarize:${input.sections.map((section) => section.kind).join("+")}`,
  });
  const read = SummarizerAnswer.safeParse(answer.value);
  if (!read.success) {
    throw new OnrecordError(
      `The answer of ${model.spec} is not of the asked shape: ${z.prettifyError(read.error)}. Run again, or name another model.`,
      { code: "bad_answer", cause: read.error },
    );
  }
  return modelOutput({ sections: readAnswer(read.data, input, recording) }, answer);
}
