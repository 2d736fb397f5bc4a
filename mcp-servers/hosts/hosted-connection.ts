import type { ServerDefinition } from "../server-definition.ts";
import type { AnswerRequest } from "./answer-requests.ts";
import type { Channel } from "./channel.ts";

/** What a host connects: a server and its answers, with the client at the other end of the channel. */
export interface Hosting {
  readonly definition: ServerDefinition;
  readonly answers: ReadonlyMap<string, AnswerRequest>;
  readonly channel: Channel;
}

/** A server that an SDK speaks for on one connection. */
export interface HostedConnection {
  close(): Promise<void>;
}
