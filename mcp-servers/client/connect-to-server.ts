import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPError } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { z } from "zod";
import type { OnrecordError } from "../../errors.ts";
import { untilAborted } from "../../models/until-aborted.ts";
import { maxFileBytes } from "../../transcript/index.ts";
import { explainFailure } from "./explain-failure.ts";
import { createSseTransport, createStreamableTransport } from "./http-transport.ts";
import {
  ResourceAnswer,
  type ResourceContent,
  ResourcePage,
  type ServerResource,
  type ServerTool,
  ToolPage,
  ToolResult,
} from "./protocol-shapes.ts";
import type { HttpServer, ReachableServer } from "./resolve-server.ts";
import { createServerFailures, type Said } from "./server-failures.ts";
import { createStdioTransport, type TransportGuard } from "./stdio-transport.ts";

/** What it takes to speak to a server. */
export interface ServerWorld {
  readonly fetch: typeof fetch;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** For all that is asked of the server, its start included. */
  readonly timeoutSeconds: number;
  /** Of this program. */
  readonly version: string;
}

/** A server that has been greeted; each call throws `OnrecordError` in one line. */
export interface McpConnection {
  listTools(): Promise<readonly ServerTool[]>;
  /** None when the server has no resources. */
  listResources(): Promise<readonly ServerResource[]>;
  callTool(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolResult>;
  readResource(uri: string): Promise<readonly ResourceContent[]>;
}

/** The longest a timer can wait; of the client's own, so that our limit decides. */
const timeout = 2_000_000_000;

/** A server that lists for ever is not followed for ever. */
const mostPages = 50;

/**
 * Starts or calls a server, greets it, does the work, and leaves nothing of it running, whatever happens. One time
 * limit holds for all, and one answer may have `maxFileBytes`.
 */
export async function withServer<T>(
  server: ReachableServer,
  world: ServerWorld,
  work: (connection: McpConnection) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const signal = AbortSignal.any([world.signal, stop.signal]);
  const failures = createServerFailures(server);
  const fail = (error: OnrecordError): void => stop.abort(error);
  const guard: TransportGuard = { maxBytes: maxFileBytes, failures, signal, fail };
  const link = createLink(server, guard, world);
  const timer = setTimeout(
    () => fail(failures.timedOut(world.timeoutSeconds, link.said())),
    Math.min(world.timeoutSeconds * 1000, timeout),
  );
  const ask = async <R>(asked: Promise<R>): Promise<R> => {
    try {
      return await untilAborted(asked, signal);
    } catch (cause) {
      throw explainFailure(cause, failures, signal);
    }
  };
  try {
    const client = await ask(link.connect());
    const result = await work(createConnection({ client, ask, signal }));
    await link.leave();
    return result;
  } finally {
    clearTimeout(timer);
    await link.close();
  }
}

/** The way to one server. */
interface Link {
  connect(): Promise<Client>;
  /** What the server wrote besides the protocol. */
  said(): Said;
  /** Says good-bye, for a second at most. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

function createLink(server: ReachableServer, guard: TransportGuard, world: ServerWorld): Link {
  if (server.kind === "http") return createHttpLink(server, guard, world);
  const { transport, said } = createStdioTransport(server, guard, world.variables);
  return {
    connect: () => greet(transport, guard, world),
    said,
    leave: async () => undefined,
    close: () => transport.close(),
  };
}

function createHttpLink(server: HttpServer, guard: TransportGuard, world: ServerWorld): Link {
  const streamable = createStreamableTransport(server, guard, world.fetch);
  const opened: Transport[] = [];
  const connect = (transport: Transport): Promise<Client> => {
    opened.push(transport);
    return greet(transport, guard, world);
  };
  const connectOldWay = (): Promise<Client> => connect(createSseTransport(server, guard, world.fetch));
  return {
    async connect() {
      if (server.way === "sse") return await connectOldWay();
      try {
        return await connect(streamable);
      } catch (cause) {
        if (!speaksOldWay(cause) || guard.signal.aborted) throw cause;
        return await connectOldWay().catch(() => {
          throw cause;
        });
      }
    },
    said: () => ({}),
    async leave() {
      await Promise.race([streamable.terminateSession().catch(() => undefined), sleep(1_000)]);
    },
    async close() {
      for (const transport of opened) await transport.close();
    },
  };
}

/** Answers of a server that may speak the way before 2025-03-26, as the specification lists them. */
function speaksOldWay(cause: unknown): boolean {
  return cause instanceof StreamableHTTPError && [400, 404, 405].includes(cause.code ?? 0);
}

async function greet(transport: Transport, { signal }: TransportGuard, world: ServerWorld): Promise<Client> {
  const client = new Client({ name: "onrecord", version: world.version }, { capabilities: {} });
  await client.connect(transport, { signal, timeout });
  return client;
}

function createConnection(link: {
  readonly client: Client;
  readonly signal: AbortSignal;
  ask<R>(asked: Promise<R>): Promise<R>;
}): McpConnection {
  const { client, ask, signal } = link;
  const request = <S extends z.ZodType>(method: string, params: Record<string, unknown>, answer: S) =>
    ask<z.output<S>>(client.request({ method, params }, answer, { signal, timeout }));
  const offers = client.getServerCapabilities() ?? {};
  return {
    async listTools() {
      if (offers.tools === undefined) return [];
      return await listPages(async (params) => {
        const { tools, nextCursor } = await request("tools/list", params, ToolPage);
        return { items: tools, nextCursor };
      });
    },
    async listResources() {
      if (offers.resources === undefined) return [];
      return await listPages(async (params) => {
        const { resources, nextCursor } = await request("resources/list", params, ResourcePage);
        return { items: resources, nextCursor };
      });
    },
    callTool: (name, args) => request("tools/call", { name, arguments: args }, ToolResult),
    readResource: async (uri) => (await request("resources/read", { uri }, ResourceAnswer)).contents,
  };
}

async function listPages<T>(
  read: (params: { cursor?: string }) => Promise<{ items: readonly T[]; nextCursor: string | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor } = await read(cursor === undefined ? {} : { cursor });
    all.push(...items);
    if (nextCursor === undefined || nextCursor === cursor) break;
    cursor = nextCursor;
  }
  return all;
}
