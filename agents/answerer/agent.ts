import { z } from "zod";
import { findPassages } from "../../grounding/index.ts";
import { Evidence } from "../../grounding/schema.ts";
import { type Agent, builtinOutput } from "../agent.ts";

export const AnswererInput = z.strictObject({ question: z.string().min(1), limit: z.int().positive() });
export type AnswererInput = z.infer<typeof AnswererInput>;

/** `answered` false: the recording does not say, or not surely enough; `passages` are then the nearest found. */
export const AnswererOutput = z.strictObject({
  answered: z.boolean(),
  confidence: z.number().min(0).max(1),
  text: z.string(),
  passages: z.array(Evidence),
});
export type AnswererOutput = z.infer<typeof AnswererOutput>;

/** Answers a question by the passages of the recording that bear on it, or says that it does not say. */
export const answerer: Agent<AnswererInput, AnswererOutput> = {
  name: "answerer",
  version: "1",
  promptVersion: "builtin",
  input: AnswererInput,
  output: AnswererOutput,
  async run(input, { recording }) {
    const found = findPassages(recording.evidence(), input.question, { limit: input.limit });
    const text = found.answered ? (found.passages[0]?.text ?? "") : "The recording does not say.";
    return builtinOutput({ ...found, passages: [...found.passages], text });
  },
};
