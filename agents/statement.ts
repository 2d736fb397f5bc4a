import { z } from "zod";
import { Change, ClaimVerdict, Evidence, Flag, QuoteForm, QuoteVerdict } from "../grounding/schema.ts";

/** What checking a statement gave: the verdict words of a quote or of a claim, by `kind`. */
export const StatementCheck = z.strictObject({
  kind: z.enum(["quote", "claim"]),
  verdict: z.enum([...QuoteVerdict.options, ...ClaimVerdict.options]),
  form: z.exactOptional(QuoteForm),
  confidence: z.number().min(0).max(1),
  changes: z.array(Change),
  counterEvidence: z.array(Evidence),
  flags: z.array(Flag),
  checkedBy: z.array(z.string()).describe("model specs"),
  note: z.exactOptional(z.string()),
});
export type StatementCheck = z.infer<typeof StatementCheck>;

/**
 * What a person decided about a statement that failed its check: `keep` as it stands, `correct` (and it held then), or
 * `drop`. What a person kept is never called supported.
 */
export const StatementReview = z.strictObject({
  decision: z.enum(["keep", "correct", "drop"]),
  reason: z.exactOptional(z.string()),
  fault: z.string().describe("what its check found"),
  original: z.exactOptional(z.string()).describe("its text before a person corrected it"),
});
export type StatementReview = z.infer<typeof StatementReview>;

/** One sentence of an analysis with its evidence and its check. */
export const Statement = z.strictObject({
  id: z.string().describe("unique in the analysis, such as ideas-03"),
  section: z.string().describe("kind of its section"),
  title: z.exactOptional(z.string()).describe("heading of a titled idea"),
  paragraph: z.exactOptional(z.int().nonnegative()).describe("statements of one paragraph share it"),
  text: z.string(),
  language: z.string(),
  speaker: z.exactOptional(z.string()),
  evidence: z.array(Evidence),
  check: StatementCheck,
  translationOf: z.exactOptional(z.strictObject({ text: z.string(), language: z.string() })),
  note: z.exactOptional(z.string()),
  review: z.exactOptional(StatementReview),
  model: z.string(),
});
export type Statement = z.infer<typeof Statement>;
