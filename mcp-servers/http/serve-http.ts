import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { OnrecordError } from "../../errors.ts";
import type { ServerDefinition } from "../server-definition.ts";
import { mcpPath } from "./check-request.ts";
import { createDoor } from "./door.ts";
import { createHttpHost } from "./http-host.ts";
import { type HttpOptions, isLoopback } from "./http-options.ts";

/** A server that listens. */
export interface HttpServing {
  /** Where clients find it. */
  readonly url: string;
  /** Stops listening, aborts what is being done, and closes the server; within half a second. */
  close(): Promise<void>;
}

// A client sends its request at once or not at all; answers may take as long as they need.
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const keepAliveTimeoutMs = 5_000;
const maxConnections = 256;
const maxHeaderBytes = 16_384;
const closeMs = 300;

/** Offers a server over HTTP, both protocol eras on one address. Throws `bad_usage` when that cannot be. */
export async function serveHttp(definition: ServerDefinition, options: HttpOptions): Promise<HttpServing> {
  if (options.token === undefined && !isLoopback(options.bind)) {
    throw new OnrecordError(
      `Without a token the server may listen on this machine only, not on ${options.bind}. Leave out --no-token, or --bind.`,
      { code: "bad_usage" },
    );
  }
  const host = createHttpHost(definition, options);
  const door = createDoor(host, options);
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: maxHeaderBytes,
      // The door itself refuses a request without a host, in JSON.
      requireHostHeader: false,
    },
    (request: IncomingMessage, response: ServerResponse) => door(request, response),
  );
  server.maxConnections = maxConnections;
  server.on("checkContinue", door);
  server.on("clientError", answerBrokenRequest);
  const url = await listen(server, options);
  return {
    url,
    async close() {
      server.close();
      await Promise.race([host.close().then(() => definition.close()), wait(closeMs)]);
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, { bind, port }: HttpOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, bind, port)));
    server.listen(port, bind, () => {
      const address = server.address();
      const used = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${bind.includes(":") ? `[${bind}]` : bind}:${used}${mcpPath}`);
    });
  });
}

function cannotListen(cause: NodeJS.ErrnoException, bind: string, port: number): OnrecordError {
  const message =
    cause.code === "EADDRINUSE"
      ? `Port ${port} of ${bind} is taken. Name another with --port, or stop what listens there.`
      : `The server cannot listen on ${bind}, port ${port} (${cause.code ?? cause.message}). Name an address of this machine with --bind and a free port with --port.`;
  return new OnrecordError(message, { code: "bad_usage", cause });
}

/** Answers what is no HTTP, comes too slowly or has too many headers; in JSON like everything else. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status =
    {
      ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
      HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
    }[error.code ?? ""] ?? "400 Bad Request";
  const body = JSON.stringify({ jsonrpc: "2.0", error: { code: -32000, message: `${status.slice(4)}.` } });
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
