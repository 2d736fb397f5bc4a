import { type ErrorCode, OnrecordError } from "../errors.ts";
import type { AdapterAnswer, AdapterRequest, ModelAdapter } from "./adapter.ts";

/** One step of a probe as it happens. */
export interface ProbeStep {
  readonly step: string;
  readonly state: "started" | "done";
  readonly done: number;
  readonly total: number;
}

/** What a probe asks with, and its bounds. */
export interface ProbeOptions {
  /** Largest window that is tried, in tokens. */
  readonly windowTokens: number;
  /** Longest that the growing windows may take in all, in milliseconds. */
  readonly windowMs: number;
  /** Longest for one call. */
  readonly callMs: number;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
  /** Day that the proof is of, such as 2026-01-31. */
  readonly date: string;
  onStep?(step: ProbeStep): void;
}

/** What a live server was asked, one attempt each; `undefined` keeps what the call failed of in `failure`. */
export type Ask = (request: Partial<AdapterRequest> & Pick<AdapterRequest, "messages">) => Promise<AskResult>;

export type AskResult =
  | { readonly answer: AdapterAnswer; readonly seconds: number }
  | { readonly failure: string; readonly code: ErrorCode; readonly seconds: number };

/** Short calls, one attempt each; a failure is a value, so that one missing ability does not end the probe. */
export function createAsk(adapter: ModelAdapter, options: ProbeOptions): Ask {
  return async (request) => {
    const startedMs = options.nowMs();
    const attemptMs = request.attemptMs ?? options.callMs;
    try {
      const answer = await adapter.call({
        system: "You follow instructions to the letter.",
        format: { kind: "text" },
        transport: "whole",
        maxOutputTokens: 200,
        contextTokens: 2_048,
        thinking: "off",
        firstTokenMs: attemptMs,
        idleMs: attemptMs,
        signal: options.signal,
        ...request,
        attemptMs,
      });
      return { answer, seconds: (options.nowMs() - startedMs) / 1000 };
    } catch (cause) {
      if (options.signal.aborted || !(cause instanceof OnrecordError)) throw cause;
      return { failure: cause.message, code: cause.code, seconds: (options.nowMs() - startedMs) / 1000 };
    }
  };
}
