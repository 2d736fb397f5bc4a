import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { copyProject } from "./copy-project.ts";
import { freePort } from "./free-port.ts";
import { installPackages } from "./install-packages.ts";

const cliVersion = "1.5.1";
const patienceMs = 90_000;
const folder = mkdtempSync(join(tmpdir(), "onrecord-server-"));
const project = join(folder, "project");
const home = join(folder, "store");
let server: ChildProcess | undefined;
let starting: Promise<string> | undefined;
let said = "";

// Each test that needs it fails by its own name when it does not start.
function serverAddress(): Promise<string> {
  starting ??= startServer();
  return starting;
}

// The server writes its own state into the folder it serves, so it serves a copy.
async function startServer(): Promise<string> {
  installPackages(join(folder, "cli"), {
    dependencies: { "@langchain/langgraph-cli": cliVersion },
    allowScripts: { esbuild: true },
  });
  copyProject(project);
  const port = await freePort();
  // A group of its own, so that the server's children can be ended with it.
  server = spawn(
    join(folder, "cli", "node_modules", ".bin", "langgraphjs"),
    ["dev", "--no-browser", "--port", String(port)],
    {
      cwd: project,
      env: { ...process.env, ONRECORD_HOME: home, ONRECORD_APERTIUM: "off", LANGGRAPH_CLI_NO_ANALYTICS: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    },
  );
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (part: Buffer) => {
      said += part.toString("utf8");
    });
  }
  const address = `http://localhost:${port}`;
  await waitForServer(address);
  return address;
}

afterAll(async () => {
  await endServer();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function waitForServer(address: string): Promise<void> {
  const untilMs = Date.now() + patienceMs;
  while (Date.now() < untilMs) {
    if (server?.exitCode !== null) break;
    const answer = await fetch(`${address}/ok`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(250);
  }
  throw new Error(`The LangGraph server did not start:\n${said}`);
}

async function endServer(): Promise<void> {
  const pid = server?.pid;
  if (server === undefined || pid === undefined) return;
  const ended = new Promise((resolve) => server?.once("close", resolve));
  if (server.exitCode === null) signalGroup(pid, "SIGTERM");
  await Promise.race([ended, sleep(5_000)]);
  signalGroup(pid, "SIGKILL");
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // All of the group have ended.
  }
}

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch((await serverAddress()) + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}\n${said}`).toBe(200);
  return JSON.parse(text);
}

test("a LangGraph server registers analyze, verify, ask and translate", async () => {
  const assistants = z.array(z.object({ graph_id: z.string() })).parse(await post("/assistants/search", {}));
  expect(assistants.map((assistant) => assistant.graph_id).sort()).toEqual([
    "analyze",
    "ask",
    "translate",
    "verify",
  ]);
});

test("a LangGraph server runs analyze on a file and gives the name of the analysis in the store", async () => {
  const input = { source: join(project, "samples", "harbour-meeting.vtt"), recipe: "brief" };
  const state = await post("/runs/wait", { assistant_id: "analyze", input });
  const { result } = z.object({ result: z.string() }).parse(state);
  expect(result).toMatch(/^[0-9a-f]{64}$/);
  expect(existsSync(join(home, "blobs", result.slice(0, 2), result))).toBe(true);
});
