import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { type Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/**
 * A `fetch` for calls that may take many minutes. The platform's own gives up after five minutes without a head or
 * a byte; this one waits until the signal is aborted and then closes the socket. It follows no redirect (a server
 * on this machine could send the text elsewhere) and keeps no socket for later.
 */
export function createHttpFetch(): typeof globalThis.fetch {
  const http = new HttpAgent({ keepAlive: false });
  const https = new HttpsAgent({ keepAlive: false });
  return async (input, init) => {
    const asked = new Request(input, init);
    const body = Buffer.from(await asked.arrayBuffer());
    const options = {
      method: asked.method,
      headers: {
        "accept-encoding": "identity",
        ...Object.fromEntries(asked.headers),
        "content-length": String(body.length),
      },
      signal: asked.signal,
    };
    return new Promise((resolve, reject) => {
      const sent = asked.url.startsWith("https:")
        ? httpsRequest(asked.url, { ...options, agent: https })
        : httpRequest(asked.url, { ...options, agent: http });
      sent.on("error", reject);
      sent.on("response", (incoming) => {
        try {
          resolve(toResponse(incoming));
        } catch (cause) {
          incoming.destroy();
          reject(cause);
        }
      });
      sent.end(body);
    });
  };
}

function toResponse(incoming: IncomingMessage): Response {
  const status = incoming.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const isEmpty = status === 204 || status === 205 || status === 304;
  if (isEmpty) incoming.resume();
  return new Response(isEmpty ? null : toBody(decode(incoming)), { status, headers });
}

function decode(incoming: IncomingMessage): Readable {
  const encoding = incoming.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return incoming;
  const decoder = decoderOf(encoding);
  incoming.on("error", (cause) => decoder.destroy(cause));
  decoder.on("close", () => incoming.destroy());
  return incoming.pipe(decoder);
}

function decoderOf(encoding: string): Transform {
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      return new Transform({
        transform: (_chunk, _encoding, done) => done(unknownEncoding(encoding)),
      });
  }
}

function unknownEncoding(encoding: string): Error {
  const error = new Error(`Unknown content encoding "${encoding}".`);
  return Object.assign(error, { code: "ERR_INVALID_CONTENT_ENCODING" });
}

function toBody(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  // The iterator listens from its first step on; an error before it would end the process.
  stream.on("error", () => undefined);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel() {
      stream.destroy();
    },
  });
}
