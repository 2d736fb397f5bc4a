import type { Message, Thinking } from "./model.ts";

export type { Thinking };

/** How the answer must look; `schema` is enforced by the server where it can, `json` is JSON of any shape. */
export type AnswerFormat =
  | { readonly kind: "text" }
  | { readonly kind: "json" }
  | { readonly kind: "schema"; readonly name: string; readonly schema: Readonly<Record<string, unknown>> };

/** One attempt at one call: everything a server is told. Milliseconds and tokens. */
export interface AdapterRequest {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly format: AnswerFormat;
  readonly transport: "whole" | "stream";
  readonly maxOutputTokens: number;
  /** Window to ask for where a server lets one choose (Ollama's `num_ctx`). */
  readonly contextTokens: number;
  readonly thinking: Thinking;
  readonly seed?: number;
  readonly firstTokenMs: number;
  readonly idleMs: number;
  readonly attemptMs: number;
  readonly signal: AbortSignal;
}

/** What one attempt gave; a count the server did not report is absent. */
export interface AdapterAnswer {
  readonly text: string;
  readonly finish: "stop" | "length" | "refused";
  readonly inputTokens?: number;
  readonly cachedTokens?: number;
  readonly outputTokens?: number;
  /** Model and, where told, version that served it. */
  readonly servedBy: string;
}

/**
 * A server's client for one model: one attempt, no retries of its own, no repair. Throws `OnrecordError` with a
 * code that says why (errors.ts); never gives a part of an answer as a whole one.
 */
export interface ModelAdapter {
  /** `ollama`, `openai`, `compatible`, `replay`, `scripted`. */
  readonly kind: string;
  /** Whether what is sent leaves this machine. */
  readonly location: "local" | "remote";
  /** Names the server for concurrency and breakers; holds no secret. */
  readonly server: string;
  call(request: AdapterRequest): Promise<AdapterAnswer>;
  /** Has the server load the model with that window, where it loads one on demand; it is asked nothing. */
  warmUp?(request: Pick<AdapterRequest, "contextTokens" | "attemptMs" | "signal">): Promise<void>;
}
