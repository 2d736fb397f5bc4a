import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { twoAnswersToOneRun, twoResumesOfOneRun, twoWorkersOnOneJob } from "./contests.ts";
import {
  checkStore,
  driveFlow,
  type Flow,
  flows,
  longestFlow,
  prepareFlow,
  readOutputs,
  readStore,
  recordedMarks,
} from "./run-flow.ts";
import { program, runProgram } from "./run-program.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { startProgram } from "./start-program.ts";
import { until } from "./until.ts";

const rowsUrl = new URL("../../../shared/data/attacks/crash.jsonl", import.meta.url);
const rows: readonly { readonly id: string; readonly trial: string }[] = existsSync(rowsUrl)
  ? readFileSync(rowsUrl, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
  : [];

/** The trials here, and what the words of a row say that is answered by each. */
const trials = {
  nodes: { what: "killed after each node of a graph", row: /graph node/i },
  contest: { what: "two processes at one job", row: /same (?:job|run)/i },
  unwritable: { what: "a folder that cannot be written", row: /not writable|read-only/i },
  clock: { what: "a clock that is set back", row: /clock/i },
};

function nameOf({ what, row }: (typeof trials)[keyof typeof trials]): string {
  const ids = rows.filter(({ trial }) => row.test(trial)).map(({ id }) => id);
  return [...ids, what].join(" ");
}

if (rows.length === 0)
  test("left out: ../shared/data/attacks/crash.jsonl is absent", () => expect(rows).toEqual([]));

test.runIf(rows.length > 0)(
  "every row of crash.jsonl is answered by a trial, and every trial by a row",
  () => {
    const all = Object.values(trials);
    const unanswered = rows.filter(({ trial }) => all.filter(({ row }) => row.test(trial)).length !== 1);
    expect(unanswered).toEqual([]);
    expect(all.filter(({ row }) => !rows.some(({ trial }) => row.test(trial)))).toEqual([]);
  },
);

const preload = (name: string): string[] => ["--import", new URL(`preload/${name}`, import.meta.url).href];

/** How many nodes of a folder's run have finished, and how many of them more than once. */
function countNodes(folder: string): { readonly finished: number; readonly repeated: number } {
  const lines = readFileSync(join(folder, "nodes"), "utf8").trimEnd().split("\n");
  return { finished: lines.length, repeated: lines.length - new Set(lines).size };
}

function noteNodes(folder: string, killAt?: number) {
  writeFileSync(join(folder, "nodes"), "");
  const at = killAt === undefined ? {} : { ONRECORD_TEST_KILL_AT: String(killAt) };
  return {
    nodeOptions: preload("note-nodes.mjs"),
    variables: { ONRECORD_TEST_NODES: join(folder, "nodes"), ...at },
  };
}

describe(nameOf(trials.nodes), () => {
  const [, , , , translate] = flows;
  const long = [longestFlow, ...(translate === undefined ? [] : [translate])];
  test.each(long.map((flow): [string, Flow] => [flow.name, flow]))(
    "%s: ends with the same bytes; no node that had finished runs again",
    async (_, flow) => {
      const server = await startScriptedServer({ delayMs: 0 });
      const whole = prepareFlow(server.baseUrl);
      await driveFlow(whole, flow, noteNodes(whole));
      const { finished, repeated } = countNodes(whole);
      expect(finished).toBeGreaterThan(4);
      expect(repeated).toBe(0);
      const calls = server.calls.length;
      const one = async (killAt: number): Promise<void> => {
        const own = await startScriptedServer({ delayMs: 0 });
        const folder = prepareFlow(own.baseUrl);
        let kills = 0;
        await driveFlow(folder, flow, {
          ...noteNodes(folder, killAt),
          onKilled() {
            kills += 1;
            expect(checkStore(folder)).toBe("ok");
          },
        });
        const told = `killed after node ${killAt} of ${finished}`;
        expect(kills, told).toBe(1);
        expect(countNodes(folder), told).toEqual({ finished, repeated: 0 });
        expect(own.calls.filter(({ state }) => state === "answered").length, told).toBe(calls);
        expect(readOutputs(folder), told).toBe(readOutputs(whole));
        expect(checkStore(folder), told).toBe("ok");
      };
      await inPairs(finished, one);
    },
  );
});

/** Does something for 1 to `count`, two at a time. */
async function inPairs(count: number, one: (at: number) => Promise<void>): Promise<void> {
  let next = 1;
  const lane = async (): Promise<void> => {
    while (next <= count) await one(next++);
  };
  await Promise.all([lane(), lane()]);
}

describe(nameOf(trials.contest), () => {
  test("two workers claim it: one set of calls, one result", twoWorkersOnOneJob);
  test("two resumes of its run: one set of calls, one result; the other says so", twoResumesOfOneRun);
  test("two answers to what its run asks: one is taken, the other refused", twoAnswersToOneRun);
});

describe(nameOf(trials.unwritable), () => {
  /** Root may write anywhere, so that it has to become somebody else. */
  const user = process.getuid?.() === 0 ? 65_534 : undefined;
  const asSomebody = user === undefined ? {} : { uid: user, gid: user };
  const canRun = spawnSync(process.execPath, [program, "--version"], asSomebody).status === 0;
  const commands = [
    "analyze ferry.vtt",
    "translate ferry.vtt --to es",
    "jobs add ferry.vtt",
    "worker",
    "runs",
    "list",
  ];

  /** What the least command takes now: a machine with too much to do is no fault of the program. */
  const timeOfStart = (): number => {
    const startedMs = performance.now();
    spawnSync(process.execPath, [program, "--version"]);
    return performance.now() - startedMs;
  };

  test.runIf(!canRun)("left out: another user cannot read the program", () => expect(canRun).toBe(false));

  test.runIf(canRun).each(commands)("%s: an error within two seconds", async (line) => {
    const folder = prepareFlow("http://127.0.0.1:9/v1");
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, "empty"));
    const filled = await runProgram(["show", "ferry.vtt", "--store", "full"], { cwd: folder });
    expect(filled.code, filled.error).toBe(0);
    for (const name of ["empty", "full"]) {
      chmodSync(join(folder, name), 0o555);
      if (name === "full") chmodSync(join(folder, "full", "onrecord.db"), 0o444);
      const limitMs = Math.max(2_000, 8 * timeOfStart());
      const startedMs = performance.now();
      const { ended, error } = startProgram([...line.split(" "), "--store", name], {
        cwd: folder,
        ...(user === undefined ? {} : { user }),
      });
      expect((await ended).code, error()).toBe(1);
      expect(performance.now() - startedMs).toBeLessThan(limitMs);
      expect(error()).toMatch(/^onrecord: The store at \S+ cannot be opened: \S+\. .*--store DIR/m);
      chmodSync(join(folder, name), 0o755);
    }
  });
});

