import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runProgram } from "./run-program.ts";

/** Mounts, or grows, a disk in memory; false where that is not allowed. */
function mount(disk: string, ...options: readonly string[]): boolean {
  return spawnSync("mount", [...options, "tmpfs", disk]).status === 0;
}

const canMount = ((): boolean => {
  const disk = join("/tmp", `onrecord-disk-${process.pid}`);
  mkdirSync(disk, { recursive: true });
  const isMounted = process.platform === "linux" && mount(disk, "-t", "tmpfs", "-o", "size=4m");
  if (isMounted) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true });
  return isMounted;
})();

/** A disk of 4 MB with a store on it, and recordings beside it. */
function newDisk() {
  const folder = temporaryFolder();
  const disk = join(folder, "disk");
  mkdirSync(disk);
  expect(mount(disk, "-t", "tmpfs", "-o", "size=4m")).toBe(true);
  onTestFinished(() => void spawnSync("umount", ["-l", disk]));
  mkdirSync(join(folder, "talks"));
  for (let at = 0; at < 3; at += 1) {
    writeFileSync(join(folder, "talks", `talk-${at}.vtt`), `${smallVtt}\nNOTE recording ${at}\n`);
  }
  const fill = (leftBytes: number): void => {
    rmSync(join(disk, "fill"), { force: true });
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, "fill"), Buffer.alloc(bavail * bsize - leftBytes));
  };
  const run = (line: string) => runProgram(line.split(" "), { cwd: folder });
  const read = <T>(query: string): T[] => {
    const database = new Database(join(disk, "store", "onrecord.db"));
    try {
      return database.prepare<[], T>(query).pluck().all();
    } finally {
      database.close();
    }
  };
  const grow = (): void => expect(mount(disk, "-o", "remount,size=64m")).toBe(true);
  return { folder, disk, fill, run, read, grow };
}

const says = /^onrecord: The disk is full: [^\n]* could not be written\. [^\n]*Free some space[^\n]*\.\n$/;

/** All files of a folder that are not whole. */
function unfinished(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"));
}

test.runIf(!canMount)("left out: a disk of 4 MB cannot be mounted here", () => {
  expect(canMount).toBe(false);
});

test.runIf(canMount)(
  "a full disk is one clear error wherever it is met, loses nothing, and with space again the same command goes on",
  async () => {
    const { disk, fill, run, read, grow } = newDisk();
    const kept = await run("analyze talks/talk-0.vtt --recipe brief --store disk/store --quiet --json");
    expect(kept.code, kept.error).toBe(0);
    const command =
      "analyze talks/talk-1.vtt --recipe wisdom --store disk/store --out disk/out --quiet --json";
    for (const leftBytes of [0, 8_000, 24_000, 45_000, 80_000, 120_000, 160_000]) {
      fill(leftBytes);
      const { code, out, error } = await run(command);
      expect([leftBytes, code, out], error).toEqual([leftBytes, 1, ""]);
      expect(error).toMatch(says);
      expect(unfinished(disk)).toEqual([]);
    }
    rmSync(join(disk, "fill"));
    grow();
    expect(read("PRAGMA integrity_check")).toEqual(["ok"]);
    const again = await run(command);
    expect(again.code, again.error).toBe(0);
    expect(readdirSync(join(disk, "out")).sort()).toEqual([
      "analysis.json",
      "analysis.md",
      "report.html",
      "run.json",
    ]);
    const runs: readonly { id: string; status: string }[] = JSON.parse(
      (await run("runs --json --store disk/store")).out,
    );
    expect(runs.map(({ status }) => status)).not.toContain("failed");
    const first = runs.at(-1)?.id ?? "";
    const shown = await run(`resume ${first} --json --store disk/store`);
    expect(JSON.parse(shown.out)).toEqual(JSON.parse(kept.out));
  },
);

test.runIf(canMount)(
  "reports that do not fit on their disk are told, and the result is in the store",
  async () => {
    const { disk, fill, run } = newDisk();
    fill(2_000);
    const command = "analyze talks/talk-0.vtt --recipe brief --store store --out disk/out --quiet --json";
    const { code, error } = await run(command);
    expect(code).toBe(1);
    expect(error).toMatch(says);
    expect(unfinished(disk)).toEqual([]);
    expect(existsSync(join(disk, "out", "report.html"))).toBe(false);
    rmSync(join(disk, "fill"));
    const [only]: readonly { id: string; status: string }[] = JSON.parse(
      (await run("runs --json --store store")).out,
    );
    expect(only?.status).toBe("done");
    expect((await run(`resume ${only?.id} --store store --quiet`)).code).toBe(0);
    expect(existsSync(join(disk, "out", "report.html"))).toBe(true);
  },
);

test.runIf(canMount)(
  "a worker on a full disk stops with the error and fails no job; with space again another ends all",
  async () => {
    const { fill, run, read, grow } = newDisk();
    const added = await run("jobs add talks --recipe wisdom --store disk/store");
    expect(added.code, added.error).toBe(0);
    for (const leftBytes of [60_000, 110_000]) {
      fill(leftBytes);
      const { code, error } = await run("worker --until-empty --concurrency 2 --quiet --store disk/store");
      expect(code).toBe(1);
      expect(error).toMatch(says);
    }
    grow();
    expect(read("SELECT DISTINCT failures FROM jobs")).toEqual([0]);
    expect(read<string>("SELECT status FROM jobs").filter((status) => status === "failed")).toEqual([]);
    const ended = await run("worker --until-empty --quiet --store disk/store");
    expect(ended.code, ended.error).toBe(0);
    expect(read("SELECT status FROM jobs")).toEqual(["done", "done", "done"]);
    expect(read("PRAGMA integrity_check")).toEqual(["ok"]);
  },
);

test.runIf(canMount)("gc makes room on a disk that is nearly full", async () => {
  const { disk, fill, run, read } = newDisk();
  await run("analyze talks --recipe brief --store disk/store --quiet");
  const old = new Date(Date.now() - 90 * 24 * 60 * 60_000);
  const name = "0".repeat(63);
  for (const digit of "0123456789") {
    const path = join(disk, "store", "blobs", "00", `${name}${digit}`);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, "x".repeat(50_000));
    spawnSync("touch", ["-d", old.toISOString(), path]);
  }
  fill(36_000);
  const { code, out, error } = await run("gc --json --store disk/store");
  expect(code, error).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ blobs: { count: 10, bytes: 500_000 } });
  const { bavail, bsize } = statfsSync(disk);
  expect(bavail * bsize).toBeGreaterThan(480_000);
  expect(read("PRAGMA integrity_check")).toEqual(["ok"]);
});
