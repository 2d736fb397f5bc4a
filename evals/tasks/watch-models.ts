import type { Tier } from "../../agents/tier.ts";
import { type ErrorCode, OnrecordError } from "../../errors.ts";
import type { Model } from "../../models/model.ts";

/** Failures of one answer: they say something of a model. Any other says that it could not be asked. */
const answerFailures: readonly ErrorCode[] = [
  "bad_answer",
  "bad_response",
  "empty_answer",
  "truncated",
  "not_read",
  "refused",
  "context_exceeded",
];

/** Notes what models are told and how they fail while an agent uses them. */
export interface ModelWatch {
  tier(tier: Tier): Tier;
  model(model: Model): Model;
  /** System texts, each once. */
  systemPrompts(): string[];
  /** Of the last call that failed. */
  failure(): OnrecordError | undefined;
  /** Throws when a model could not be asked: what an agent makes of the rest is not the candidate's work. */
  refuseOutage(): void;
}

/** A watch over no call yet. */
export function createModelWatch(): ModelWatch {
  const told = new Set<string>();
  const failures: OnrecordError[] = [];
  const model = (watched: Model): Model => ({
    ...watched,
    async generate(request) {
      told.add(request.system);
      try {
        return await watched.generate(request);
      } catch (cause) {
        if (cause instanceof OnrecordError) failures.push(cause);
        throw cause;
      }
    },
  });
  return {
    model,
    tier: (tier) => (tier === "builtin" ? tier : model(tier)),
    systemPrompts: () => [...told],
    failure: () => failures.at(-1),
    refuseOutage() {
      const outage = failures.find(({ code }) => !answerFailures.includes(code));
      if (outage !== undefined) throw outage;
    },
  };
}
