import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { leaseMs } from "../../store/lease.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program, runProgram } from "./run-program.ts";

/** Jobs of the large trial; ONRECORD_JOBS=1000 is the whole one, which takes some minutes. */
const jobCount = Number(process.env["ONRECORD_JOBS"] ?? 100);
/** How long all of them may take, in milliseconds. */
const patienceMs = 60_000 + jobCount * 3_000;
/** Jobs that a worker has in hand. */
const inHand = 2;
/** How long the scripted model takes for an answer. */
const slowMs = 60;

const statements = [{ text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] }];
const kinds =
  "summary main_ideas insights ideas quotes habits facts references conclusion recommendations".split(" ");
const sections = kinds.map((kind) => ({ kind, statements }));
const model = "summarizer=scripted/slow.json";

interface JobRow {
  readonly id: string;
  readonly status: string;
  readonly owner: string | null;
  readonly started_ms: number | null;
}

function prepare(count: number): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "rec"));
  for (let at = 0; at < count; at += 1) {
    writeFileSync(join(folder, "rec", `talk-${at}.vtt`), `${smallVtt}\nNOTE recording ${at}\n`);
  }
  const answers = [{ purpose: "", value: { sections }, delayMs: slowMs }];
  writeFileSync(join(folder, "slow.json"), JSON.stringify({ answers, log: join(folder, "calls") }));
  writeFileSync(join(folder, "calls"), "");
  return folder;
}

async function run(folder: string, line: string) {
  const ran = await runProgram([...line.split(" "), "--store", "store"], { cwd: folder });
  expect(ran.code, ran.error).toBe(0);
  return ran;
}

function startWorker(folder: string, more: readonly string[] = ["--until-empty"]): ChildProcess {
  const args = ["worker", "--concurrency", String(inHand), "--store", "store", "--quiet", ...more];
  return spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "ignore" });
}

function read<T>(folder: string, query: string): T[] {
  const database = new Database(join(folder, "store", "onrecord.db"), { readonly: true });
  try {
    return database.prepare<[], T>(query).all();
  } finally {
    database.close();
  }
}

const jobs = (folder: string): JobRow[] => read<JobRow>(folder, "SELECT * FROM jobs ORDER BY seq");
const count = (folder: string, where: string): number =>
  read<{ count: number }>(folder, `SELECT COUNT(*) AS count FROM jobs WHERE ${where}`)[0]?.count ?? 0;
const asked = (folder: string): number =>
  readFileSync(join(folder, "calls"), "utf8").split("asked ").length - 1;
const heldBy = (folder: string, pid: number | undefined): JobRow[] =>
  jobs(folder).filter(({ owner }) => owner?.split("\t")[1] === String(pid));

async function until(holds: () => boolean, timeoutMs = patienceMs): Promise<void> {
  const endMs = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > endMs) throw new Error("It did not happen in time.");
    await sleep(20);
  }
}

const exited = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (child.exitCode === null ? child.on("exit", resolve) : resolve(child.exitCode)));

async function countCalls(): Promise<number> {
  const folder = prepare(1);
  await run(folder, `jobs add rec --recipe brief --model ${model}`);
  await run(folder, "worker --until-empty --quiet");
  return asked(folder);
}

