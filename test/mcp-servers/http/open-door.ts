import { request } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HttpOptions } from "../../../mcp-servers/http/http-options.ts";
import { serveHttp } from "../../../mcp-servers/http/serve-http.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";

/** A server over HTTP in this process. */
export interface Door {
  readonly url: URL;
  readonly token: string;
  /** What lets a client in. */
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** Serves a definition on a free port; with a token unless the options take it away. */
export async function openDoor(
  definition: ServerDefinition,
  options: Partial<HttpOptions> & { readonly access?: "token" | "open" } = {},
): Promise<Door> {
  const token = "made-up-token-0123456789-0123456789";
  const faults: unknown[] = [];
  const { access = "token", ...given } = options;
  let count = 0;
  const serving = await serveHttp(definition, {
    bind: "127.0.0.1",
    port: 0,
    allowedHosts: [],
    allowedOrigins: [],
    nowMs: () => performance.now(),
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
    report: (fault) => faults.push(fault),
    ...(access === "token" ? { token } : {}),
    ...given,
  });
  return {
    url: new URL(serving.url),
    token,
    headers: { authorization: `Bearer ${token}` },
    faults,
    close: () => serving.close(),
  };
}

/** What a raw request was answered. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  /** Sent as it is. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `repeat`, which is one letter, is sent so often in pieces, and never stands in memory as a whole. */
  readonly body?: string | Uint8Array | { readonly repeat: string; readonly times: number };
}

/** Sends a request as it is said, headers that no well-behaved client would send included. */
export function sendRaw(
  url: URL,
  { method = "POST", path = "/mcp", headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, method, path, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.on("error", reject);
    });
    asked.on("error", reject);
    if (body === undefined || typeof body === "string" || body instanceof Uint8Array) asked.end(body);
    else pipeline(Readable.from(piecesOf(body)), asked).catch(reject);
  });
}

function* piecesOf({ repeat, times }: { readonly repeat: string; readonly times: number }) {
  const piece = Buffer.alloc(65_536, repeat);
  for (let left = times; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(left, piece.length));
}
