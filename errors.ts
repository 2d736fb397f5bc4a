/** Stable, machine-readable reasons; a caller may branch on them. */
export const errorCodes = [
  "bad_usage",
  "bad_input",
  "empty_input",
  "not_a_transcript",
  "too_large",
  "not_found",
  "ambiguous",
  "not_readable",
  "not_writable",
  "disk_full",
  "not_allowed",
  "unknown_model",
  "over_budget",
  "model_failed",
  "missing_program",
  "timeout",
  "cancelled",
  "bad_answer",
  // Why a call to a model failed.
  "unreachable",
  "auth",
  "quota",
  "rate_limited",
  "server_error",
  "bad_response",
  "empty_answer",
  "refused",
  "truncated",
  "stream_broken",
  "model_missing",
  "context_exceeded",
  "not_read",
  "not_local",
  "unknown_price",
  "store_failed",
  "run_conflict",
  // Nothing is wrong: a run goes on once a person has decided.
  "waiting",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * The project's one error class. `message` says what failed, what would be valid and what to do next;
 * it holds no stack and no secret.
 */
export class OnrecordError extends Error {
  readonly code: ErrorCode;

  constructor(message: string, options: { readonly code: ErrorCode; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "OnrecordError";
    this.code = options.code;
  }
}
