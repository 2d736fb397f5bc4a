import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import { z } from "zod";

/** A caption file of the tests' own writing. */
export const captions = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Mara>The ferry sails at nine.

00:00:04.000 --> 00:00:08.000
<v Jonas>It sails at ten.
`;

/** Listens on a free port of this machine until the test ends; gives the address. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return `http://127.0.0.1:${address.port}`;
}

/** An archive whose one tool, `get_captions`, gives this answer, and whose resources are these, by their URIs. */
export function createArchive(
  answer: CallToolResult,
  resources: Readonly<Record<string, string>> = {},
): McpServer {
  const archive = new McpServer({ name: "archive", version: "1.0.0" });
  archive.registerTool("get_captions", { inputSchema: { id: z.string() } }, async () => answer);
  for (const [uri, text] of Object.entries(resources)) {
    archive.registerResource(uri, uri, { mimeType: "text/vtt" }, async () => ({ contents: [{ uri, text }] }));
  }
  return archive;
}

/** What an archive was asked over HTTP. */
export interface AskedOverHttp {
  readonly requests: { readonly method: string; readonly headers: IncomingMessage["headers"] }[];
}

/** Serves an archive over Streamable HTTP with a session, as most servers do. */
export async function serveStreamable(
  archive: McpServer,
  answers: "events" | "json" = "events",
): Promise<AskedOverHttp & { readonly url: string }> {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => "session-1",
    enableJsonResponse: answers === "json",
  });
  // The SDK's own types disagree with exactOptionalPropertyTypes.
  await archive.connect(transport as Parameters<McpServer["connect"]>[0]);
  const requests: AskedOverHttp["requests"] = [];
  const address = await listen((request, response) => {
    requests.push({ method: request.method ?? "", headers: request.headers });
    void transport.handleRequest(request, response);
  });
  onTestFinished(() => archive.close());
  return { url: `${address}/mcp`, requests };
}

/** Serves an archive the way before 2025-03-26: a GET with a stream of events, and messages posted beside it. */
export async function serveOldWay(archive: McpServer): Promise<string> {
  let transport: SSEServerTransport | undefined;
  const address = await listen(async (request, response) => {
    if (request.method === "GET") {
      transport = new SSEServerTransport("/messages", response);
      await archive.connect(transport);
    } else if (request.url?.startsWith("/messages") === true) {
      await transport?.handlePostMessage(request, response);
    } else response.writeHead(405).end();
  });
  onTestFinished(() => archive.close());
  return `${address}/sse`;
}
