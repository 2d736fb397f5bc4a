import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./run-program.ts";

const trials = 20;
const slowMs = 120;

const statements = [{ text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] }];
const kinds =
  "summary main_ideas insights ideas quotes habits facts references conclusion recommendations".split(" ");
const value = { sections: kinds.map((kind) => ({ kind, statements })) };
const script = { answers: [{ purpose: "", value, delayMs: slowMs }] };

interface Place {
  readonly folder: string;
  readonly args: readonly string[];
}

function prepare(): Place {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  writeFileSync(join(folder, "slow.json"), JSON.stringify({ ...script, log: join(folder, "calls") }));
  writeFileSync(join(folder, "calls"), "");
  const args = [
    "analyze",
    "ferry.vtt",
    "--model",
    "summarizer=scripted/slow.json",
    "--store",
    "store",
    "--out",
    "out",
  ];
  return { folder, args };
}

function run(folder: string, args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" });
}

/** Starts the run and kills it with -9 `delayMs` after it was recorded; true when it was still at work. */
async function killAfter({ folder, args }: Place, delayMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<boolean>((resolve) =>
    child.on("exit", (_, signal) => resolve(signal === "SIGKILL")),
  );
  while (!isRecorded(folder) && child.exitCode === null) await sleep(10);
  await sleep(delayMs);
  child.kill("SIGKILL");
  return await ended;
}

function isRecorded(folder: string): boolean {
  const path = join(folder, "store", "onrecord.db");
  if (!existsSync(path)) return false;
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare("SELECT 1 FROM runs").get() !== undefined;
  } catch {
    return false; // the tables are not made yet
  } finally {
    database.close();
  }
}

/** Everything a reader gets but the block that holds the run's id, times and costs. */
function readReports(folder: string): string {
  const read = (file: string): string => readFileSync(join(folder, "out", file), "utf8");
  const withoutRun = (text: string): string =>
    text.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "");
  return [read("analysis.json"), withoutRun(read("analysis.md")), withoutRun(read("report.html"))].join("\n");
}

function finishedTasks(folder: string): string[] {
  const database = new Database(join(folder, "store", "onrecord.db"), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  const rows = database
    .prepare<[], { json: string }>("SELECT json FROM agent_records")
    .all()
    .map(({ json }): { agent: string; task: string; status: string } => JSON.parse(json));
  database.close();
  return rows
    .filter(({ agent, status }) => agent === "summarizer" && status === "done")
    .map(({ task }) => task);
}

test(`${trials} runs killed with -9 at random moments end with the bytes of an unkilled run and repeat no finished call`, async () => {
  const whole = prepare();
  expect(run(whole.folder, whole.args).status).toBe(0);
  const { startedAt, finishedAt } = JSON.parse(readFileSync(join(whole.folder, "out", "run.json"), "utf8"));
  const workMs = Date.parse(finishedAt) - Date.parse(startedAt);
  const expected = readReports(whole.folder);
  let killedAtWork = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const place = prepare();
    const wasKilled = await killAfter(place, Math.random() * workMs);
    const listed = run(place.folder, ["runs", "--json", "--store", "store"]);
    expect(listed.status, listed.stderr).toBe(0);
    const runs: readonly { id: string; status: string }[] = JSON.parse(listed.stdout);
    if (runs[0] === undefined) throw new Error("The run was recorded before it was killed and is gone.");
    if (wasKilled) killedAtWork += 1;
    const finished = finishedTasks(place.folder);
    writeFileSync(join(place.folder, "calls"), "");
    rmSync(join(place.folder, "out"), { recursive: true, force: true });
    const resumed = run(place.folder, ["resume", runs[0].id, "--store", "store"]);
    expect(resumed.status, resumed.stderr).toBe(0);
    expect(readReports(place.folder)).toBe(expected);
    const calls = readFileSync(join(place.folder, "calls"), "utf8");
    for (const task of finished) expect(calls).not.toContain(`asked ${purposeOf(task)}`);
  }
  expect(killedAtWork).toBeGreaterThan(trials / 2);
});

/** The purpose that the summarizer gives for a task of the `wisdom` recipe begins with its first section. */
function purposeOf(task: string): string {
  const first: Record<string, string> = {
    "summarize:summary": "summary",
    "summarize:ideas": "main_ideas",
    "summarize:insights": "insights",
    "summarize:quotes": "quotes",
    "summarize:details": "habits",
  };
  return `summarize:${first[task] ?? "unknown"}`;
}
