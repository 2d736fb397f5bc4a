import { z } from "zod";
import type { TaskExample } from "../../task.ts";
import { CitedSpan, GoldSpan } from "./spans.ts";

/** A question to be answered from a recording. */
export const Question = z.strictObject({
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  question: z.string().min(1),
});
export type Question = z.infer<typeof Question>;

export const QuestionGold = z.strictObject({
  answerable: z.boolean().describe("false: the right answer is that the recording does not say"),
  answer: z.exactOptional(z.string()),
  evidence: z.array(GoldSpan).default([]).describe("words that answer the question; none: not scored"),
  speaker: z.exactOptional(z.string()).describe("asked: who said it"),
  seconds: z
    .exactOptional(z.tuple([z.number(), z.number()]))
    .describe("asked: when; the turn's start and end"),
});
export type QuestionGold = z.infer<typeof QuestionGold>;

/** An answer; `cited` are its passages, best first, or the nearest ones where it is none. */
export const QuestionOutput = z.strictObject({
  answered: z.boolean(),
  confidence: z.number().min(0).max(1).describe("of `answered`"),
  text: z.string(),
  cited: z.array(CitedSpan),
  by: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
});
export type QuestionOutput = z.infer<typeof QuestionOutput>;

export type QuestionExample = TaskExample<Question, QuestionGold>;
