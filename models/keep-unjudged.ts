import { type CallCache, cacheKeyOf, readKept, writeKept } from "./call-cache.ts";
import type { Model } from "./model.ts";

/**
 * A model whose answers are kept also where nothing tells if the prompt was read whole, as when a server counts no
 * tokens. For evals, whose result is the answer as it came: a run of the product asks again instead.
 */
export function keepUnjudged(model: Model, cache: CallCache): Model {
  return {
    ...model,
    async generate(request) {
      const key = cacheKeyOf(`unjudged ${model.spec}`, request);
      const kept = await readKept(cache, key, request);
      if (kept !== undefined) return kept;
      const answer = await model.generate(request);
      if (answer.coverage === undefined && answer.attempts > 0) {
        await writeKept(cache, key, answer);
      }
      return answer;
    },
  };
}