test(`${jobCount} jobs, two workers, one killed with -9: every result is there once, and the dead one's jobs go on in time`, async () => {
  const needed = (await countCalls()) * jobCount;
  const folder = prepare(jobCount);
  await run(folder, `jobs add rec --recipe brief --model ${model} --out out`);
  const [doomed, survivor] = [startWorker(folder), startWorker(folder)];
  const survived = exited(survivor);
  await until(() => count(folder, "status = 'done'") >= jobCount / 4);
  await until(() => heldBy(folder, doomed.pid).length === inHand);
  const orphans = heldBy(folder, doomed.pid).map(({ id }) => id);
  doomed.kill("SIGKILL");
  const killedMs = Date.now();
  await exited(doomed);
  const orphaned = `id IN (${orphans.map((id) => `'${id}'`).join()})`;
  // Held by the one that lives, or ended: a job that only waits does not go on.
  const goesOn = `(status = 'done' OR owner LIKE '%\t${survivor.pid}\t%')`;
  await until(() => count(folder, `${orphaned} AND ${goesOn}`) === orphans.length);
  const restartedMs = Date.now() - killedMs;
  expect(restartedMs).toBeLessThan(leaseMs + 2_000);
  expect(orphans).toHaveLength(inHand);
  expect(await survived).toBe(0);
  expect(jobs(folder).map(({ status }) => status)).toEqual(Array(jobCount).fill("done"));
  const runs = read<{ id: string; json: string }>(folder, "SELECT id, json FROM runs");
  expect(runs.map(({ id }) => id).sort()).toEqual(
    jobs(folder)
      .map(({ id }) => id)
      .sort(),
  );
  for (const { json } of runs) {
    const { out, status, result } = JSON.parse(json);
    expect([status, typeof result]).toEqual(["done", "string"]);
    expect(readFileSync(join(out, "report.html"), "utf8").endsWith("</html>\n")).toBe(true);
  }
  expect(asked(folder)).toBeGreaterThanOrEqual(needed);
  expect(asked(folder)).toBeLessThanOrEqual(needed + 4 * 2 * inHand);
  expect(read<{ count: number }>(folder, "SELECT COUNT(*) AS count FROM checkpoints")).toEqual([
    { count: 0 },
  ]);
  expect(read<object>(folder, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  process.stderr.write(
    `${jobCount} jobs: ${asked(folder)} calls, ${needed} needed; the dead one's jobs went on after ${restartedMs} ms.\n`,
  );
}, 3_600_000);

test("SIGTERM ends a worker with 0 once its step is done, its jobs wait again, and another repeats no call", async () => {
  const needed = (await countCalls()) * 2;
  const folder = prepare(2);
  await run(folder, `jobs add rec --recipe brief --model ${model}`);
  const worker = startWorker(folder, []);
  const ended = exited(worker);
  await until(() => asked(folder) > 0);
  worker.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(jobs(folder).every(({ owner }) => owner === null)).toBe(true);
  await run(folder, "worker --until-empty --quiet");
  expect(jobs(folder).map(({ status }) => status)).toEqual(["done", "done"]);
  expect(asked(folder)).toBe(needed);
});

test("a second signal stops a worker at once", async () => {
  const folder = prepare(1);
  const hanging = { answers: [{ purpose: "", hang: true }], log: join(folder, "calls") };
  writeFileSync(join(folder, "slow.json"), JSON.stringify(hanging));
  await run(folder, `jobs add rec --recipe brief --model ${model}`);
  const worker = startWorker(folder, []);
  const ended = exited(worker);
  await until(() => asked(folder) > 0);
  worker.kill("SIGTERM");
  await sleep(300);
  expect(worker.exitCode).toBe(null);
  const startedMs = Date.now();
  worker.kill("SIGTERM");
  expect(await ended).toBe(143);
  expect(Date.now() - startedMs).toBeLessThan(2_000);
});

test("analyze of a folder that was killed goes on with the same command and pays nothing twice", async () => {
  const needed = (await countCalls()) * 4;
  const folder = prepare(4);
  const args = `analyze rec --recipe brief --model ${model} --json --store store`.split(" ");
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "ignore" });
  await until(() => asked(folder) > 0 && jobs(folder).some(({ status }) => status === "done"));
  child.kill("SIGKILL");
  await exited(child);
  const again = await runProgram(args, { cwd: folder });
  expect(again.code, again.error).toBe(0);
  expect(again.out.trimEnd().split("\n")).toHaveLength(4);
  expect(read<{ count: number }>(folder, "SELECT COUNT(*) AS count FROM runs")).toEqual([{ count: 4 }]);
  expect(asked(folder)).toBeLessThanOrEqual(needed + 4);
});
