/** How long a model may think before it answers. */
export type Thinking = "off" | "low" | "high";

/** One message of a conversation; the system text stands apart. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** Lines of the recording that a prompt carries, so that an answer can prove that it saw them all. */
export interface SentLines {
  /** First and last segment id in the prompt. */
  readonly first: string;
  readonly last: string;
}

/** What is asked of a model. `schema` is a JSON Schema for the answer; the caller validates the value. */
export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Says what is wrong with a value of the schema, or `undefined`; a wrong one is asked for once more. */
  readonly validate?: (value: unknown) => string | undefined;
  /** Present: the answer must name these in `firstLine` and `lastLine`; coverage is judged by it. */
  readonly lines?: SentLines;
  readonly transport?: "whole" | "stream";
  readonly maxOutputTokens: number;
  readonly timeouts: { readonly attemptMs: number; readonly deadlineMs: number };
  readonly thinking?: Thinking;
  readonly signal: AbortSignal;
  readonly purpose: string;
}

/**
 * How surely a model read all that it was sent. `proven`: it named the first and last line and the server counted
 * the whole prompt; `likely`: one of the two; `no` is thrown as an error and never given.
 */
export type ReadCoverage = "proven" | "likely" | "no";

export interface TokenUsage {
  readonly inputTokens: number;
  /** Of the input, those that the server had cached. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly source: "reported" | "estimated";
}

/** What an answer that was kept came to when it was asked for. */
export interface FirstAsked {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  readonly seconds: number;
}

/** A whole answer; never a partial one. `value` stands where a schema was asked for, else `text` alone. */
export interface ModelAnswer {
  readonly text: string;
  readonly value?: unknown;
  readonly finish: "stop";
  readonly usage: TokenUsage;
  /** null: no price is known for the model. */
  readonly costUsd: number | null;
  readonly coverage?: ReadCoverage;
  readonly attempts: number;
  readonly servedBy: string;
  readonly seconds: number;
  /** Of an answer that was kept, which itself cost nothing; absent where that is not known. */
  readonly first?: FirstAsked;
}

/** A thing that completes messages, named by a spec such as `ollama/qwen3:8b`. Throws `OnrecordError`. */
export interface Model {
  readonly spec: string;
  /** Tokens that one prompt may have, output included; what agents plan their parts by. */
  readonly contextTokens: number;
  generate(request: ModelRequest): Promise<ModelAnswer>;
}
