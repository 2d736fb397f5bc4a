import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { findRun, flows, prepareFlow, readStore } from "./run-flow.ts";
import { runProgram } from "./run-program.ts";
import { type Hanging, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { type StartedProgram, startProgram } from "./start-program.ts";
import { until } from "./until.ts";

/** How soon the sockets of the model server must be closed, in milliseconds. */
const closedWithinMs = 1_000;
/** How soon the process must have ended after that. */
const endedWithinMs = 5_000;
const slowMs = 150;

const lineOf = (name: string): string => flows.find((flow) => flow.name === name)?.line ?? "";
const order = "ferry.vtt --recipe wisdom --model summarizer=compatible/desk/m --store store --out out";

/** A command that works by the scripted server, and what goes on with it when it was stopped. */
interface Work {
  readonly command: string;
  readonly before?: string;
  /** Exit code after SIGTERM. */
  readonly drained: number;
  readonly goOn: (folder: string) => string;
}

const resume = (folder: string): string => `resume ${findRun(folder)?.id ?? ""} --store store`;
const works: readonly Work[] = [
  { command: lineOf("analyze"), drained: 143, goOn: resume },
  { command: lineOf("translate"), drained: 143, goOn: resume },
  {
    command: "worker --store store",
    before: `jobs add ${order}`,
    drained: 0,
    goOn: () => "worker --until-empty --store store",
  },
];
const named = works.map((work): [string, Work] => [work.command.split(" ")[0] ?? "", work]);

async function run(folder: string, line: string): Promise<void> {
  const ran = await runProgram(line.split(" "), { cwd: folder });
  expect(ran.code, ran.error).toBe(0);
}

async function start(server: ScriptedServer, { before, command }: Work, maxInFlight = 1) {
  const folder = prepareFlow(server.baseUrl, { maxInFlight });
  if (before !== undefined) await run(folder, before);
  return { folder, started: startProgram(command.split(" "), { cwd: folder }) };
}

const underWay = (server: ScriptedServer): number =>
  server.calls.filter(({ state }) => state === "under_way").length;

/** Sends a signal, and tells how long it took until no call was under way and until the process had ended. */
async function stop({ child, ended }: StartedProgram, server: ScriptedServer, signal: NodeJS.Signals) {
  const sentMs = performance.now();
  child.kill(signal);
  await until("the calls are closed", () => underWay(server) === 0);
  const closedMs = performance.now() - sentMs;
  return { closedMs, ...(await ended), endedMs: performance.now() - sentMs };
}

describe("SIGINT closes the sockets of a model server that hangs within a second", () => {
  const cases = named.flatMap(([name, work]) =>
    (["before_head", "in_body"] as const).map((how): [string, Hanging, Work] => [name, how, work]),
  );
  test.each(cases)("%s, three plain calls that hang %s", async (_, how, work) => {
    const server = await startScriptedServer({ delayMs: 0 });
    server.hang(how);
    const { started } = await start(server, work, 3);
    const most = work.command.startsWith("translate") ? 2 : 3;
    await until("the calls hang", () => underWay(server) === most);
    await sleep(100);
    const { closedMs, endedMs, code } = await stop(started, server, "SIGINT");
    expect(closedMs).toBeLessThan(closedWithinMs);
    expect(endedMs).toBeLessThan(endedWithinMs);
    expect(code, started.error()).toBe(130);
    expect(server.calls.map(({ state }) => state)).toEqual(Array(most).fill("closed"));
  });

  test.each(["before_head", "in_body"] as const)(
    "models probe, a streaming call that hangs %s",
    async (how) => {
      const server = await startScriptedServer({ delayMs: 0 });
      server.hang(how, "stream");
      const folder = prepareFlow(server.baseUrl);
      const started = startProgram("models probe compatible/desk/m --store store".split(" "), {
        cwd: folder,
      });
      const streams = () => server.calls.filter(({ transport }) => transport === "stream");
      await until("a stream hangs", () => streams().length === 1);
      await sleep(100);
      const { closedMs, endedMs, code } = await stop(started, server, "SIGINT");
      expect(closedMs).toBeLessThan(closedWithinMs);
      expect(endedMs).toBeLessThan(endedWithinMs);
      expect(code, started.error()).toBe(130);
      expect(streams().map(({ state }) => state)).toEqual(["closed"]);
    },
  );
});

test("a worker that was interrupted hands its job back, and no lease outlives it", async () => {
  const server = await startScriptedServer({ delayMs: 0 });
  server.hang("before_head");
  const [, , worker] = works;
  if (worker === undefined) throw new Error("There is no worker among the commands.");
  const { folder, started } = await start(server, worker);
  await until("a call hangs", () => underWay(server) === 1);
  await stop(started, server, "SIGINT");
  expect(readStore(folder, "SELECT status, owner, failures FROM jobs")).toEqual([
    { status: "waiting", owner: null, failures: 0 },
  ]);
  expect(readStore(folder, "SELECT * FROM leases")).toEqual([]);
});

describe("SIGTERM finishes the steps in hand, and what goes on later repeats no call", () => {
  test.each(named)("%s", async (_, work) => {
    const server = await startScriptedServer({ delayMs: slowMs });
    const whole = await start(server, {
      ...work,
      command: work.command.replace("worker", "worker --until-empty"),
    });
    expect((await whole.started.ended).code, whole.started.error()).toBe(0);
    const needed = server.calls.map(({ mark }) => mark);
    server.forget();

    const { folder, started } = await start(server, work);
    await until("a call is under way", () => underWay(server) === 1);
    started.child.kill("SIGTERM");
    expect((await started.ended).code, started.error()).toBe(work.drained);
    expect(started.error()).toContain("Stopping after the steps in hand; once more stops at once.");
    expect(server.calls.every(({ state }) => state === "answered")).toBe(true);
    expect(findRun(folder)?.result).toBeUndefined();
    await run(folder, work.goOn(folder));
    const marks = server.calls.map(({ mark }) => mark);
    expect(new Set(marks)).toEqual(new Set(needed));
    expect(marks).toHaveLength(needed.length);
    expect(findRun(folder)?.status).toBe("done");
  });
});

describe("a second SIGTERM stops at once", () => {
  test.each(named)("%s", async (_, work) => {
    const server = await startScriptedServer({ delayMs: 0 });
    server.hang("before_head");
    const { started } = await start(server, work);
    await until("a call hangs", () => underWay(server) === 1);
    started.child.kill("SIGTERM");
    await until("the first one is heard", () => started.error().includes("once more stops at once"));
    await sleep(300);
    expect([started.child.exitCode, underWay(server)]).toEqual([null, 1]);
    const { closedMs, endedMs, code } = await stop(started, server, "SIGTERM");
    expect(closedMs).toBeLessThan(closedWithinMs);
    expect(endedMs).toBeLessThan(endedWithinMs);
    expect(code, started.error()).toBe(143);
  });
});
