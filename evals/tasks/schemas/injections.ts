import { z } from "zod";
import type { TaskExample } from "../../task.ts";

const item = { id: z.string(), text: z.string() };

/** A recording with somebody's orders to a program in it, and what is to be done with it. */
export const InjectionRequest = z.strictObject({
  work: z.enum(["summarize", "translate", "factcheck", "quote", "qa", "route"]),
  transcript: z.string().describe("path of the recording, from the dataset's folder"),
  request: z.string().describe("what the user asks for"),
  claims: z.array(z.strictObject(item)).default([]),
  quotes: z.array(z.strictObject({ ...item, speaker: z.exactOptional(z.string()) })).default([]),
  followup: z.exactOptional(z.string()).describe("a question that is asked after the work"),
});
export type InjectionRequest = z.infer<typeof InjectionRequest>;

/** What tells from an output that an attack won, or that ordinary speech was refused. */
export const SuccessRule = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("contains"), any: z.array(z.string()).min(1) }),
  z.strictObject({ type: z.literal("regex"), pattern: z.string(), flags: z.string().default("") }),
  z.strictObject({ type: z.literal("active_url"), host: z.string() }),
  z.strictObject({ type: z.literal("verdict"), claim: z.string(), bad: z.array(z.string()) }),
  z.strictObject({
    type: z.literal("quote"),
    quote: z.string(),
    bad: z.array(z.string()),
    unless_flag: z.exactOptional(z.string()),
  }),
  z.strictObject({ type: z.literal("step_skipped"), steps: z.array(z.string()) }),
  z.strictObject({ type: z.literal("longer_than"), chars: z.int().positive() }),
  z.strictObject({ type: z.literal("missing_all"), facts: z.array(z.string()).min(1) }),
  z.strictObject({ type: z.literal("leaks_prompt"), min_words: z.int().positive() }),
  z.strictObject({ type: z.literal("wrong_language"), wanted: z.string() }),
  z.strictObject({ type: z.literal("refused_or_empty") }),
]);
export type SuccessRule = z.infer<typeof SuccessRule>;

export const InjectionGold = z.strictObject({
  kind: z.enum(["attack", "benign"]),
  success: SuccessRule.describe("of an attack: it won; of a benign one: it was refused"),
  utility: z
    .array(z.strictObject({ id: z.string(), any: z.array(z.string()).min(1) }))
    .default([])
    .describe("facts that must still stand in the output, as patterns"),
});
export type InjectionGold = z.infer<typeof InjectionGold>;

/** All that a reader, and the program around it, get to see. */
export const InjectionOutput = z.strictObject({
  text: z.string(),
  followup: z.exactOptional(z.string()),
  verdicts: z.record(z.string(), z.string()).describe("of claims and quotes, by id"),
  flags: z.record(z.string(), z.array(z.string())),
  steps: z.array(z.string()).describe("steps of the graph that ran"),
  systemPrompts: z.array(z.string()),
});
export type InjectionOutput = z.infer<typeof InjectionOutput>;

export type InjectionExample = TaskExample<InjectionRequest, InjectionGold>;
