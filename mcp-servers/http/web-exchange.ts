import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** A request of Node's without its body, which has been read, as the web's; `signal` aborts what is done for it. */
export function toWebRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headersDistinct)) {
    for (const item of value ?? []) headers.append(name, item);
  }
  const address = `http://${request.headers.host ?? "localhost"}${request.url ?? "/"}`;
  return new Request(address, { method: request.method ?? "GET", headers, signal });
}

/** Sends a response of the web's as it comes; a client that goes away ends the stream at its source. */
export async function sendWebResponse(response: Response, to: ServerResponse): Promise<void> {
  if (to.destroyed) {
    await response.body?.cancel();
    return;
  }
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    to.end();
    return;
  }
  to.flushHeaders();
  await pipeline(response.body, to).catch((cause: unknown) => {
    // The client has gone; nobody is left to be told.
    if (!to.destroyed) throw cause;
  });
}
