import { OnrecordError } from "../errors.ts";

/** Codes of failures of one answer: another framing, a shorter prompt or the built-in engine may mend them. */
const answerFailures: readonly string[] = [
  "bad_answer",
  "bad_response",
  "empty_answer",
  "truncated",
  "not_read",
  "refused",
  "context_exceeded",
];

/** The failure, when it is one answer's; any other (a server that is down, a budget at its cap) is thrown on. */
export function toAnswerFailure(cause: unknown): OnrecordError {
  if (cause instanceof OnrecordError && answerFailures.includes(cause.code)) return cause;
  throw cause;
}
