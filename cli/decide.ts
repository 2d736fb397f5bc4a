import type { PendingReview, PlanDecision, ReviewAnswer } from "../app/app.ts";
import type { StatementDecision } from "../graphs/review-schema.ts";

/** Whoever decides. `undefined`: no decision is to be had now, and the run goes on waiting. */
export interface Decider {
  decide(pending: PendingReview): Promise<ReviewAnswer | undefined>;
  /** Decisions that were for nothing that waited. */
  unused(): number;
  close(): void;
}

/** An answer about a plan that waits. */
export function answerPlan(pending: PendingReview, decision: PlanDecision): ReviewAnswer {
  return { of: "plan", offer: pending.offer, decision };
}

/** An answer about statements that wait. */
export function answerStatements(
  pending: PendingReview,
  decisions: readonly StatementDecision[],
): ReviewAnswer {
  return { of: "statements", offer: pending.offer, decisions };
}
