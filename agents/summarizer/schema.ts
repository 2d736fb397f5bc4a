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

/** How much of the recording was read for these sections; `unread`: first and last segment id of each stretch left out. */
export const ReadingCoverage = z.strictObject({
  read: z.enum(["proven", "likely", "no"]),
  unread: z.array(z.tuple([z.string(), z.string()])),
});
export type ReadingCoverage = z.infer<typeof ReadingCoverage>;

export const SummarizerOutput = z.strictObject({
  sections: z.array(SectionDraft),
  coverage: ReadingCoverage,
});
export type SummarizerOutput = z.infer<typeof SummarizerOutput>;

const citedIds = z
  .array(z.string())
  .catch([])
  .describe("ids of the lines that say it, at least one, such as s0012");

const linesSeen = {
  firstLine: z.string().catch("").describe("id of the first line you were given"),
  lastLine: z.string().catch("").describe("id of the last line you were given"),
};

/** A model's sections as they come: extra keys are dropped, then ids are checked. */
export const WrittenAnswer = z.object({
  sections: z.array(
    z.object({
      kind: z.string(),
      statements: z.array(
        z.object({
          segments: citedIds,
          text: z.string().catch("").describe("one sentence"),
          title: z.nullish(z.string()).describe("short heading where the section asks for titles, else null"),
        }),
      ),
    }),
  ),
});
export type WrittenAnswer = z.infer<typeof WrittenAnswer>;

/** The same from a model that was given the lines themselves: it says which it saw. */
export const SummarizerAnswer = z.object({ ...linesSeen, ...WrittenAnswer.shape });
export type SummarizerAnswer = z.infer<typeof SummarizerAnswer>;

/** What a model noted of one part of a long recording. */
export const FactsAnswer = z.object({
  ...linesSeen,
  facts: z.array(z.object({ segments: citedIds, text: z.string().catch("").describe("one sentence") })),
});
export type FactsAnswer = z.infer<typeof FactsAnswer>;
