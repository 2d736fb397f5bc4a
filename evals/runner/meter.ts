import { OnrecordError } from "../../errors.ts";
import type { Model, ModelAnswer } from "../../models/model.ts";

/** What the calls of one row came to, each as it was when it was first made. */
export interface Metered {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** null: not known, as of a call that failed at a server that is paid. */
  readonly costUsd: number | null;
  /** Seconds that answers took which came from the cache now; null: not known of one. */
  readonly keptSeconds: number | null;
}

/** Counts the calls of one row. */
export interface Meter {
  /** The same model, counted. */
  over(model: Model, price: "free" | "priced"): Model;
  read(): Metered;
}

/** Failures before anything was sent: they are no calls. */
const unsent: readonly string[] = [
  "over_budget",
  "not_local",
  "unknown_price",
  "unknown_model",
  "context_exceeded",
];

/** A meter that stands at nothing. */
export function createMeter(): Meter {
  let sums: Metered = { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, keptSeconds: 0 };
  const count = (call: Omit<Metered, "calls">): void => {
    sums = {
      calls: sums.calls + 1,
      inputTokens: sums.inputTokens + call.inputTokens,
      outputTokens: sums.outputTokens + call.outputTokens,
      costUsd: addKnown(sums.costUsd, call.costUsd),
      keptSeconds: addKnown(sums.keptSeconds, call.keptSeconds),
    };
  };
  return {
    over: (model, price) => ({
      ...model,
      async generate(request) {
        try {
          const answer = await model.generate(request);
          count(firstOf(answer));
          return answer;
        } catch (cause) {
          const wasSent = !(cause instanceof OnrecordError && unsent.includes(cause.code));
          const costUsd = price === "free" ? 0 : null;
          if (wasSent) count({ inputTokens: 0, outputTokens: 0, costUsd, keptSeconds: 0 });
          throw cause;
        }
      },
    }),
    read: () => sums,
  };
}

function firstOf({ usage, costUsd, attempts, first }: ModelAnswer): Omit<Metered, "calls"> {
  // No attempt: it came from the cache.
  if (attempts > 0) {
    const { inputTokens, outputTokens } = usage;
    return { inputTokens, outputTokens, costUsd, keptSeconds: 0 };
  }
  if (first === undefined) return { inputTokens: 0, outputTokens: 0, costUsd: null, keptSeconds: null };
  const { inputTokens, outputTokens, seconds } = first;
  return { inputTokens, outputTokens, costUsd: first.costUsd, keptSeconds: seconds };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
