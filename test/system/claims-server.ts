import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { completeClaims } from "./claims-answers.ts";

/** A server that judges claims by their letters, after a while; it counts what it was asked and what it answered. */
export interface ClaimsServer {
  readonly baseUrl: string;
  /** Requests that have come, answered or not. */
  asked(): number;
  /** By prompt, when each of its answers had gone out whole, in milliseconds of `performance.now`. */
  readonly answered: ReadonlyMap<string, readonly number[]>;
  forget(): void;
}

/** How the server behaves. */
export interface ClaimsServerSettings {
  readonly delayMs: number;
  /** Whether it counts tokens; without, nothing tells if a prompt was read whole. */
  readonly usage: "reported" | "hidden";
}

/** Starts it on a free port, speaking as OpenAI does; closed when the test ends. */
export async function startClaimsServer({ delayMs, usage }: ClaimsServerSettings): Promise<ClaimsServer> {
  const answered = new Map<string, number[]>();
  let asked = 0;
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString("utf8");
    asked += 1;
    setTimeout(() => {
      // Nobody pays for what nobody is there to get.
      if (response.destroyed || request.socket.destroyed) return;
      response.on("finish", () => {
        const key = createHash("sha256").update(body).digest("hex");
        answered.set(key, [...(answered.get(key) ?? []), performance.now()]);
      });
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(completeClaims(body, usage)));
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked: () => asked,
    answered,
    forget() {
      asked = 0;
      answered.clear();
    },
  };
}
