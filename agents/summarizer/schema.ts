import { z } from "zod";
import { SectionDraft } from "../draft.ts";
import { RecipeSection } from "./recipe.ts";

/** A statement that failed its check, sent back once with the reason. */
export const FailedDraft = z.strictObject({ section: z.string(), text: z.string(), reason: z.string() });
export type FailedDraft = z.infer<typeof FailedDraft>;

export const SummarizerInput = z.strictObject({
  recipe: z.string(),
  sections: z.array(RecipeSection).min(1),
  repair: z.array(FailedDraft),
});
export type SummarizerInput = z.infer<typeof SummarizerInput>;

export const SummarizerOutput = z.strictObject({ sections: z.array(SectionDraft) });
export type SummarizerOutput = z.infer<typeof SummarizerOutput>;

/** A model's answer as it comes: extra keys are dropped, then ids are checked. */
export const SummarizerAnswer = z.object({
  sections: z.array(
    z.object({
      kind: z.string(),
      statements: z.array(
        z.object({
          title: z.nullish(z.string()),
          text: z.string(),
          segments: z.array(z.string()).catch([]),
        }),
      ),
    }),
  ),
});
export type SummarizerAnswer = z.infer<typeof SummarizerAnswer>;
