import { OnrecordError } from "../../errors.ts";
import type { AdapterAnswer, AdapterRequest, ModelAdapter } from "../../models/adapter.ts";
import { createOllamaAdapter } from "../../models/adapters/ollama.ts";
import { createOpenAiAdapter } from "../../models/adapters/openai.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { createRetry } from "../../models/retry.ts";
import { createServerBreakers } from "../../models/server-breakers.ts";
import { createServerLimits } from "../../models/server-limits.ts";

/** The key that every call to a fake OpenAI carries; made up. */
export const plantedKey = "sk-fake-0123456789abcdef";

export interface FaultyCall {
  readonly server: "openai" | "ollama";
  readonly transport: "whole" | "stream";
  readonly url: string;
  readonly attemptMs: number;
  readonly deadlineMs: number;
}

export interface Ended {
  readonly answer?: AdapterAnswer;
  readonly error?: OnrecordError;
  readonly ms: number;
}

/** A request in the given manner; everything else is the same for all. */
export function adapterRequest(change: Partial<AdapterRequest> = {}): AdapterRequest {
  return {
    system: "Answer in one sentence.",
    messages: [{ role: "user", content: "What did they decide?" }],
    format: { kind: "text" },
    transport: "whole",
    maxOutputTokens: 200,
    contextTokens: 4_096,
    thinking: "off",
    firstTokenMs: 2_000,
    idleMs: 2_000,
    attemptMs: 2_000,
    signal: new AbortController().signal,
    ...change,
  };
}

/** A client of a fake server. */
export function connect(server: "openai" | "ollama", url: string): ModelAdapter {
  const fetch = createHttpFetch();
  if (server === "ollama") return createOllamaAdapter({ baseUrl: url, model: "fake", fetch });
  return createOpenAiAdapter({ kind: "openai", baseUrl: url, apiKey: plantedKey, model: "fake", fetch });
}

/** Makes a call as the product does: limits, breaker, retries, one adapter; a cut answer is the error `truncated`. */
export async function callFaulty(call: FaultyCall): Promise<Ended> {
  const adapter = connect(call.server, call.url);
  const retry = createRetry({
    limits: createServerLimits(),
    breakers: createServerBreakers(),
    nowMs: () => performance.now(),
    random: () => 0.1,
  });
  const { attemptMs, deadlineMs, transport } = call;
  const waits = { attemptMs, firstTokenMs: attemptMs, idleMs: attemptMs };
  const started = performance.now();
  try {
    const { signal } = new AbortController();
    const { value } = await retry({ ...adapter, deadlineMs, signal }, async (attempt) => {
      const answer = await adapter.call(adapterRequest({ ...waits, transport, signal: attempt.signal }));
      if (answer.finish !== "length") return answer;
      throw new OnrecordError("The answer was cut.", { code: "truncated" });
    });
    return { answer: value, ms: performance.now() - started };
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { error, ms: performance.now() - started };
  }
}
