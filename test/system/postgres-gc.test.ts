import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { ask } from "../postgres-server.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program, runProgram } from "./run-program.ts";
import { usePostgres } from "./use-postgres.ts";

const { isHere, server } = usePostgres();

/** Raise it for a longer trial. */
const talks = 4;
const analyze = "analyze rec --recipe brief --out out --quiet --lang en --store".split(" ");
const sweepAll = "gc --older-than 0m --json --store".split(" ");

function newFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "rec"));
  for (let at = 0; at < talks; at += 1) {
    writeFileSync(join(folder, "rec", `talk-${at}.vtt`), `${smallVtt}\nNOTE recording ${at}\n`);
  }
  return folder;
}

async function run(folder: string, args: readonly string[]): Promise<string> {
  const { code, out, error } = await runProgram(args, { cwd: folder });
  expect(code, error).toBe(0);
  return out;
}

function results(folder: string): string[] {
  const out = join(folder, "out");
  return readdirSync(out)
    .sort()
    .map((name) => readFileSync(join(out, name, "analysis.json"), "utf8"));
}

/** Makes blobs look as if they had not been used for years, so that only what names them keeps them. */
async function age(store: string, where = "true"): Promise<void> {
  await ask(store, `UPDATE onrecord.blobs SET used_ms = 1 WHERE ${where}`);
}

async function expectAllShown(folder: string, store: string): Promise<void> {
  const runs = await ask<{ id: string }>(store, "SELECT id FROM onrecord.runs");
  expect(runs).toHaveLength(talks);
  for (const { id } of runs) await run(folder, ["resume", id, "--json", "--quiet", "--store", store]);
}

describe.runIf(isHere)("gc on a real Postgres", () => {
  test("gc in a loop beside a worker takes nothing that the worker needs", async () => {
    const plain = newFolder();
    await run(plain, [...analyze, "store"]);
    const [folder, store] = [newFolder(), await server().newDatabase()];
    await run(folder, [...sweepAll, store]);
    let isWorking = true;
    const work = run(folder, [...analyze, store]).finally(() => {
      isWorking = false;
    });
    let [sweeps, seen] = [0, "'none'"];
    while (isWorking) {
      // A blob is named moments after it was stored: those that were there before the last sweep have been by now.
      await age(store, `sha256 IN (${seen})`);
      const blobs = await ask<{ sha256: string }>(store, "SELECT sha256 FROM onrecord.blobs");
      seen = ["none", ...blobs.map(({ sha256 }) => sha256)].map((name) => `'${name}'`).join();
      await run(folder, [...sweepAll, store]);
      sweeps += 1;
    }
    await work;
    expect(sweeps).toBeGreaterThan(1);
    expect(results(folder)).toEqual(results(plain));
    await age(store);
    await run(folder, [...sweepAll, store]);
    await expectAllShown(folder, store);
  });

  test("gc that is killed at any moment leaves a store that works and that the next gc ends", async () => {
    const [folder, store] = [newFolder(), await server().newDatabase()];
    await run(folder, [...analyze, store]);
    await ask(
      store,
      `INSERT INTO onrecord.blobs (sha256, bytes)
       SELECT encode(sha256(at::text::bytea), 'hex'), at::text::bytea FROM generate_series(1, 3000) AS at`,
    );
    const whole = await runProgram([...sweepAll, store, "--dry-run"], { cwd: folder });
    for (const share of [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1]) {
      await age(store);
      const gc = spawn(process.execPath, [program, ...sweepAll, store], { cwd: folder, stdio: "ignore" });
      await sleep(whole.seconds * 1_000 * share);
      const closed = new Promise((resolve) => gc.once("close", resolve));
      if (gc.exitCode === null && gc.kill("SIGKILL")) await closed;
    }
    await age(store);
    await run(folder, [...sweepAll, store]);
    const again = JSON.parse(await run(folder, [...sweepAll, store]));
    expect(again).toMatchObject({ calls: { count: 0 }, blobs: { count: 0 }, database: "as_it_was" });
    const left = "SELECT (SELECT count(*) FROM onrecord.results)::int AS calls, run_id FROM onrecord.leases";
    expect(await ask(store, left)).toEqual([]);
    await expectAllShown(folder, store);
  });
});
