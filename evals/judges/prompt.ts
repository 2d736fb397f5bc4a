import { fence } from "../../agents/fence.ts";
import { toNumberedLines } from "../../agents/numbered-lines.ts";
import { dataRule, type Prompt, reminder } from "../../agents/prompt-text.ts";
import type { Segment } from "../../transcript/schema.ts";
import type { JudgeKind, JudgeOrder } from "./judge.ts";

/** Each changes with every word of its prompt below. */
export const promptVersions: Readonly<Record<JudgeKind, string>> = {
  key_point_covered: "key_point_covered-1",
  sentence_supported: "sentence_supported-1",
  prefer: "prefer-1",
};

/** Asks whether a summary's sentences say one point. */
export function keyPointPrompt(sentences: readonly Segment[], keyPoint: string, order: JudgeOrder): Prompt {
  return {
    system: `You compare one point with a summary. Use only what the sentences of the summary say, no knowledge of your own. ${dataRule}`,
    user: [
      "Sentences of a summary, each with its id:",
      fence(toNumberedLines(sentences)),
      "The point:",
      fence(keyPoint),
      "Does the summary say what the point says, in these or other words? Give one label:",
      ...inOrder(order, [
        "- covered: a sentence, or several together, say it; a detail may be missing, its core may not.",
        "- not_covered: no sentence says it, or what is said differs from it in a figure, a name or a denial.",
      ]),
      'Answer as JSON: {"reason", "lines", "label"}.',
      "First write the reason in one sentence. lines are the ids of the sentences that say it; none where none does. The label comes last and follows from them.",
      reminder,
    ].join("\n"),
  };
}

/** Asks whether lines of a recording support one sentence. */
export function sentencePrompt(lines: readonly Segment[], sentence: string, order: JudgeOrder): Prompt {
  return {
    system: `You compare one sentence with lines of a recording. Use only what the lines say, no knowledge of your own. ${dataRule}`,
    user: [
      "Lines of the recording that may bear on the sentence, each with its id:",
      fence(toNumberedLines(lines)),
      "The sentence:",
      fence(sentence),
      "Do the lines support the sentence? Give one label:",
      ...inOrder(order, [
        "- supported: the lines say all of it, in these or other words.",
        "- not_supported: the lines say otherwise, say less, or do not say it.",
      ]),
      'Answer as JSON: {"reason", "lines", "label"}.',
      "First write the reason in one sentence. lines are the ids of the lines that decide it. The label comes last and follows from them.",
      reminder,
    ].join("\n"),
  };
}

/** Asks which of two summaries covers more of some points; the sentences of each bear its letter. */
export function preferPrompt(sentences: readonly Segment[], points: readonly string[]): Prompt {
  return {
    system: `You compare two summaries, A and B, of the same recording. Use only what their sentences say, no knowledge of your own. ${dataRule}`,
    user: [
      "Sentences of both summaries, each with its id and the letter of its summary:",
      fence(toNumberedLines(sentences)),
      "The points that a good summary says:",
      fence(points.map((point, at) => `${at + 1}. ${point}`).join("\n")),
      "Which summary says more of the points rightly? How long it is, and how it is written, does not count. Give one label:",
      "- A: summary A says more of them.",
      "- B: summary B says more of them.",
      "- tie: neither does.",
      'Answer as JSON: {"reason", "lines", "label"}.',
      "First write the reason in one sentence. lines are the ids of the sentences that decide it. The label comes last and follows from them.",
      reminder,
    ].join("\n"),
  };
}

function inOrder(order: JudgeOrder, labels: readonly [yes: string, no: string]): readonly string[] {
  return order === "yes_first" ? labels : labels.toReversed();
}
