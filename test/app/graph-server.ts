import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished, vi } from "vitest";
import { z } from "zod";
import { analyze } from "../../app/server-graphs.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A request as the server got it. */
export interface AskedOfServer {
  readonly line: string;
  readonly key: string | undefined;
  readonly body: string;
}

type Answer = (response: ServerResponse, asked: AskedOfServer) => void | Promise<void>;

/** What a test's server says otherwise than a good one; `after` runs on the events of the real graph, one by one. */
export interface ServerFaults {
  readonly search?: Answer;
  readonly stream?: Answer;
  readonly change?: (event: Record<string, unknown>) => unknown;
}

export interface TestGraphServer {
  readonly url: string;
  readonly asked: readonly AskedOfServer[];
  /** The lines of what was asked, with the thread's id as ID. */
  lines(): readonly string[];
}

/** A server in this process that speaks as a LangGraph server does and runs the exported graph. */
export async function startGraphServer(faults: ServerFaults = {}): Promise<TestGraphServer> {
  vi.stubEnv("ONRECORD_HOME", temporaryFolder());
  vi.stubEnv("ONRECORD_APERTIUM", "off");
  onTestFinished(() => void vi.unstubAllEnvs());
  const asked: AskedOfServer[] = [];
  const server = createServer(async (request, response) => {
    const one = await readAsked(request);
    asked.push(one);
    await answer(response, one, faults);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    lines: () => asked.map(({ line }) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "ID")),
  };
}

async function readAsked(request: IncomingMessage): Promise<AskedOfServer> {
  let body = "";
  for await (const part of request) body += String(part);
  const key = request.headers["x-api-key"];
  return {
    line: `${request.method} ${request.url}`,
    key: typeof key === "string" ? key : undefined,
    body,
  };
}

async function answer(response: ServerResponse, asked: AskedOfServer, faults: ServerFaults): Promise<void> {
  const { line } = asked;
  if (line === "POST /assistants/search") {
    return faults.search === undefined
      ? sendJson(response, 200, [{ graph_id: "analyze" }])
      : await faults.search(response, asked);
  }
  if (/^POST \/threads\/[^/]+\/runs\/stream$/.test(line)) {
    return faults.stream === undefined
      ? await runGraph(response, asked, faults.change)
      : await faults.stream(response, asked);
  }
  if (/^GET \/threads\/[^/]+\/runs\b/.test(line)) return sendJson(response, 200, [{ run_id: "run-1" }]);
  if (/^(?:DELETE \/threads\/|POST \/threads\/[^/]+\/runs\/run-1\/cancel)/.test(line)) {
    response.statusCode = 204;
    response.end();
    return;
  }
  sendJson(response, 404, { message: "not found" });
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

/** Begins a stream of events; `send` writes one. */
export function openEvents(response: ServerResponse) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  return {
    send: (event: string, data: unknown) =>
      void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void response.end(),
  };
}

const Started = z.object({
  input: z.record(z.string(), z.unknown()),
  context: z.record(z.string(), z.unknown()),
  config: z.object({ configurable: z.record(z.string(), z.unknown()) }),
});

async function runGraph(
  response: ServerResponse,
  { body, line }: AskedOfServer,
  change: ServerFaults["change"] = (event) => event,
): Promise<void> {
  const { input, context, config } = Started.parse(JSON.parse(body));
  const thread_id = line.split("/")[2];
  const events = openEvents(response);
  events.send("metadata", { run_id: "run-1" });
  const configurable = { ...config.configurable, thread_id };
  try {
    const graph = await analyze({ configurable });
    const stream = await graph.stream(input as { source: string }, {
      streamMode: ["custom", "updates"],
      context,
      configurable,
    });
    for await (const [mode, data] of stream) events.send(mode, mode === "custom" ? change(data) : data);
  } catch (cause) {
    events.send("error", { error: "Error", message: cause instanceof Error ? cause.message : String(cause) });
  }
  events.end();
}
