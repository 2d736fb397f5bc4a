import { Server, type ServerContext } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { z } from "zod";
import type { NeededInput } from "../needed-input.ts";
import { type HostedRequest, withCallContext } from "./call-context.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { HostedConnection, Hosting } from "./hosted-connection.ts";

/** How long a client may keep what never changes while the server runs. */
const keptForMs = 3_600_000;
const neverChanges = { ttlMs: keptForMs, cacheScope: "public" } as const;

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
}

/** A server for one connection or, over HTTP, for one request; it serves the handshake eras there too. */
export function createModernServer(parts: ModernParts): Server {
  const { definition, answers } = parts;
  const { name, title, version, instructions } = definition;
  const server = new Server(
    { name, title, version },
    {
      capabilities: capabilitiesOf(definition),
      instructions,
      cacheHints: {
        "tools/list": neverChanges,
        "prompts/list": neverChanges,
        "resources/templates/list": neverChanges,
        "server/discover": neverChanges,
      },
    },
  );
  for (const [method, answer] of answers) {
    server.setRequestHandler(method, { params: z.looseObject({}) }, async (params, context) => {
      const answered = await withCallContext(toRequest(context, parts), (call) => answer(params, call));
      return "result" in answered ? { ...answered.result } : toInputRequired(answered.needs);
    });
  }
  return server;
}

function toRequest(context: ServerContext, { definition, isGone }: ModernParts): HostedRequest {
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
