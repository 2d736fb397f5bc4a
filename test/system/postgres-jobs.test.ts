import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { leaseMs } from "../../store/lease.ts";
import { ask, postgresPassword } from "../postgres-server.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program, runProgram } from "./run-program.ts";
import { usePostgres } from "./use-postgres.ts";

const { isHere, server } = usePostgres();

/** Jobs of the large trials; ONRECORD_JOBS=1000 takes some minutes. */
const jobCount = Number(process.env["ONRECORD_JOBS"] ?? 8);
/** Jobs that a worker has in hand. */
const inHand = 2;
/** How long the scripted model takes for an answer. */
const slowMs = 100;
const kinds =
  "summary main_ideas insights ideas quotes habits facts references conclusion recommendations".split(" ");
const statements = [{ text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] }];
const sections = kinds.map((kind) => ({ kind, statements }));
const order = ["rec", "--recipe", "brief", "--model", "summarizer=scripted/slow.json"];

interface Trial {
  readonly folder: string;
  readonly store: string;
}

/** A folder of recordings, each different, and an empty database. */
async function prepare(count: number): Promise<Trial> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "rec"));
  for (let at = 0; at < count; at += 1) {
    writeFileSync(join(folder, "rec", `talk-${at}.vtt`), `${smallVtt}\nNOTE recording ${at}\n`);
  }
  const answers = [{ purpose: "", value: { sections }, delayMs: slowMs }];
  writeFileSync(join(folder, "slow.json"), JSON.stringify({ answers, log: join(folder, "calls") }));
  writeFileSync(join(folder, "calls"), "");
  return { folder, store: await server().newDatabase() };
}

const asked = ({ folder }: Trial): number =>
  readFileSync(join(folder, "calls"), "utf8").split("asked ").length - 1;

/** The address is in the environment, as where others can see what a machine runs. */
const variables = ({ store }: Trial): NodeJS.ProcessEnv => ({ ...process.env, ONRECORD_HOME: store });

function start(trial: Trial, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: trial.folder,
    stdio: "ignore",
    env: variables(trial),
  });
}

const startWorker = (trial: Trial): ChildProcess =>
  start(trial, ["worker", "--concurrency", String(inHand), "--until-empty", "--quiet"]);

const exited = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (child.exitCode === null ? child.on("exit", resolve) : resolve(child.exitCode)));

async function run(trial: Trial, args: readonly string[]) {
  const ran = await runProgram([...args, "--store", trial.store], { cwd: trial.folder });
  expect(ran.code, ran.error).toBe(0);
  return ran;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 240_000;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error("It did not happen in time.");
    await sleep(30);
  }
}

interface JobRow {
  readonly id: string;
  readonly status: string;
  readonly owner: string | null;
}

const jobs = ({ store }: Trial): Promise<JobRow[]> =>
  ask<JobRow>(store, "SELECT id, status, owner FROM onrecord.jobs ORDER BY seq");
const heldBy = async (trial: Trial, pid: number | undefined): Promise<string[]> =>
  (await jobs(trial)).filter(({ owner }) => owner?.split("\t")[1] === String(pid)).map(({ id }) => id);
const doneCount = async (trial: Trial): Promise<number> =>
  (await jobs(trial)).filter(({ status }) => status === "done").length;

async function countCalls(): Promise<number> {
  const trial = await prepare(1);
  await run(trial, ["analyze", ...order]);
  return asked(trial);
}

