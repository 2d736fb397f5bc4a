import { OnrecordError } from "../errors.ts";
import type { Model } from "./model.ts";

/** Caps of one run; an absent one is no cap. `usd` is money, `seconds` the wall time from the first call. */
export interface Caps {
  readonly usd?: number;
  readonly calls?: number;
  readonly tokens?: number;
  readonly seconds?: number;
}

/** What a run has spent on models so far. */
interface Spent {
  usd: number;
  calls: number;
  tokens: number;
  startedMs: number | undefined;
}

/** Wraps the models of one run: at a cap no new call starts, the agent that wanted it fails and says so. */
export function createBudget(caps: Caps, nowMs: () => number): (model: Model) => Model {
  const spent: Spent = { usd: 0, calls: 0, tokens: 0, startedMs: undefined };
  return (model) => ({
    spec: model.spec,
    contextTokens: model.contextTokens,
    async generate(request) {
      spent.startedMs ??= nowMs();
      refuseOverCap(caps, spent, (nowMs() - spent.startedMs) / 1000);
      spent.calls += 1;
      const answer = await model.generate(request);
      spent.usd += answer.costUsd ?? 0;
      spent.tokens += answer.usage.inputTokens + answer.usage.outputTokens;
      return answer;
    },
  });
}

function refuseOverCap(caps: Caps, spent: Spent, seconds: number): void {
  const reached: readonly [string, number, number | undefined][] = [
    ["--max-calls", spent.calls, caps.calls],
    ["--max-tokens", spent.tokens, caps.tokens],
    ["--max-seconds", seconds, caps.seconds],
    ["--budget-usd", spent.usd, caps.usd],
  ];
  for (const [option, value, cap] of reached) {
    if (cap === undefined || value < cap) continue;
    throw new OnrecordError(
      `The budget ${option} ${cap} is used up, so no new call was made. Raise it and run again; finished calls are not paid twice.`,
      { code: "over_budget" },
    );
  }
}
