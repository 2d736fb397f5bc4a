import { z } from "zod";

/** Sentences of one language to be said in another; both are BCP 47 tags. */
export const TranslatorInput = z.strictObject({
  texts: z.array(z.string()),
  from: z.string(),
  to: z.string(),
});
export type TranslatorInput = z.infer<typeof TranslatorInput>;

/** A text's translation and what made it, or why there is none that may be shown. */
export const TranslatedRow = z.strictObject({
  text: z.exactOptional(z.string()),
  by: z.exactOptional(z.string()).describe("model spec, such as apertium/eng-spa"),
  problem: z.exactOptional(z.string()),
});
export type TranslatedRow = z.infer<typeof TranslatedRow>;

/** One row a text, in order, each checked; `by` names all that made one. */
export const TranslatorOutput = z.strictObject({ by: z.string(), rows: z.array(TranslatedRow) });
export type TranslatorOutput = z.infer<typeof TranslatorOutput>;

/** A model's translations of a batch as they come. */
export const TranslatorAnswer = z.object({
  translations: z.array(
    z.object({
      id: z.string().describe("id of the sentence, such as t1"),
      text: z.string().catch("").describe("the whole sentence in the other language"),
    }),
  ),
});
export type TranslatorAnswer = z.infer<typeof TranslatorAnswer>;
