import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const Chunk = z.object({
  data: z.union([z.string(), z.object({ repeat: z.string(), times: z.number() })]).optional(),
  hex: z.string().optional(),
  wait_ms: z.number().optional(),
  times: z.number().optional(),
  every_ms: z.number().optional(),
});
type Chunk = z.infer<typeof Chunk>;

/** What a server does with one request, in the order of the fields; by default it ends well. */
export const Step = z.object({
  wait_ms: z.number().optional(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  chunks: z.array(Chunk).optional(),
  raw: z.string().optional().describe("bytes instead of an HTTP answer"),
  ends: z.enum(["end", "reset", "hang"]).optional(),
});
export type Step = z.infer<typeof Step>;

/** A row's steps by its id; the last one repeats. */
export type Scripts = ReadonlyMap<string, readonly Step[]>;

/** A server that misbehaves by script. Base URL of a row: `${origin}/${id}`, and `/v1` after it where the API wants it. */
export interface FaultServer {
  readonly origin: string;
  /** Requests that a row has seen. */
  requests(id: string): number;
  /** Bodies of a row's requests. */
  bodies(id: string): readonly string[];
  openSockets(): number;
  /** Most requests of all rows that were being answered at once. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startFaultServer(scripts: Scripts): Promise<FaultServer> {
  const bodies = new Map<string, string[]>();
  const sockets = new Set<Socket>();
  const load = { now: 0, most: 0 };
  const server = createServer((request, response) => {
    const id = request.url?.split("/")[1] ?? "";
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    response.on("close", () => {
      load.now -= 1;
    });
    void readText(request).then(async (body) => {
      const seen = bodies.get(id) ?? [];
      bodies.set(id, [...seen, body]);
      const steps = scripts.get(id) ?? [];
      const step = steps[Math.min(seen.length, steps.length - 1)];
      if (step === undefined) response.writeHead(404).end();
      else await play(step, request, response);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  return {
    origin: `http://127.0.0.1:${await listen(server)}`,
    requests: (id) => bodies.get(id)?.length ?? 0,
    bodies: (id) => bodies.get(id) ?? [],
    openSockets: () => sockets.size,
    mostAtOnce: () => load.most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function play(step: Step, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (step.wait_ms !== undefined) await sleep(step.wait_ms);
  if (response.destroyed) return;
  if (step.raw !== undefined) request.socket.end(step.raw);
  else if (hasHead(step)) await answer(step, request, response);
  else if (step.ends === "reset") request.socket.resetAndDestroy();
}

function hasHead(step: Step): boolean {
  const isBare = step.status === undefined && step.body === undefined && step.chunks === undefined;
  return !isBare || step.ends === undefined || step.ends === "end";
}

async function answer(step: Step, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(step.status ?? 200, step.headers ?? { "content-type": "application/json" });
  response.flushHeaders();
  const chunks = step.chunks ?? (step.body === undefined ? [] : [{ data: step.body }]);
  for (const chunk of chunks) await writeChunk(chunk, response);
  if (step.ends === "hang" || response.destroyed) return;
  if (step.ends !== "reset") {
    response.end();
    return;
  }
  await sleep(20);
  request.socket.resetAndDestroy();
}

async function writeChunk(chunk: Chunk, response: ServerResponse): Promise<void> {
  if (chunk.wait_ms !== undefined) await sleep(chunk.wait_ms);
  for (let time = 0; time < (chunk.times ?? 1) && !response.destroyed; time += 1) {
    const isTaken = response.write(bytesOf(chunk));
    if (chunk.every_ms !== undefined) await sleep(chunk.every_ms);
    else if (!isTaken) await sleep(1);
  }
}

function bytesOf({ data, hex }: Chunk): Buffer {
  if (hex !== undefined) return Buffer.from(hex, "hex");
  if (typeof data === "object") return Buffer.from(data.repeat.repeat(data.times), "utf8");
  return Buffer.from(data ?? "", "utf8");
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
