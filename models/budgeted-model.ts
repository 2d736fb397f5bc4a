import type { ContentCapture } from "../tracing/content-capture.ts";
import type { RunBudget } from "./budget.ts";
import { inCallSpan } from "./call-span.ts";
import { estimatePrompt } from "./count-tokens.ts";
import type { Model, ModelAnswer, ModelRequest } from "./model.ts";

/** A model that is no server of its own (scripted ones) under a run's budget; its price is taken to be its answer's. */
export function withBudget(model: Model, budget: RunBudget, content: ContentCapture = "left_out"): Model {
  return {
    ...model,
    generate: (request) =>
      inCallSpan({ spec: model.spec, request, content }, () => pay(model, budget, request)),
  };
}

async function pay(model: Model, budget: RunBudget, request: ModelRequest): Promise<ModelAnswer> {
  const worst = {
    inputTokens: estimatePrompt(request),
    cachedTokens: 0,
    outputTokens: request.maxOutputTokens,
    usd: 0,
  };
  const { purpose, signal } = request;
  const reservation = await budget.reserve({ model: model.spec, purpose, worst, signal });
  try {
    const answer = await model.generate(request);
    const { source: _, ...tokens } = answer.usage;
    await reservation.settle({ ...tokens, usd: answer.costUsd });
    return answer;
  } catch (cause) {
    await reservation.settle({ inputTokens: 0, cachedTokens: 0, outputTokens: 0, usd: 0 });
    throw cause;
  }
}
