import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { type ClaimsServer, startClaimsServer } from "./claims-server.ts";
import { program, runProgram } from "./run-program.ts";

const places = 4;
const args = [
  "eval",
  "run",
  "--task",
  "claims",
  "--candidate",
  "compatible/judge/m",
  "--out",
  "out",
  "--store",
  "store",
];

function prepare(baseUrl: string): string {
  const folder = temporaryFolder();
  const servers = { judge: { kind: "compatible", baseUrl, maxInFlight: places } };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ servers }));
  return folder;
}

/** All reports without what another run of the same would have differently. */
function readReports(folder: string): string {
  const read = (file: string): string => readFileSync(join(folder, "out", file), "utf8");
  const withoutRun = (text: string): string =>
    text.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "");
  const { run: _run, ...json } = JSON.parse(read("report.json"));
  return [JSON.stringify(json), withoutRun(read("report.md")), withoutRun(read("report.html"))].join("\n");
}

/** Starts the command and kills it with -9 at a moment; gives when that was. */
async function killAt(folder: string, moment: () => boolean): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  while (!moment() && child.exitCode === null) await sleep(3);
  const killedMs = performance.now();
  child.kill("SIGKILL");
  await ended;
  return killedMs;
}

/**
 * Prompts that were answered twice though their first answer had been dealt with. An answer is under way until the process
 * has read it: at most as many as are asked for at once, the last ones before the kill.
 */
function paidTwice(server: ClaimsServer, killedMs: number): number {
  const before = [...server.answered.values()]
    .filter(([first = 0]) => first < killedMs)
    .sort(([a = 0], [b = 0]) => a - b);
  return before.slice(0, -places).filter((times) => times.length > 1).length;
}

test.each([
  [10, "reported"],
  [3, "hidden"],
] as const)(
  "%i evals killed with -9 at random moments end with the bytes of an unkilled one and pay nothing twice; tokens %s",
  async (trials, usage) => {
    const server = await startClaimsServer({ delayMs: 60, usage });
    const whole = prepare(server.baseUrl);
    const startedMs = performance.now();
    const ran = await runProgram(args, { cwd: whole });
    expect(ran.code, ran.error).toBe(0);
    const wholeMs = performance.now() - startedMs;
    const calls = server.answered.size;
    expect(calls).toBeGreaterThan(20);
    const expected = readReports(whole);
    for (let trial = 0; trial < trials; trial += 1) {
      server.forget();
      const folder = prepare(server.baseUrl);
      // Every other one while calls are made, the rest whenever it happens to be.
      const lastCall = 1 + Math.floor(Math.random() * calls);
      const lastMs = performance.now() + Math.random() * wholeMs;
      const moment = trial % 2 === 0 ? () => server.asked() >= lastCall : () => performance.now() >= lastMs;
      const killedMs = await killAt(folder, moment);
      const resumed = await runProgram(args, { cwd: folder });
      expect(resumed.code, resumed.error).toBe(0);
      expect(readReports(folder)).toBe(expected);
      expect(paidTwice(server, killedMs)).toBe(0);
    }
  },
);

test("the same command with --replay gives the same bytes with no server there, and lists what is missing", async () => {
  const server = await startClaimsServer({ delayMs: 0, usage: "reported" });
  const folder = prepare(server.baseUrl);
  const ran = await runProgram(args, { cwd: folder });
  expect(ran.code, ran.error).toBe(0);
  const files = ["report.json", "report.md", "report.html"];
  const before = files.map((file) => readFileSync(join(folder, "out", file), "utf8"));
  writeFileSync(join(folder, "onrecord.config.json"), "{}");
  server.forget();
  const replayed = await runProgram([...args, "--replay"], { cwd: folder });
  expect(replayed.code, replayed.error).toBe(0);
  expect(replayed.out).toBe(ran.out);
  expect(files.map((file) => readFileSync(join(folder, "out", file), "utf8"))).toEqual(before);
  expect(server.asked()).toBe(0);
  const records = join(folder, "out", "records.jsonl");
  const lines = readFileSync(records, "utf8").trimEnd().split("\n");
  writeFileSync(records, `${lines.slice(0, -1).join("\n")}\n`);
  const missing = await runProgram([...args, "--replay"], { cwd: folder });
  expect(missing.code).toBe(3);
  expect(missing.error).toMatch(/not on record: claims on small-claims by compatible\/judge\/m: c\d+/);
});

test("Ctrl-C ends an eval cleanly, and says how to go on", async () => {
  const server = await startClaimsServer({ delayMs: 200, usage: "reported" });
  const folder = prepare(server.baseUrl);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let error = "";
  child.stderr.on("data", (chunk: Buffer) => {
    error += chunk.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  while (server.asked() < 6) await sleep(5);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(error).toContain("Run the same command again to go on with it.");
  const resumed = await runProgram(args, { cwd: folder });
  expect(resumed.code, resumed.error).toBe(0);
});

test("a cap leaves rows untried and says so; the same command with more to spend goes on and pays nothing twice", async () => {
  const server = await startClaimsServer({ delayMs: 5, usage: "reported" });
  const folder = prepare(server.baseUrl);
  const capped = await runProgram([...args, "--max-calls", "8"], { cwd: folder });
  expect(capped.code).toBe(3);
  expect(server.asked()).toBe(8);
  expect(capped.error).toMatch(/The budget left \d+ rows untried/);
  expect(capped.out).toMatch(/compatible\/judge\/m .* 8 of 30, over budget /);
  const again = await runProgram([...args, "--max-calls", "8"], { cwd: folder });
  expect([again.code, again.out]).toEqual([3, capped.out]);
  const more = await runProgram([...args, "--max-calls", "1000"], { cwd: folder });
  expect(more.code, more.error).toBe(0);
  expect([...server.answered.values()].every((times) => times.length === 1)).toBe(true);
});
