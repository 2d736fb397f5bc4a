import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  checkStore,
  driveFlow,
  type Flow,
  findRun,
  flows,
  prepareFlow,
  readOutputs,
  recordedMarks,
} from "./run-flow.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

/** Processes killed in all; ONRECORD_KILLS=200 is the whole trial, which takes a quarter of an hour. */
const kills = Number(process.env["ONRECORD_KILLS"] ?? 15);
const killsEach = Math.ceil(kills / flows.length);
/** How long the model takes for an answer: longer than a process takes to write one down. */
const slowMs = 60;
/** How soon after an answer a process is killed that is to be caught writing it down. */
const writingMs = 25;

/** When to kill: so long after a process of the flow started, or after so many answers went out. */
type Moment =
  | { readonly turn: number; readonly delayMs: number }
  | { readonly answers: number; readonly delayMs: number };

/** A flow as it goes when nobody disturbs it. */
interface Undisturbed {
  readonly outputs: string;
  readonly marks: readonly string[];
  readonly turnSeconds: readonly number[];
}

async function goUndisturbed(flow: Flow, server: ScriptedServer): Promise<Undisturbed> {
  server.forget();
  const folder = prepareFlow(server.baseUrl);
  const turns = await driveFlow(folder, flow);
  const marks = server.calls.map(({ mark }) => mark);
  expect(new Set(marks).size).toBe(marks.length);
  return { outputs: readOutputs(folder), marks, turnSeconds: turns.map(({ seconds }) => seconds) };
}

/** Every other one while an answer is being written down, the rest whenever it happens to be in any process. */
function chooseMoment(trial: number, { marks, turnSeconds }: Undisturbed): Moment {
  if (trial % 2 === 0)
    return { answers: 1 + Math.floor(Math.random() * marks.length), delayMs: Math.random() * writingMs };
  const turn = Math.floor(Math.random() * turnSeconds.length);
  return { turn, delayMs: Math.random() * (turnSeconds[turn] ?? 0) * 1_000 };
}

async function killAt(
  moment: Moment,
  server: ScriptedServer,
  { child, turn }: { readonly child: ChildProcess; readonly turn: number },
): Promise<void> {
  if ("turn" in moment) {
    if (moment.turn !== turn) return;
  } else {
    const answered = (): number => server.calls.filter(({ state }) => state === "answered").length;
    while (answered() < moment.answers) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await sleep(1);
    }
  }
  await sleep(moment.delayMs);
  child.kill("SIGKILL");
}

interface Trial {
  readonly folder: string;
  readonly outputs: string;
  /** Whether a process was killed before it ended by itself. */
  readonly wasKilled: boolean;
  /** Calls that were answered before the kill, and those of them that the store had. */
  readonly answered: readonly string[];
  readonly recorded: ReadonlySet<string>;
  /** Calls after the kill. */
  readonly after: readonly string[];
}

async function goKilled(flow: Flow, server: ScriptedServer, moment: Moment): Promise<Trial> {
  server.forget();
  const folder = prepareFlow(server.baseUrl);
  let killed: Pick<Trial, "answered" | "recorded"> | undefined;
  await driveFlow(folder, flow, {
    onStart(child, turn) {
      if (killed === undefined) void killAt(moment, server, { child, turn });
    },
    async onKilled() {
      expect(checkStore(folder)).toBe("ok");
      // The server learns a little later that its client has gone.
      await sleep(slowMs);
      const answered = server.calls.flatMap(({ mark, state }) => (state === "answered" ? [mark] : []));
      killed = { answered, recorded: recordedMarks(folder) };
      server.forget();
    },
  });
  const marks = server.calls.map(({ mark }) => mark);
  const outputs = readOutputs(folder);
  if (killed === undefined)
    return { folder, outputs, wasKilled: false, answered: marks, recorded: new Set(), after: [] };
  return { folder, outputs, wasKilled: true, ...killed, after: marks };
}

test.each(flows.map((flow): [string, Flow] => [flow.name, flow]))(
  `%s: ${killsEach} of ${kills} runs killed with -9 at random moments end with the bytes of an unkilled one; no recorded call is sent again`,
  async (_, flow) => {
    const server = await startScriptedServer({ delayMs: slowMs });
    const undisturbed = await goUndisturbed(flow, server);
    let killed = 0;
    let repeats = 0;
    for (let trial = 0; killed < killsEach && trial < 3 * killsEach; trial += 1) {
      const moment = chooseMoment(trial, undisturbed);
      const told = `killed at ${JSON.stringify(moment)}`;
      const { folder, outputs, wasKilled, answered, recorded, after } = await goKilled(flow, server, moment);
      expect(outputs, told).toBe(undisturbed.outputs);
      expect(checkStore(folder), told).toBe("ok");
      expect(findRun(folder)?.status, told).toBe("done");
      expect(new Set([...answered, ...after]), told).toEqual(new Set(undisturbed.marks));
      expect(new Set(after).size, told).toBe(after.length);
      expect(
        after.filter((mark) => recorded.has(mark)),
        told,
      ).toEqual([]);
      const again = after.filter((mark) => answered.includes(mark)).length;
      expect(again, told).toBeLessThanOrEqual(1);
      if (wasKilled) killed += 1;
      repeats += again;
    }
    process.stderr.write(`${flow.name}: ${killed} killed at work, ${repeats} calls sent again.\n`);
    expect(killed).toBe(killsEach);
  },
  3_600_000,
);
