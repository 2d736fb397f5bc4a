import { z } from "zod";
import { SectionStatus } from "../agents/analysis.ts";
import { Draft } from "../agents/draft.ts";
import { StatementCheck, StatementReview } from "../agents/statement.ts";

/** A draft with what checking it gave. */
export const CheckedDraft = z.strictObject({
  draft: Draft,
  check: StatementCheck,
  review: z.exactOptional(StatementReview),
});
export type CheckedDraft = z.infer<typeof CheckedDraft>;

/** A section whose drafts have been checked; those that failed stand in `failed` with the reason. */
export const CheckedSection = z.strictObject({
  kind: z.string(),
  title: z.string(),
  status: SectionStatus,
  note: z.exactOptional(z.string()),
  model: z.string(),
  kept: z.array(CheckedDraft),
  failed: z.array(z.strictObject({ ...CheckedDraft.shape, reason: z.string() })),
});
export type CheckedSection = z.infer<typeof CheckedSection>;

/** What a check node leaves in the store for one task. */
export const CheckedSections = z.array(CheckedSection);
