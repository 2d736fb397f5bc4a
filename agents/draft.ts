import { z } from "zod";
import { Evidence } from "../grounding/schema.ts";
import { SectionStatus } from "./analysis.ts";

/** A statement before it is checked. `quote`: its words are spoken words, cleaned; `claim`: somebody's rendering. */
export const Draft = z.strictObject({
  kind: z.enum(["quote", "claim"]),
  text: z.string(),
  title: z.exactOptional(z.string()),
  paragraph: z.exactOptional(z.int().nonnegative()),
  evidence: z.array(Evidence),
});
export type Draft = z.infer<typeof Draft>;

/** A section of unchecked statements. */
export const SectionDraft = z.strictObject({
  kind: z.string(),
  title: z.string(),
  status: SectionStatus,
  note: z.exactOptional(z.string()),
  drafts: z.array(Draft),
});
export type SectionDraft = z.infer<typeof SectionDraft>;
