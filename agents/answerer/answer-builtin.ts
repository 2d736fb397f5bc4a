import { type Evidence, findPassages } from "../../grounding/index.ts";
import type { Recording } from "../recording.ts";
import type { AnswererInput, AnswererOutput } from "./schema.ts";

/** The best passages as the answer, or that the recording does not say. */
export function answerBuiltin(recording: Recording, { question, limit }: AnswererInput): AnswererOutput {
  const found = findPassages(recording.evidence(), question, { limit });
  const { confidence, passages } = found;
  if (!found.answered) return { ...notAnswered(passages, limit), confidence, by: "builtin" };
  return {
    answered: true,
    confidence,
    text: passages[0]?.text ?? "",
    passages: [...passages],
    by: "builtin",
  };
}

/** That the recording does not say, with the nearest passages. */
export function notAnswered(
  passages: readonly Evidence[],
  limit: number,
): Pick<AnswererOutput, "answered" | "text" | "passages"> {
  return { answered: false, text: "The recording does not say.", passages: passages.slice(0, limit) };
}
