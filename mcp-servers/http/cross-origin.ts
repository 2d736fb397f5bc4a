import type { IncomingMessage, ServerResponse } from "node:http";
import { isAllowedOrigin } from "./check-request.ts";
import type { HttpOptions } from "./http-options.ts";

/** Lets a page of an allowed origin read the answer, refusals too (Fetch standard, CORS protocol). */
export function letPageRead(request: IncomingMessage, response: ServerResponse, options: HttpOptions): void {
  const { origin } = request.headers;
  if (origin === undefined || !isAllowedOrigin(origin, options)) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "mcp-session-id, www-authenticate, retry-after");
  response.setHeader("vary", "origin");
}

/** Answers a browser that asks whether a page may send what it wants to send. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const wanted = request.headers["access-control-request-headers"] ?? "";
  response.writeHead(204, {
    "access-control-allow-methods": "POST, GET, DELETE",
    // The protocol's headers carry names of tools' arguments, so that there is no list of them.
    ...(/^[a-z0-9_, -]+$/i.test(wanted) ? { "access-control-allow-headers": wanted } : {}),
    "access-control-max-age": "600",
  });
  response.end();
}
