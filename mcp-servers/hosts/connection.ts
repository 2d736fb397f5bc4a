import { rpcCode } from "../protocol-error.ts";
import type { ServerDefinition } from "../server-definition.ts";
import type { AnswerRequest } from "./answer-requests.ts";
import { Channel } from "./channel.ts";
import type { HostedConnection, Hosting } from "./hosted-connection.ts";
import { claimsModernEra, isRequest, type Message, refuse } from "./message.ts";

/** One client's connection, whichever era it turns out to speak. */
export interface Connection {
  take(message: Message): void;
  /** Resolves when all that was taken has been handed to a host. */
  untilLoaded(): Promise<void>;
  /** Resolves when no request is open. */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly definition: ServerDefinition;
  readonly answers: ReadonlyMap<string, AnswerRequest>;
  write(message: object): Promise<void>;
  report(fault: unknown): void;
}

type Era = "handshake" | "modern";

/** Waits for the first request, which decides the era, and hands every message to that era's host in order. */
export function createConnection({ definition, answers, write, report }: ConnectionParts): Connection {
  const channels = new Map<Era, Channel>();
  const hosts = new Map<Era, Promise<HostedConnection>>();
  let era: Era | undefined;
  let probing = true;
  let loaded = Promise.resolve();

  const hostOf = (chosen: Era): Promise<HostedConnection> => {
    const known = hosts.get(chosen);
    if (known !== undefined) return known;
    const channel = new Channel(write, chosen === "handshake" ? "renamed" : "kept");
    channels.set(chosen, channel);
    const host = connectHost(chosen, { definition, answers, channel });
    hosts.set(chosen, host);
    return host;
  };
  const hand = async (message: Message, chosen: Era): Promise<void> => {
    await hostOf(chosen);
    channels.get(chosen)?.deliver(message);
  };
  const fail = async (message: Message, fault: unknown): Promise<void> => {
    report(fault);
    if (isRequest(message)) await write(refuse(rpcCode.internal, "The server has a fault.", message.id));
  };
  return {
    take(message) {
      const chosen = chooseEra(message, era, probing);
      if (chosen === undefined) return;
      era = chosen;
      // A client may ask what the server speaks, and then still begin with a handshake.
      if (!isDiscovery(message)) probing = false;
      loaded = loaded.then(() => hand(message, chosen)).catch((fault) => fail(message, fault));
    },
    untilLoaded: () => loaded,
    async untilIdle() {
      await Promise.all([...channels.values()].map((channel) => channel.untilIdle()));
    },
    async close() {
      await Promise.all([...channels.values()].map((channel) => channel.close()));
      await Promise.all([...hosts.values()].map(async (host) => (await host).close()));
    },
  };
}

async function connectHost(era: Era, hosting: Hosting): Promise<HostedConnection> {
  if (era === "handshake") {
    const { connectHandshakeHost } = await import("./handshake-host.ts");
    return connectHandshakeHost(hosting);
  }
  const { connectModernHost } = await import("./modern-host.ts");
  return connectModernHost(hosting);
}

function chooseEra(message: Message, era: Era | undefined, probing: boolean): Era | undefined {
  if (era === "modern" && probing && isRequest(message) && !isModern(message)) return "handshake";
  if (era !== undefined || !isRequest(message)) return era;
  return isModern(message) ? "modern" : "handshake";
}

function isModern(message: Message): boolean {
  return isDiscovery(message) || ("params" in message && claimsModernEra(message.params));
}

function isDiscovery(message: Message): boolean {
  return "method" in message && message.method === "server/discover";
}
