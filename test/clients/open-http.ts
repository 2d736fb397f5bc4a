import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../system/free-port.ts";
import { program } from "../system/run-program.ts";
import type { ClientHome } from "./client-home.ts";

/** Our server over HTTP, started as the README says. */
export interface HttpServer {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** Starts `onrecord mcp transcripts --http` on a free port and waits until it answers. */
export async function openHttp({ work, store }: ClientHome): Promise<HttpServer> {
  const port = await freePort();
  const args = [program, "mcp", "transcripts", "--http", "--port", String(port), "--root", work];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ONRECORD_HOME: store },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const url = `http://127.0.0.1:${port}/mcp`;
  for (let tries = 0; tries < 100; tries += 1) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    token: readFileSync(join(store, "http-token"), "utf8").trim(),
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
