import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
} from "@modelcontextprotocol/client";
import { Client as HandshakeClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as HandshakeHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import { openLinePipe, PipeTransport } from "../hosts/line-pipe.ts";
import { openDoor } from "../http/open-door.ts";

/** A result of the protocol, as plain JSON. */
export type Result = Readonly<Record<string, unknown>>;

/** One client connected to one server, whichever SDK, era and transport stand between them. */
export interface Route {
  readonly serverName: string | undefined;
  readonly instructions: string | undefined;
  listTools(): Promise<Result>;
  listResources(): Promise<Result>;
  listTemplates(): Promise<Result>;
  listPrompts(): Promise<Result>;
  callTool(name: string, args: Result, options?: CallOptions): Promise<Result>;
  readResource(uri: string): Promise<Result>;
  getPrompt(name: string, args: Readonly<Record<string, string>>): Promise<Result>;
  complete(prompt: string, argument: { readonly name: string; readonly value: string }): Promise<Result>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: object) => void;
}

const clientInfo = { name: "contract", version: "1.0.0" };
const pinned = { mode: { pin: "2026-07-28" } } as const;

/** Every way to a server, by name; the first is what the others are held to. */
export const routes: Readonly<Record<string, (definition: ServerDefinition) => Promise<Route>>> = {
  "handshake over stdio": async (definition) => {
    const client = new HandshakeClient(clientInfo);
    await client.connect(new PipeTransport(openLinePipe(definition)));
    return toRoute(client, async () => undefined);
  },
  "2026-07-28 over stdio": async (definition) => {
    const client = new ModernClient(clientInfo, { versionNegotiation: pinned });
    await client.connect(new PipeTransport(openLinePipe(definition)));
    return toRoute(client, async () => undefined);
  },
  "auto over stdio": async (definition) => {
    const client = new ModernClient(clientInfo, { versionNegotiation: { mode: "auto" } });
    await client.connect(new PipeTransport(openLinePipe(definition)));
    return toRoute(client, async () => undefined);
  },
  "handshake over HTTP": async (definition) => {
    const door = await openDoor(definition);
    const client = new HandshakeClient(clientInfo);
    await client.connect(new HandshakeHttp(door.url, { requestInit: { headers: door.headers } }));
    return toRoute(client, door.close);
  },
  "2026-07-28 over HTTP": async (definition) => {
    const door = await openDoor(definition);
    const client = new ModernClient(clientInfo, { versionNegotiation: pinned });
    await client.connect(new ModernHttp(door.url, { requestInit: { headers: door.headers } }));
    return toRoute(client, door.close);
  },
  "auto over HTTP": async (definition) => {
    const door = await openDoor(definition);
    const client = new ModernClient(clientInfo, { versionNegotiation: { mode: "auto" } });
    await client.connect(new ModernHttp(door.url, { requestInit: { headers: door.headers } }));
    return toRoute(client, door.close);
  },
};

function toRoute(client: HandshakeClient | ModernClient, closeServer: () => Promise<void>): Route {
  const params = (name: string, args: Result) => ({ name, arguments: { ...args } });
  return {
    serverName: client.getServerVersion()?.name,
    instructions: client.getInstructions(),
    listTools: () => client.listTools(),
    listResources: () => client.listResources(),
    listTemplates: () => client.listResourceTemplates(),
    listPrompts: () => client.listPrompts(),
    callTool: (name, args, options) =>
      client instanceof HandshakeClient
        ? client.callTool(params(name, args), undefined, options)
        : client.callTool(params(name, args), options),
    readResource: (uri) => client.readResource({ uri }),
    getPrompt: (name, args) => client.getPrompt({ name, arguments: { ...args } }),
    complete: (prompt, argument) => client.complete({ ref: { type: "ref/prompt", name: prompt }, argument }),
    async close() {
      await client.close();
      await closeServer();
    },
  };
}
