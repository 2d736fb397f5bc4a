/** One message of a conversation; the system text stands apart. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** What is asked of a model. `schema` is a JSON Schema for the answer; the caller validates the value. */
export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly Message[];
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly maxOutputTokens: number;
  readonly timeouts: { readonly attemptMs: number; readonly deadlineMs: number };
  readonly signal: AbortSignal;
  readonly purpose: string;
}

/** A whole answer; never a partial one. `value` stands where a schema was asked for, else `text`. */
export interface ModelAnswer {
  readonly text: string;
  readonly value?: unknown;
  readonly usage: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly source: "reported" | "estimated";
  };
  readonly costUsd: number | null;
  readonly attempts: number;
  readonly seconds: number;
}

/** A thing that completes messages, named by a spec such as `ollama/qwen3:8b`. Throws `OnrecordError`. */
export interface Model {
  readonly spec: string;
  generate(request: ModelRequest): Promise<ModelAnswer>;
}
