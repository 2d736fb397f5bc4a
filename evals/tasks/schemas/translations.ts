import { z } from "zod";
import type { TaskExample } from "../../task.ts";

/** A text to be translated; its lines are translated one by one. */
export const TranslationRequest = z.strictObject({
  text: z.string().min(1),
  from: z.string().describe("BCP 47"),
  to: z.string().describe("BCP 47"),
});
export type TranslationRequest = z.infer<typeof TranslationRequest>;

/** What must come through as it is written; a term stands as the translation has to have it. */
export const KeptWords = z.strictObject({
  numbers: z.array(z.string()).default([]),
  names: z.array(z.string()).default([]),
  terms: z.array(z.string()).default([]),
});

export const TranslationGold = z.strictObject({
  references: z.array(z.string()).min(1),
  keep: KeptWords.default({ numbers: [], names: [], terms: [] }),
});
export type TranslationGold = z.infer<typeof TranslationGold>;

/** A translation; a line that was refused is empty, and `problems` says why. */
export const TranslationOutput = z.strictObject({ text: z.string(), problems: z.array(z.string()) });
export type TranslationOutput = z.infer<typeof TranslationOutput>;

export type TranslationExample = TaskExample<TranslationRequest, TranslationGold>;