/** Every job is done, each with its one run and its reports, and nothing is left of the work on it. */
async function expectWhole(trial: Trial): Promise<void> {
  const rows = await jobs(trial);
  expect(rows.map(({ status, owner }) => [status, owner])).toEqual(rows.map(() => ["done", null]));
  const runs = await ask<{ id: string; json: string }>(trial.store, "SELECT id, json FROM onrecord.runs");
  expect(runs.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  for (const { json } of runs) {
    const { out, status, result } = JSON.parse(json);
    expect([status, typeof result]).toEqual(["done", "string"]);
    expect(readFileSync(join(out, "report.html"), "utf8").endsWith("</html>\n")).toBe(true);
  }
  const threads = await ask<{ id: string }>(
    trial.store,
    "SELECT DISTINCT thread_id AS id FROM onrecord_checkpoints.checkpoints",
  );
  expect(threads).toEqual([]);
  for (const table of ["onrecord_line.job", "onrecord.leases"]) {
    expect([table, await ask(trial.store, `SELECT * FROM ${table}`)]).toEqual([table, []]);
  }
}

describe.runIf(isHere)("jobs on a real Postgres", () => {
  test("two workers, one killed with -9: every result is there once, and its jobs go on in time", async () => {
    const needed = (await countCalls()) * jobCount;
    const trial = await prepare(jobCount);
    await run(trial, ["jobs", "add", ...order, "--out", "out"]);
    const [doomed, survivor] = [startWorker(trial), startWorker(trial)];
    const survived = exited(survivor);
    await until(
      async () => (await doneCount(trial)) >= 2 && (await heldBy(trial, doomed.pid)).length === inHand,
    );
    const orphans = await heldBy(trial, doomed.pid);
    doomed.kill("SIGKILL");
    const killedMs = Date.now();
    await exited(doomed);
    await until(async () => (await heldBy(trial, doomed.pid)).length === 0);
    // A job's cap is longer than a hold: this is the shortest that it can be.
    expect(Date.now() - killedMs).toBeLessThan(leaseMs + 5_000);
    expect(orphans.length).toBeGreaterThan(0);
    expect(await survived).toBe(0);
    await expectWhole(trial);
    expect(asked(trial)).toBeGreaterThanOrEqual(needed);
    expect(asked(trial)).toBeLessThanOrEqual(needed + 4 * 2 * inHand);
  });

  test("a Postgres that loses its power in mid-run and comes back: everything finishes", async () => {
    const needed = (await countCalls()) * jobCount;
    const trial = await prepare(jobCount);
    await run(trial, ["jobs", "add", ...order, "--out", "out"]);
    const workers = [startWorker(trial), startWorker(trial)];
    const ended = workers.map(exited);
    await until(async () => (await doneCount(trial)) >= 1);
    await server().stop("at_once");
    await sleep(3_000);
    await server().start();
    expect(await Promise.all(ended)).toEqual([0, 0]);
    await expectWhole(trial);
    // An answer that came while the server was away is written once it is back.
    expect(asked(trial)).toBeLessThanOrEqual(needed + 4 * 2 * inHand);
  });

  test("two workers and one job: one set of calls", async () => {
    const needed = await countCalls();
    const trial = await prepare(1);
    await run(trial, ["jobs", "add", ...order, "--out", "out"]);
    expect(await Promise.all([startWorker(trial), startWorker(trial)].map(exited))).toEqual([0, 0]);
    expect(asked(trial)).toBe(needed);
    await expectWhole(trial);
  });

  test("two that go on with the run of a dead worker: one set of calls", async () => {
    const needed = await countCalls();
    const trial = await prepare(1);
    await run(trial, ["jobs", "add", ...order]);
    const doomed = startWorker(trial);
    await until(async () => asked(trial) > 0);
    doomed.kill("SIGKILL");
    await exited(doomed);
    const before = asked(trial);
    const [job] = await jobs(trial);
    await ask(trial.store, "UPDATE onrecord.leases SET until_ms = 0");
    const resume = (): Promise<number | null> => exited(start(trial, ["resume", job?.id ?? ""]));
    expect(await Promise.all([resume(), resume()])).toContain(0);
    // Calls that were under way when their worker died are made again, once.
    expect(asked(trial) - before).toBeLessThanOrEqual(needed);
    const [kept] = await ask<{ json: string }>(trial.store, "SELECT json FROM onrecord.runs");
    expect(JSON.parse(kept?.json ?? "").status).toBe("done");
  });

  test("what one machine read, another one shows, which has no file of it", async () => {
    const trial = await prepare(1);
    await run(trial, ["analyze", ...order]);
    const elsewhere = { folder: temporaryFolder(), store: trial.store };
    const { out } = await run(elsewhere, ["list", "--json"]);
    const [{ id }] = JSON.parse(out);
    expect((await run(elsewhere, ["search", id, "boat"])).out).toContain("boat");
    const found = await run(elsewhere, ["doctor"]);
    expect(found.out).toContain("postgres://onrecord@127.0.0.1");
    expect(found.out + found.error).not.toContain(postgresPassword);
  });
});
