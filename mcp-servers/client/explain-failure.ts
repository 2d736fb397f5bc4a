import { SseError } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPError } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { McpError } from "@modelcontextprotocol/sdk/types.js";
import { OnrecordError } from "../../errors.ts";
import { abortError } from "../../models/until-aborted.ts";
import type { ServerFailures } from "./server-failures.ts";

/** What went wrong between us and a server, as one error with one line. */
export function explainFailure(cause: unknown, failures: ServerFailures, signal: AbortSignal): OnrecordError {
  // Whoever aborted knows more than the client that noticed it.
  if (signal.aborted) return abortError(signal);
  if (cause instanceof OnrecordError) return cause;
  if (cause instanceof StreamableHTTPError || cause instanceof SseError) return explainHttp(cause, failures);
  if (cause instanceof McpError)
    return failures.answeredError(cause.message.replace(/^MCP error -?\d+: /, ""), cause);
  if (cause instanceof SyntaxError || (cause instanceof Error && /ZodError$/.test(cause.name)))
    return failures.notProtocol(cause);
  return failures.unreachable(reasonOf(cause), cause);
}

function explainHttp(cause: StreamableHTTPError | SseError, failures: ServerFailures): OnrecordError {
  const status = cause.code ?? 0;
  if (status >= 300) return failures.http({ status, detail: cause.message, cause });
  return cause instanceof SseError ? failures.unreachable(cause.message, cause) : failures.notProtocol(cause);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // A name with several addresses fails with an error of many, which has a code and no message.
  const code = "code" in cause ? String(cause.code) : cause.name;
  return cause.message === "" ? code : cause.message;
}
