import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { guardFetch } from "./guard-fetch.ts";
import type { HttpServer } from "./resolve-server.ts";
import type { TransportGuard } from "./stdio-transport.ts";

/** An answer that stood at the end of its stream is at work by then. */
const graceMs = 250;

/** A server over Streamable HTTP. No stream for the server's own requests is opened: nothing here would answer them. */
export function createStreamableTransport(
  server: HttpServer,
  guard: TransportGuard,
  fetch: typeof globalThis.fetch,
): Transport & { terminateSession(): Promise<void> } {
  let sent = 0;
  const guarded = guardFetch(fetch, {
    maxBytes: guard.maxBytes,
    tooLarge: () => tellTooLarge(guard),
    onRequest(method, headers) {
      const resumes = headers.has("last-event-id");
      if (method === "GET" && !resumes) return new Response(null, { status: 405 });
      sent += 1;
      return undefined;
    },
    onStreamEnd(canResume) {
      if (canResume) return;
      // After its answer a stream ends too: then another request is sent, or the connection is closed.
      const before = sent;
      const timer = setTimeout(() => {
        if (sent === before) guard.fail(guard.failures.cutOff());
      }, graceMs);
      timer.unref();
      guard.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    },
  });
  return new StreamableHTTPClientTransport(server.url, {
    fetch: guarded,
    requestInit: { headers: { ...server.headers } },
  });
}

/** A server over HTTP with server-sent events, the way before 2025-03-26. */
export function createSseTransport(
  server: HttpServer,
  guard: TransportGuard,
  fetch: typeof globalThis.fetch,
): Transport {
  return new SSEClientTransport(server.url, {
    fetch: guardFetch(fetch, {
      maxBytes: guard.maxBytes,
      tooLarge: () => tellTooLarge(guard),
      onRequest: () => undefined,
      onStreamEnd: () => guard.fail(guard.failures.cutOff()),
    }),
    requestInit: { headers: { ...server.headers } },
  });
}

function tellTooLarge(guard: TransportGuard): Error {
  const error = guard.failures.tooLarge(guard.maxBytes);
  guard.fail(error);
  return error;
}
