import { createMcpHandler, isLegacyRequest, type ServerContext } from "@modelcontextprotocol/server";
import { ClientGone } from "../client-gone.ts";
import { answerRequests } from "../hosts/answer-requests.ts";
import { createModernServer } from "../hosts/modern-host.ts";
import type { ServerDefinition } from "../server-definition.ts";
import { inputSchema } from "../tool-schemas.ts";
import { type HttpOptions, maxBodyBytes } from "./http-options.ts";
import { createKeptSessions } from "./kept-sessions.ts";

/** Both protocol eras on one address, by the SDK's own HTTP handler. */
export interface HttpHost {
  answer(request: Request, parsedBody: unknown): Promise<Response>;
  close(): Promise<void>;
}

/** Most streams of subscriptions that may be open at once. */
const maxSubscriptions = 16;

/** Serves each request by a server of its own; nothing is kept between requests unless `sessions` says so. */
export function createHttpHost(definition: ServerDefinition, options: HttpOptions): HttpHost {
  const report = (fault: unknown): void => options.report?.(fault);
  const answers = answerRequests(definition, report);
  const mirrored = findMirrored(definition);
  const isGone = ({ http }: ServerContext): boolean => http?.req?.signal.reason instanceof ClientGone;
  const createServer = () => createModernServer({ definition, answers, isGone, mirrored });
  const keepsSessions = options.sessions === "kept";
  const handler = createMcpHandler(createServer, {
    legacy: keepsSessions ? "reject" : "stateless",
    maxRequestBodySize: maxBodyBytes,
    maxSubscriptions,
  });
  const sessions = keepsSessions ? createKeptSessions(createServer, options.newId) : undefined;
  return {
    async answer(request, parsedBody) {
      const isLegacy = sessions !== undefined && (await isLegacyRequest(request, parsedBody));
      if (isLegacy) return sessions.answer(request, parsedBody);
      return handler.fetch(request, parsedBody === undefined ? {} : { parsedBody });
    },
    async close() {
      await Promise.all([handler.close(), sessions?.close()]);
    },
  };
}

/** Tools with arguments that the schema marks to be repeated in headers, for what stands between client and server. */
function findMirrored({ tools }: ServerDefinition): ReadonlyMap<string, Record<string, unknown>> {
  const schemas = tools.map((tool) => [tool.name, { ...inputSchema(tool.input) }] as const);
  return new Map(schemas.filter(([, schema]) => JSON.stringify(schema).includes('"x-mcp-header"')));
}
