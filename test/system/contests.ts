import { expect } from "vitest";
import { driveFlow, type Flow, findRun, flows, prepareFlow, readOutputs, readStore } from "./run-flow.ts";
import { runProgram } from "./run-program.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { startProgram } from "./start-program.ts";
import { until } from "./until.ts";

/** Slow enough that a run lasts longer than the start of another process. */
const slowMs = 400;

const [analyze, reviewed] = flows as readonly [Flow, Flow];

/** Two workers that start at once on a store with one job: one set of calls, one result, and both end well. */
export async function twoWorkersOnOneJob(): Promise<void> {
  const { server, needed } = await openContest(analyze);
  const folder = prepareFlow(server.baseUrl);
  const line = analyze.line.replace("analyze", "jobs add");
  const added = await runProgram(line.split(" "), { cwd: folder });
  expect(added.code, added.error).toBe(0);
  const ended = await race(folder, "worker --until-empty --store store");
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  expectOneSet(server, needed);
  expect(readStore(folder, "SELECT status, failures FROM jobs")).toEqual([{ status: "done", failures: 0 }]);
  expect(findRun(folder)?.status).toBe("done");
}

/** Two `resume`s of a run that was killed: one finishes it, the other says who works on it and exits with an error. */
export async function twoResumesOfOneRun(): Promise<void> {
  const { server, needed, outputs } = await openContest(analyze);
  const folder = prepareFlow(server.baseUrl);
  const first = startProgram(analyze.line.split(" "), { cwd: folder });
  await until("a call is under way", () => server.calls.length === 1);
  first.child.kill("SIGKILL");
  await first.ended;
  server.forget();
  const id = findRun(folder)?.id ?? "";
  const ended = await race(folder, `resume ${id} --store store`);
  expectOneWinner(ended, /^onrecord: Run \S+ is being worked on by another process\..*\n$/m);
  expectOneSet(server, needed);
  expect(readOutputs(folder)).toBe(outputs);
}

/** Two answers to one question: one is taken and its run finished, the other is refused. */
export async function twoAnswersToOneRun(): Promise<void> {
  const { server, needed, outputs } = await openContest(reviewed);
  const folder = prepareFlow(server.baseUrl);
  const asked = startProgram(reviewed.line.split(" "), { cwd: folder });
  expect((await asked.ended).code, asked.error()).toBe(3);
  const id = findRun(folder)?.id ?? "";
  const ended = await race(folder, `review ${id} --approve --store store`);
  // Whether the other comes while the first is at work, or already finds its answer.
  expectOneWinner(ended, /^onrecord: Run \S+ (?:is being worked on by another process|waits for nobody)/m);
  expectOneSet(server, needed);
  expect(findRun(folder)?.reviews).toHaveLength(1);
  expect(readOutputs(folder)).toBe(outputs);
}

interface Ended {
  readonly code: number | null;
  readonly error: string;
}

async function race(folder: string, line: string): Promise<readonly Ended[]> {
  const both = [0, 1].map(() => startProgram(line.split(" "), { cwd: folder }));
  return await Promise.all(
    both.map(async ({ ended, error }) => ({ code: (await ended).code, error: error() })),
  );
}

function expectOneWinner(ended: readonly Ended[], refusal: RegExp): void {
  const [loser, ...others] = ended.filter(({ code }) => code !== 0);
  expect(others.length, ended.map(({ error }) => error).join("\n")).toBe(0);
  expect(loser?.error).toMatch(refusal);
}

function expectOneSet(server: ScriptedServer, needed: readonly string[]): void {
  expect(server.calls.map(({ mark }) => mark).sort()).toEqual([...needed].sort());
}

/** A server, and what a flow asks of it and gives when nobody disturbs it. */
async function openContest(flow: Flow) {
  const server = await startScriptedServer({ delayMs: slowMs });
  const folder = prepareFlow(server.baseUrl);
  await driveFlow(folder, flow);
  const needed = server.calls.map(({ mark }) => mark);
  server.forget();
  return { server, needed, outputs: readOutputs(folder) };
}
