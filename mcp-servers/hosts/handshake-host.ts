import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type { ServerNotification, ServerRequest } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { ProtocolError, rpcCode } from "../protocol-error.ts";
import { type HostedRequest, withCallContext } from "./call-context.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { Channel } from "./channel.ts";
import type { HostedConnection, Hosting } from "./hosted-connection.ts";

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** Serves one connection that begins with `initialize`: the protocol's eras up to 2025-11-25. */
export async function connectHandshakeHost({
  definition,
  answers,
  channel,
}: Hosting): Promise<HostedConnection> {
  const { name, title, version, instructions } = definition;
  const server = new Server(
    { name, title, version },
    { capabilities: capabilitiesOf(definition), instructions },
  );
  for (const [method, answer] of answers) {
    const request = z.object({ method: z.literal(method), params: z.unknown().optional() });
    server.setRequestHandler(request, async ({ params }, extra) => {
      const answered = await withCallContext(
        { ...toRequest(extra, channel), clientAbilities: server.getClientCapabilities() },
        (context) => answer(params, context),
      );
      if ("result" in answered) return { ...answered.result };
      throw new ProtocolError("A client of this protocol era cannot be asked for input over stdio.", {
        code: rpcCode.refused,
      });
    });
  }
  await server.connect(channel);
  return { close: () => server.close() };
}

function toRequest(extra: Extra, channel: Channel): HostedRequest {
  return {
    signal: extra.signal,
    isGone: () => channel.isClosed,
    progressToken: extra._meta?.progressToken,
    notifyProgress: (params) => extra.sendNotification({ method: "notifications/progress", params }),
  };
}
