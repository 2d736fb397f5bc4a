import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { copyProject } from "./copy-project.ts";
import { freePort } from "./free-port.ts";
import { installPackages } from "./install-packages.ts";
import { program, runProgram } from "./run-program.ts";

const cliVersion = "1.5.1";
const patienceMs = 90_000;
const folder = mkdtempSync(join(tmpdir(), "onrecord-server-"));
const project = join(folder, "project");
const home = join(folder, "store");
let server: ChildProcess | undefined;
let starting: Promise<string> | undefined;
let said = "";

/** A server of models that takes what it is asked and never answers. */
const silentModel = (() => {
  const open = new Set<unknown>();
  const server = createServer((request, response) => {
    if (request.method !== "POST") return response.writeHead(404).end();
    open.add(response);
    response.on("close", () => open.delete(response));
    return undefined;
  });
  return {
    asked: () => open.size,
    listen: () =>
      new Promise<number>((resolve) => {
        server.listen(0, "127.0.0.1", () => {
          const address = server.address();
          resolve(typeof address === "object" && address !== null ? address.port : 0);
        });
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
})();

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
  const slow = { kind: "compatible", baseUrl: `http://127.0.0.1:${await silentModel.listen()}/v1` };
  writeFileSync(join(project, "onrecord.config.json"), JSON.stringify({ servers: { slow } }));
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
  silentModel.close();
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

const page = readFileSync(new URL("../../docs/from-one-file-to-ten-thousand.md", import.meta.url), "utf8");

/** The words of the page's command, for the server of this test. */
function commandOfPage(address: string): string[] {
  const [, line = ""] = /^onrecord (analyze .* --server \S+)$/m.exec(page) ?? [];
  return line.replace(/--server \S+/, `--server ${address}`).split(" ");
}

/** A folder with the sample that the server's process has no path of. */
function clientFolder(name: string): string {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, "samples"), { recursive: true });
  cpSync(join(project, "samples", "harbour-meeting.vtt"), join(cwd, "samples", "harbour-meeting.vtt"));
  return cwd;
}

const clientVariables = { ONRECORD_HOME: join(folder, "client-store"), ONRECORD_APERTIUM: "off" };

test("the page's command gives the same bytes on the server as here, and leaves no thread and no word in its checkpoints", async () => {
  const args = commandOfPage(await serverAddress());
  const cwd = clientFolder("client");
  const there = await runProgram([...args, "--out", "there"], { cwd, variables: clientVariables });
  expect(there.code, `${there.error}\n${said}`).toBe(0);
  expect(there.error).toContain("assemble… done");
  const here = await runProgram([...args.slice(0, -2), "--out", "here"], { cwd, variables: clientVariables });
  const read = (name: string): string => readFileSync(join(cwd, name, "analysis.json"), "utf8");
  expect(read("there")).toBe(read("here"));
  expect(there.out).toContain(here.out.trim().split("\n").at(-1));
  const kept = join(project, ".langgraph_api");
  const words = readdirSync(kept).map((name) => readFileSync(join(kept, name), "utf8"));
  expect(words.length).toBeGreaterThan(0);
  expect(words.join("\n")).not.toMatch(/gearbox/i);
});

test("--json gives the analysis alone on standard output, and a model that the server does not have is one line", async () => {
  const args = commandOfPage(await serverAddress());
  const cwd = clientFolder("client");
  const { code, out } = await runProgram([...args, "--json", "--quiet"], { cwd, variables: clientVariables });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ schema: "onrecord/analysis@1", status: "complete" });
  const unknown = await runProgram([...args, "--model", "summarizer=compatible/nowhere/small", "--quiet"], {
    cwd,
    variables: clientVariables,
  });
  expect(unknown).toMatchObject({ code: 1, out: "" });
  expect(unknown.error).toMatch(/^onrecord: The run of "analyze" failed at \S+: [^\n]*nowhere[^\n]*\n$/);
});

test("an interrupt ends the command with 130 and the calls that the server has under way", async () => {
  const args = commandOfPage(await serverAddress());
  const child = spawn(process.execPath, [program, ...args, "--model", "summarizer=compatible/slow/small"], {
    cwd: clientFolder("client"),
    env: { ...process.env, ...clientVariables },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await expect.poll(silentModel.asked, { timeout: patienceMs }).toBeGreaterThan(0);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  await expect.poll(silentModel.asked, { timeout: 10_000 }).toBe(0);
});
