import { OnrecordError } from "../errors.ts";
import type { Model, ModelAnswer, ModelRequest } from "../models/model.ts";

/** What several calls came to. */
export interface CallSums {
  readonly calls: number;
  readonly attempts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** null when one call's cost is unknown, also that of a call that failed after it was sent. */
  readonly costUsd: number | null;
}

/** Makes calls and counts them. */
export interface CallLog {
  ask(model: Model, request: ModelRequest): Promise<ModelAnswer>;
  /** Of all calls so far; one that is under way counts as a call of unknown cost. */
  sums(): CallSums;
}

/** Failures before anything was sent: they are no calls. */
const unsent: readonly string[] = [
  "over_budget",
  "not_local",
  "unknown_price",
  "unknown_model",
  "context_exceeded",
];

/** A log of no calls yet. */
export function createCallLog(): CallLog {
  let sums: CallSums = { calls: 0, attempts: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };
  let underWay = 0;
  return {
    async ask(model, request) {
      underWay += 1;
      try {
        const answer = await model.generate(request);
        sums = addSums(sums, {
          ...answer.usage,
          calls: 1,
          attempts: answer.attempts,
          costUsd: answer.costUsd,
        });
        return answer;
      } catch (cause) {
        if (!(cause instanceof OnrecordError && unsent.includes(cause.code)))
          sums = addSums(sums, unanswered(1));
        throw cause;
      } finally {
        underWay -= 1;
      }
    },
    sums: () => (underWay === 0 ? sums : addSums(sums, unanswered(underWay))),
  };
}

function unanswered(calls: number): CallSums {
  return { calls, attempts: calls, inputTokens: 0, outputTokens: 0, costUsd: null };
}

/** Two sums as one; a cost that is unknown stays unknown. */
export function addSums(a: CallSums, b: CallSums): CallSums {
  return {
    calls: a.calls + b.calls,
    attempts: a.attempts + b.attempts,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  };
}
