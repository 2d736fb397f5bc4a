import type { PendingReview, ReviewAnswer } from "../app/app.ts";
import { OnrecordError } from "../errors.ts";
import type { StatementDecision } from "../graphs/review-schema.ts";
import { answerPlan, answerStatements, type Decider } from "./decide.ts";
import type { WrittenDecisions } from "./read-decisions.ts";

/**
 * Decides as it was written, each line once: a second line for a statement is for its correction that failed. Throws
 * `bad_usage` where the first thing that waits is not decided; later ones are left waiting.
 */
export function createScriptDecider(written: WrittenDecisions): Decider {
  const plans = [...written.plans];
  const statements = [...written.statements];
  let isFirst = true;
  return {
    async decide(pending) {
      const answer = pending.of === "plan" ? decidePlan(pending, plans) : decideAll(pending, statements);
      if (typeof answer !== "string") {
        isFirst = false;
        return answer;
      }
      if (!isFirst) return undefined;
      const { id } = pending.run;
      throw new OnrecordError(
        `${answer} What waits is printed by "onrecord review ${id} --json"; nothing was decided.`,
        { code: "bad_usage" },
      );
    },
    unused: () => plans.length + statements.length,
    close: () => undefined,
  };
}

function decidePlan(
  pending: PendingReview,
  plans: WrittenDecisions["plans"][number][],
): ReviewAnswer | string {
  const decision = plans.shift();
  if (decision !== undefined) return answerPlan(pending, decision);
  return `Run ${pending.run.id} waits with its plan, and the decisions have none on it. Give --approve, or a line {"decision": "approve"}.`;
}

function decideAll(
  pending: Extract<PendingReview, { of: "statements" }>,
  statements: StatementDecision[],
): ReviewAnswer | string {
  const find = (id: string): number => statements.findIndex((decision) => decision.id === id);
  const missing = pending.statements.filter(({ id }) => find(id) < 0).map(({ id }) => id);
  if (missing.length > 0)
    return `Run ${pending.run.id} waits with statements, and these are not decided: ${missing.join(", ")}.`;
  const decisions = pending.statements.flatMap(({ id }) => statements.splice(find(id), 1));
  return answerStatements(pending, decisions);
}
