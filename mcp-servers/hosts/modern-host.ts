import { McpServer, type ServerContext } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { z } from "zod";
import type { NeededInput } from "../needed-input.ts";
import { type HostedRequest, withCallContext } from "./call-context.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { HostedConnection, Hosting } from "./hosted-connection.ts";

/** How long a client may keep what never changes while the server runs. */
const keptForMs = 3_600_000;
const neverChanges = { ttlMs: keptForMs, cacheScope: "public" } as const;
const cacheHints = {
  "tools/list": neverChanges,
  "prompts/list": neverChanges,
  "resources/templates/list": neverChanges,
  "server/discover": neverChanges,
};

/** Serves one connection of the era without a handshake, 2026-07-28. */
export async function connectModernHost({
  definition,
  answers,
  channel,
}: Hosting): Promise<HostedConnection> {
  const createServer = () => createModernServer({ definition, answers, isGone: () => channel.isClosed });
  const served = serveStdio(createServer, {
    legacy: "reject",
    transport: channel,
  });
  return { close: () => served.close() };
}

/** What a server of this SDK is made of. */
export interface ModernParts extends Pick<Hosting, "definition" | "answers"> {
  /** Asked of a call whose signal has aborted: whether its client went away, rather than cancel it. */
  isGone(context: ServerContext): boolean;
  /** Schemas of tools whose arguments clients repeat in headers; only for HTTP. */
  readonly mirrored?: ReadonlyMap<string, Record<string, unknown>>;
}

/** A server for one connection or, over HTTP, for one request; it serves the handshake eras there too. */
export function createModernServer(parts: ModernParts): McpServer {
  const { definition, answers, mirrored } = parts;
  const { name, title, version, instructions } = definition;
  const mcp = new McpServer({ name, title, version }, { instructions, cacheHints });
  mcp.server.registerCapabilities(capabilitiesOf(definition));
  for (const [method, answer] of answers) {
    mcp.server.setRequestHandler(method, { params: z.unknown() }, async (params, context) => {
      const request = toRequest(mcp, context, parts);
      const answered = await withCallContext(request, (call) => answer(params, call));
      return "result" in answered ? { ...answered.result } : toInputRequired(answered.needs);
    });
  }
  // Where the SDK's HTTP handler looks up which arguments have to stand in headers too (SEP-2243).
  if (mirrored !== undefined) mcp.toolInputSchemaJson = (tool) => mirrored.get(tool);
  return mcp;
}

function toRequest(
  { server }: McpServer,
  context: ServerContext,
  { definition, isGone }: ModernParts,
): HostedRequest {
  const { mcpReq } = context;
  const state = mcpReq.requestState();
  const given = {
    answers: mcpReq.inputResponses ?? {},
    ...(typeof state === "string" ? { state } : {}),
  };
  return {
    signal: mcpReq.signal,
    isGone: () => isGone(context),
    progressToken: mcpReq._meta?.progressToken,
    clientAbilities: server.getClientCapabilities(),
    given: mcpReq.inputResponses === undefined && state === undefined ? undefined : given,
    log: definition.logging === undefined ? undefined : (text) => mcpReq.log("info", text),
    notifyProgress: (params) => mcpReq.notify({ method: "notifications/progress", params }),
  };
}

function toInputRequired({ requests, state }: NeededInput) {
  return {
    resultType: "input_required",
    ...(requests === undefined ? {} : { inputRequests: requests }),
    ...(state === undefined ? {} : { requestState: state }),
  };
}
