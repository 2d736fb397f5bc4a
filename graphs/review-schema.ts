import { z } from "zod";
import { PlanReview } from "../agents/analysis.ts";
import { Draft } from "../agents/draft.ts";
import { Plan } from "../agents/router/schema.ts";
import { StatementCheck, StatementReview } from "../agents/statement.ts";
import { AgentModels } from "./agent-models.ts";

/** A person's answer about a plan: the plan to go on with, and the models to do it with. */
export const PlanAnswer = z.strictObject({
  review: PlanReview,
  plan: Plan,
  models: AgentModels,
});
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/** A statement that would be dropped; `original` is the model's text where a person has corrected it before. */
export const WaitingStatement = z.strictObject({
  id: z.string(),
  task: z.string(),
  section: z.string(),
  draft: Draft,
  check: StatementCheck,
  fault: z.string(),
  original: z.exactOptional(z.string()),
  model: z.string(),
});
export type WaitingStatement = z.infer<typeof WaitingStatement>;

/** Statements that a person is to decide on; a later round has the corrections that failed again. */
export const StatementsOffer = z.strictObject({
  round: z.int().positive(),
  statements: z.array(WaitingStatement).min(1),
});
export type StatementsOffer = z.infer<typeof StatementsOffer>;

/** A decision on one statement. `text` stands with `correct` only. */
export const StatementDecision = z
  .strictObject({
    id: z.string(),
    decision: StatementReview.shape.decision,
    text: z.exactOptional(z.string().trim().min(1)),
    reason: z.exactOptional(z.string()),
  })
  .refine(({ decision, text }) => (decision === "correct") === (text !== undefined), {
    message: '"text" is needed with "correct", and with nothing else',
  });
export type StatementDecision = z.infer<typeof StatementDecision>;

/** A person's answer about statements: one decision for each. */
export const StatementsAnswer = z.strictObject({ decisions: z.array(StatementDecision) });
export type StatementsAnswer = z.infer<typeof StatementsAnswer>;
