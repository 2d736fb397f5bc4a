import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** How a server is started: with these variables and no others. */
export interface ServerStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** One call: a method of the protocol and its parameters. */
export type ProtocolCall = readonly [method: string, params?: Readonly<Record<string, unknown>>];

/** What a server did: a result for each call, every line it wrote, and how it ended when its input was closed. */
export interface SpokenTo {
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly lines: readonly string[];
  readonly error: string;
  readonly code: number | null;
}

const longestMs = 60_000;

/** Starts a server, shakes hands, makes the calls one after the other and closes its input. */
export async function speakToServer(start: ServerStart, calls: readonly ProtocolCall[]): Promise<SpokenTo> {
  const child = spawn(start.command, [...start.args], {
    cwd: start.cwd,
    env: { ...start.env },
    stdio: "pipe",
  });
  const ended = once(child, "close");
  const timer = setTimeout(() => child.kill("SIGKILL"), longestMs);
  let error = "";
  child.stderr.on("data", (chunk: Buffer) => {
    error += chunk.toString("utf8");
  });
  const lines: string[] = [];
  const results: Readonly<Record<string, unknown>>[] = [];
  const clientInfo = { name: "test", version: "1" };
  const greeting: ProtocolCall = [
    "initialize",
    { protocolVersion: "2025-06-18", capabilities: {}, clientInfo },
  ];
  const pending = [greeting, ...calls];
  const sendNext = (): void => {
    const [method, params = {}] = pending[results.length] ?? [];
    if (method === undefined) child.stdin.end();
    else child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: results.length, method, params })}\n`);
  };
  try {
    sendNext();
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      const message = JSON.parse(line);
      if (message.id !== results.length || message.method !== undefined) continue;
      if (message.result === undefined) throw new Error(`${line}\n${error}`);
      results.push(message.result);
      if (results.length === 1) {
        child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
      }
      sendNext();
    }
  } catch (failure) {
    child.kill("SIGKILL");
    throw failure;
  } finally {
    clearTimeout(timer);
  }
  const [code] = await ended;
  if (results.length !== pending.length) throw new Error(`The server ended with ${code}:\n${error}`);
  return { results: results.slice(1), lines, error, code };
}
