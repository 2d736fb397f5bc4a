import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program, runProgram } from "./run-program.ts";

/** Raise it for a longer trial. */
const talks = 4;
const sweepAll = "gc --older-than 0m --json --store store".split(" ");

function newFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "rec"));
  for (let at = 0; at < talks; at += 1) {
    writeFileSync(join(folder, "rec", `talk-${at}.vtt`), `${smallVtt}\nNOTE recording ${at}\n`);
  }
  return folder;
}

/** Makes blobs look as if they had not been used for years, so that only what names them keeps them. */
function age(folder: string, names: Iterable<string> = blobsOf(folder)): void {
  for (const name of names) {
    const path = join(folder, "store", "blobs", name);
    if (existsSync(path)) utimesSync(path, 1_700_000_000, 1_700_000_000);
  }
}

function blobsOf(folder: string): string[] {
  const blobs = join(folder, "store", "blobs");
  if (!existsSync(blobs)) return [];
  return readdirSync(blobs, { recursive: true, encoding: "utf8" }).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );
}

function results(folder: string): string[] {
  const out = join(folder, "out");
  return readdirSync(out)
    .sort()
    .map((name) => readFileSync(join(out, name, "analysis.json"), "utf8"));
}

function read<T>(folder: string, query: string): T[] {
  const database = new Database(join(folder, "store", "onrecord.db"), { readonly: true });
  try {
    return database.prepare<[], T>(query).pluck().all();
  } finally {
    database.close();
  }
}

test("gc in a loop beside a worker takes nothing that the worker needs", async () => {
  const plain = newFolder();
  const command = "analyze rec --recipe brief --out out --store store --quiet --lang en".split(" ");
  expect((await runProgram(command, { cwd: plain })).code).toBe(0);
  const folder = newFolder();
  let isWorking = true;
  const work = runProgram(command, { cwd: folder }).finally(() => {
    isWorking = false;
  });
  let sweeps = 0;
  let seen: string[] = [];
  while (isWorking) {
    // A blob is named moments after it was stored: those that were there before the last sweep have been by now.
    age(folder, seen);
    seen = blobsOf(folder);
    const { code, error } = await runProgram(sweepAll, { cwd: folder });
    expect(code, error).toBe(0);
    sweeps += 1;
  }
  const worked = await work;
  expect(worked.code, worked.error).toBe(0);
  expect(sweeps).toBeGreaterThan(1);
  expect(results(folder)).toEqual(results(plain));
  age(folder);
  expect((await runProgram(sweepAll, { cwd: folder })).code).toBe(0);
  for (const id of read<string>(folder, "SELECT id FROM runs")) {
    const shown = await runProgram(["resume", id, "--json", "--quiet", "--store", "store"], { cwd: folder });
    expect(shown.code, shown.error).toBe(0);
  }
  expect(read(folder, "PRAGMA integrity_check")).toEqual(["ok"]);
});

test("gc that is killed at any moment leaves a store that works and that the next gc ends", async () => {
  const folder = newFolder();
  await runProgram("analyze rec --recipe brief --store store --quiet".split(" "), { cwd: folder });
  for (const waitMs of [150, 250, 300, 350, 400, 500]) {
    age(folder);
    const child = spawn(process.execPath, [program, ...sweepAll], { cwd: folder, stdio: "ignore" });
    await sleep(waitMs);
    child.kill("SIGKILL");
    await new Promise((resolve) =>
      child.exitCode === null ? child.on("close", resolve) : resolve(undefined),
    );
    expect(read(folder, "PRAGMA integrity_check")).toEqual(["ok"]);
  }
  age(folder);
  expect((await runProgram(sweepAll, { cwd: folder })).code).toBe(0);
  const again = await runProgram(sweepAll, { cwd: folder });
  expect(JSON.parse(again.out)).toMatchObject({ calls: { count: 0 }, blobs: { count: 0 } });
  expect(readdirSync(join(folder, "store", "tmp"))).toEqual([]);
  for (const id of read<string>(folder, "SELECT id FROM runs")) {
    const shown = await runProgram(["resume", id, "--json", "--quiet", "--store", "store"], { cwd: folder });
    expect(shown.code, shown.error).toBe(0);
  }
});
