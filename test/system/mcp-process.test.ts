import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { openLibrary } from "../../store/library.ts";
import { modernMeta, opening } from "../mcp-servers/hosts/line-pipe.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./run-program.ts";

const eras = ["handshake", "modern"] as const;
type Era = (typeof eras)[number];

/** How much longer than a server that only says hello ours may take to its first list of tools. */
const slowestShare = 1.5;
const rounds = 9;

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
  test("ends within half a second when the client closes its end, and leaves nothing behind", async () => {
    const server = serveTranscripts(temporaryFolder(), era);
    await server.ask(1, "tools/list");
    const from = performance.now();
    server.child.stdin.end();
    expect(await server.ended).toEqual([0, null]);
    expect(performance.now() - from).toBeLessThan(500);
  });

  test("ends within half a second after SIGTERM", async () => {
    const server = serveTranscripts(temporaryFolder(), era);
    await server.ask(1, "tools/list");
    const from = performance.now();
    server.child.kill("SIGTERM");
    expect(await server.ended).toEqual([143, null]);
    expect(performance.now() - from).toBeLessThan(500);
  });

  test("a trivial call takes 0.3 ms at the median", async () => {
    const server = serveTranscripts(temporaryFolder(), era);
    // The best of three: other work on the machine is no cost of a call.
    const medians: number[] = [];
    for (let id = 1; medians.length < 3; ) {
      const times: number[] = [];
      for (let count = 0; count < 1_000; count += 1, id += 1) {
        const from = performance.now();
        await server.ask(id, "tools/call", { name: "list_transcripts", arguments: {} });
        times.push(performance.now() - from);
      }
      medians.push(median(times));
    }
    expect(Math.min(...medians)).toBeLessThan(0.3);
  });

  test("starts in 1.5 times as long as a hello server of the same SDK, with 1,000 transcripts in the library", async () => {
    const store = temporaryFolder();
    fillLibrary(store);
    const hello = fileURLToPath(new URL(`./hello-${era}.mjs`, import.meta.url));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await cpuToList(start([hello], era)));
      ours.push(await cpuToList(serveTranscripts(store, era)));
    }
    expect(median(ours) / median(theirs)).toBeLessThan(slowestShare);
  });
});

/** CPU time to the first list of tools, in milliseconds where /proc tells it, because other work is no cost of a start. */
async function cpuToList(server: Served): Promise<number> {
  const from = performance.now();
  await server.ask(1, "tools/list");
  const took = performance.now() - from;
  const stat = `/proc/${server.child.pid}/stat`;
  const [user, system] = existsSync(stat) ? readFileSync(stat, "utf8").split(" ").slice(13, 15) : [];
  server.child.stdin.end();
  await server.ended;
  return user === undefined ? took : (Number(user) + Number(system)) * 10;
}

function fillLibrary(folder: string): void {
  const library = openLibrary(folder, "test");
  for (let count = 0; count < 1_000; count += 1) {
    const sha256 = count.toString(16).padStart(64, "0");
    const addedAt = new Date(count * 1_000).toISOString();
    library.addTranscript({ sha256, id: `talk-${count}`, readerVersion: "1", reading: sha256, addedAt });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
