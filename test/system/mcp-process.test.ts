import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { modernMeta, opening } from "../mcp-servers/hosts/line-pipe.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./run-program.ts";

const eras = ["handshake", "modern"] as const;
type Era = (typeof eras)[number];

/** With room for a busy machine; `npm run bench` measures it against half a second. */
const endsWithinMs = 2_000;

const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** A server in a process of its own, and its answers by the ids of the requests. */
interface Served {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: string[];
  ask(id: number, method: string, params?: object): Promise<Record<string, unknown>>;
  ended: Promise<unknown>;
}

function start(args: readonly string[], era: Era): Served {
  const child = spawn(process.execPath, args, { stdio: "pipe" });
  running.push(child);
  const lines: string[] = [];
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    const answer = JSON.parse(line);
    waiting.get(answer.id)?.(answer);
  });
  const meta = era === "modern" ? { _meta: modernMeta() } : {};
  const send = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };
  if (era === "handshake") send(opening.handshake);
  return {
    child,
    lines,
    ask: (id, method, params = {}) =>
      new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ id, method, params: { ...params, ...meta } });
      }),
    ended: once(child, "exit"),
  };
}

function serveTranscripts(store: string, era: Era): Served {
  return start([program, "mcp", "transcripts", "--store", store], era);
}

describe.each(eras)("onrecord mcp transcripts in the %s era", (era) => {
  test("ends soon when the client closes its end, and leaves nothing behind", async () => {
    const server = serveTranscripts(temporaryFolder(), era);
    await server.ask(1, "tools/list");
    const from = performance.now();
    server.child.stdin.end();
    expect(await server.ended).toEqual([0, null]);
    expect(performance.now() - from).toBeLessThan(endsWithinMs);
  });

  test("ends soon after SIGTERM", async () => {
    const server = serveTranscripts(temporaryFolder(), era);
    await server.ask(1, "tools/list");
    const from = performance.now();
    server.child.kill("SIGTERM");
    expect(await server.ended).toEqual([143, null]);
    expect(performance.now() - from).toBeLessThan(endsWithinMs);
  });
});
