import { type McpServer, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import { rpcCode } from "../protocol-error.ts";

/** Sessions of clients of the handshake eras; the oldest goes when there are too many. */
export interface KeptSessions {
  answer(request: Request, parsedBody: unknown): Promise<Response>;
  close(): Promise<void>;
}

const maxSessions = 64;

/** Keeps one server for each client that says `initialize`, until it ends its session. */
export function createKeptSessions(createServer: () => McpServer, newId: () => string): KeptSessions {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const begin = async (): Promise<WebStandardStreamableHTTPServerTransport> => {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: newId,
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    await createServer().connect(transport);
    const [oldest] = sessions;
    if (oldest !== undefined && sessions.size >= maxSessions) {
      sessions.delete(oldest[0]);
      await oldest[1].close();
    }
    return transport;
  };
  return {
    async answer(request, parsedBody) {
      const id = request.headers.get("mcp-session-id");
      const transport = id === null ? await begin() : sessions.get(id);
      if (transport === undefined)
        return refuse(404, "This session has ended. Begin a new one with initialize.");
      return transport.handleRequest(request, parsedBody === undefined ? {} : { parsedBody });
    },
    async close() {
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
      sessions.clear();
    },
  };
}

function refuse(status: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code: rpcCode.refused, message } }, { status });
}
