import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { z } from "zod";
import { guardFetch } from "./guard-fetch.ts";
import type { HttpServer } from "./resolve-server.ts";
import type { TransportGuard } from "./stdio-transport.ts";

/**
 * A server over Streamable HTTP. No stream for the server's own requests is opened: nothing here would answer them.
 * A stream that ends before the answer is an error at once, where the SDK waits until the time is up.
 */
export function createStreamableTransport(
  server: HttpServer,
  guard: TransportGuard,
  fetch: typeof globalThis.fetch,
): Transport & { terminateSession(): Promise<void> } {
  let sent = 0;
  // Behind its answer a stream ends too: by then the next request is sent, or there is nothing more to ask.
  const onEnd = (request: number): void => {
    setImmediate(() => {
      if (sent === request) guard.fail(guard.failures.cutOff());
    });
  };
  const guarded = guardFetch(fetch, {
    maxBytes: guard.maxBytes,
    tooLarge: () => tellTooLarge(guard),
    onRequest(method, headers) {
      if (method === "GET" && !headers.has("last-event-id")) return new Response(null, { status: 405 });
      sent += 1;
      const request = sent;
      return { lastEvent: lastEventOf(request), onBreak: () => onEnd(request) };
    },
  });
  const transport = new StreamableHTTPClientTransport(server.url, {
    fetch: guarded,
    requestInit: { headers: { ...server.headers } },
  });
  return hearingEnds(transport, onEnd);
}

/** A server over HTTP with server-sent events, the way before 2025-03-26. */
export function createSseTransport(
  server: HttpServer,
  guard: TransportGuard,
  fetch: typeof globalThis.fetch,
): Transport {
  const onEnd = (): void => guard.fail(guard.failures.cutOff());
  const transport = new SSEClientTransport(server.url, {
    fetch: guardFetch(fetch, {
      maxBytes: guard.maxBytes,
      tooLarge: () => tellTooLarge(guard),
      onRequest: () => ({ lastEvent: lastEventOf(0), onBreak: onEnd }),
    }),
    requestInit: { headers: { ...server.headers } },
  });
  return hearingEnds(transport, onEnd);
}

const endMethod = "notifications/onrecord/stream_end";
const StreamEnded = z.object({ method: z.literal(endMethod), params: z.object({ request: z.number() }) });

/** Told to ourselves behind all that a stream holds: the client comes to it when it has read the rest. */
function lastEventOf(request: number): string {
  const message = { jsonrpc: "2.0", method: endMethod, params: { request } };
  return `\n\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
}

/** A client that connects over a transport keeps the listener that is there. */
function hearingEnds<T extends Transport>(transport: T, onEnd: (request: number) => void): T {
  transport.onmessage = (message) => {
    const ended = StreamEnded.safeParse(message);
    if (ended.success) onEnd(ended.data.params.request);
  };
  return transport;
}

function tellTooLarge(guard: TransportGuard): Error {
  const error = guard.failures.tooLarge(guard.maxBytes);
  guard.fail(error);
  return error;
}