describe(nameOf(trials.clock), () => {
  const setBack = (folder: string, pid: number | undefined): void => {
    writeFileSync(join(folder, "clock-set-back"), "");
    process.kill(pid ?? 0, "SIGUSR2");
  };

  async function goWithClock(
    flow: Flow,
    server: ScriptedServer,
    how: { readonly after: number; readonly kill: "no" | "yes" },
  ) {
    const folder = prepareFlow(server.baseUrl);
    const notes = noteNodes(folder);
    let isSet = false;
    const recorded = new Set<string>();
    const answered = (): number => server.calls.filter(({ state }) => state === "answered").length;
    await driveFlow(folder, flow, {
      ...notes,
      nodeOptions: [...notes.nodeOptions, ...preload("clock.mjs")],
      onStart(child) {
        if (isSet) return;
        void (async () => {
          await until("so many calls are answered", () => child.exitCode !== null || answered() >= how.after);
          if (child.exitCode !== null || isSet) return;
          isSet = true;
          setBack(folder, child.pid);
          if (how.kill === "no") return;
          await until("more calls are answered", () => answered() >= how.after + 2);
          child.kill("SIGKILL");
        })();
      },
      onKilled() {
        for (const mark of recordedMarks(folder)) recorded.add(mark);
        server.forget();
      },
    });
    expect(isSet).toBe(true);
    return { folder, recorded };
  }

  function expectForwardTimes(folder: string): void {
    const { startedAt, finishedAt = "" } = JSON.parse(readFileSync(join(folder, "out", "run.json"), "utf8"));
    expect(Date.parse(finishedAt)).toBeGreaterThanOrEqual(Date.parse(startedAt));
    const backward = "SELECT * FROM ledger WHERE ended_ms < started_ms";
    expect(readStore(folder, backward)).toEqual([]);
    const seconds = readStore<{ seconds: number }>(
      folder,
      "SELECT json_extract(json, '$.seconds') AS seconds FROM agent_records",
    );
    expect(seconds.length).toBeGreaterThan(0);
    expect(seconds.filter((record) => record.seconds < 0)).toEqual([]);
    const first = readStore<{ seconds: number }>(
      folder,
      "SELECT MAX(json_extract(json, '$.seconds')) AS seconds FROM agent_records",
    );
    expect(first[0]?.seconds).toBeGreaterThan(0);
  }

  test.each([
    ["a reviewed run", longestFlow, "no"],
    ["a reviewed run that is killed as well", longestFlow, "yes"],
    ["a plain run that is killed as well", flows[0] ?? longestFlow, "yes"],
  ] as const)("%s: same bytes, nothing twice, no time runs backward", async (_, flow, kill) => {
    const server = await startScriptedServer({ delayMs: 60 });
    const whole = prepareFlow(server.baseUrl);
    await driveFlow(whole, flow, noteNodes(whole));
    const needed = server.calls.map(({ mark }) => mark);
    server.forget();
    const { folder, recorded } = await goWithClock(flow, server, { after: 1, kill });
    expect(readOutputs(folder)).toBe(readOutputs(whole));
    expect(countNodes(folder)).toEqual(countNodes(whole));
    expect(server.calls.filter(({ mark }) => recorded.has(mark))).toEqual([]);
    expect(new Set([...recorded, ...server.calls.map(({ mark }) => mark)])).toEqual(new Set(needed));
    expectForwardTimes(folder);
  });

  test("an agent's time limit still ends a call that hangs", async () => {
    const server = await startScriptedServer({ delayMs: 0 });
    server.hang("before_head");
    const folder = prepareFlow(server.baseUrl);
    const started = startProgram((flows[0] ?? longestFlow).line.split(" "), {
      cwd: folder,
      nodeOptions: preload("clock.mjs"),
      variables: { ONRECORD_AGENT_TIMEOUT_MS: "1500" },
    });
    await until("a call hangs", () => server.calls.length === 1);
    setBack(folder, started.child.pid);
    const startedMs = performance.now();
    expect((await started.ended).code, started.error()).toBe(3);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  test("a cap on seconds still ends the calls", async () => {
    const server = await startScriptedServer({ delayMs: 400 });
    const folder = prepareFlow(server.baseUrl);
    const line = `${(flows[0] ?? longestFlow).line} --max-seconds 1`;
    const started = startProgram(line.split(" "), { cwd: folder, nodeOptions: preload("clock.mjs") });
    await until("a call is under way", () => server.calls.length === 1);
    setBack(folder, started.child.pid);
    expect((await started.ended).code, started.error()).toBe(3);
    expect(server.calls.length).toBeLessThanOrEqual(4);
  });

  test("a worker's job does not end before it started, and its lease is kept", async () => {
    const server = await startScriptedServer({ delayMs: 100 });
    const folder = prepareFlow(server.baseUrl);
    const line = (flows[0] ?? longestFlow).line.replace("analyze", "jobs add");
    const added = await runProgram(line.split(" "), { cwd: folder });
    expect(added.code, added.error).toBe(0);
    const start = () =>
      startProgram("worker --until-empty --store store".split(" "), {
        cwd: folder,
        nodeOptions: preload("clock.mjs"),
      });
    const first = start();
    await until("a call is under way", () => server.calls.length === 1);
    setBack(folder, first.child.pid);
    const second = start();
    expect([(await first.ended).code, (await second.ended).code], first.error() + second.error()).toEqual([
      0, 0,
    ]);
    const marks = server.calls.map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
    expect(readStore(folder, "SELECT status FROM jobs WHERE finished_ms >= started_ms")).toEqual([
      { status: "done" },
    ]);
  });
});
