import type { IncomingMessage, ServerResponse } from "node:http";
import { rpcCode } from "../protocol-error.ts";

/** Why a request is not let in, and what would be. */
export interface HttpRefusal {
  readonly status: number;
  readonly message: string;
  /** JSON-RPC code; absent: -32000. */
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a refusal as JSON-RPC in JSON; never with anything of the request in it. */
export function sendRefusal(response: ServerResponse, { status, message, code, headers }: HttpRefusal): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify({ jsonrpc: "2.0", error: { code: code ?? rpcCode.refused, message } });
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** How much of a body nobody wants is still read, so that the client comes to read why. */
const maxDrainedBytes = 64_000_000;
const drainMs = 5_000;

/** Refuses a request whose body is not wanted: the rest of it is thrown away as it comes, and the connection ends. */
export function refuseWithBody(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: HttpRefusal,
): void {
  let drained = 0;
  const finish = (): void => {
    clearTimeout(timer);
    request.off("data", count);
    request.off("end", finish);
    sendRefusal(response, { ...refusal, headers: { ...refusal.headers, connection: "close" } });
  };
  const count = (chunk: Uint8Array): void => {
    drained += chunk.length;
    if (drained > maxDrainedBytes) finish();
  };
  const timer = setTimeout(finish, drainMs);
  request.on("data", count);
  request.on("end", finish);
  request.on("close", () => clearTimeout(timer));
  // Whoever read the body before may have paused it.
  request.resume();
}
