import type { Segment } from "../../transcript/schema.ts";
import { fence } from "../fence.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { dataRule, type Prompt, reminder } from "../prompt-text.ts";

/** Changes with every word of the prompt below. */
export const promptVersion = "answerer-1";

/** Asks for an answer from a few passages, every sentence with segment ids, or for none. */
export function answererPrompt(segments: readonly Segment[], question: string): Prompt {
  return {
    system: `You answer a question about one recording from its lines. Use only what the lines say, no knowledge of your own. ${dataRule}`,
    user: [
      "Lines of the recording that may bear on the question, each with its segment id:",
      fence(toNumberedLines(segments)),
      "The question:",
      fence(question.replace(/\s+/g, " ")),
      "Answer the question in one to three sentences, in the language of the lines.",
      'Answer as JSON: {"answered", "sentences": [{"segments", "text"}]}.',
      "For each sentence put the ids of the lines that say it into segments, at least one; then write text with their words and figures.",
      "When the lines do not answer the question, answered is false and there are no sentences.",
      reminder,
    ].join("\n"),
  };
}
