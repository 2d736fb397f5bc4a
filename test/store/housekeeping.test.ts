import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { blobPath } from "../../store/blob-store.ts";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { dayMs, fillable, type TestedHousekeeping, testHousekeeping } from "./housekeeping-contract.ts";

const nowMs = Date.parse("2026-06-30T12:00:00.000Z");

/** A store in which a process with number 7 lives and all others are dead. */
async function newStore(folder = temporaryFolder()) {
  const open = (pid: number) =>
    openStore({
      location: folder,
      owner: { host: "here", pid, nonce: `n${pid}` },
      nowMs: () => nowMs,
      isAlive: (other) => other === 7,
    });
  const store = await open(7);
  const database = new Database(join(folder, "onrecord.db"));
  onTestFinished(() => void database.close());
  const tested: TestedHousekeeping = {
    store,
    nowMs,
    async ageBlob(name, days) {
      const seconds = (nowMs - days * dayMs) / 1000;
      utimesSync(blobPath(join(folder, "blobs"), name), seconds, seconds);
    },
    async ageJobs(days) {
      database.prepare("UPDATE jobs SET finished_ms = finished_ms - ?").run(days * dayMs);
    },
    async holdAndDie(runId) {
      await (await open(8)).leases.take(runId);
    },
    threads: async (table) =>
      database.prepare<[], string>(`SELECT DISTINCT thread_id FROM ${table} ORDER BY 1`).pluck().all(),
  };
  return { ...fillable(tested), database, folder };
}

testHousekeeping("in a folder", () => newStore());

test("the original of a transcript whose row is damaged stays, and so does that of an example that was kept", async () => {
  const { store, folder, month, putOld, has } = await newStore();
  const [original, other] = [await putOld("original", 400), await putOld("another original", 400)];
  writeFileSync(join(folder, "transcripts", `${original}.json`), "{");
  mkdirSync(join(folder, "reviewed", "claims"), { recursive: true });
  writeFileSync(
    join(folder, "reviewed", "claims", "examples.jsonl"),
    `{"transcript":"../../blobs/${other.slice(0, 2)}/${other}"}\n`,
  );
  await store.housekeeping.sweep(month);
  expect([await has(original), await has(other)]).toEqual([true, true]);
});

test("the disk gets the room back that rows took", async () => {
  const { store, database, saveRun, daysAgo, month, keepCheckpoint } = await newStore();
  for (let count = 0; count < 20; count += 1) {
    await saveRun(`r${count}`, { status: "done", finishedAt: daysAgo(40) });
    await keepCheckpoint(`r${count}`, "x".repeat(50_000), 40);
  }
  const swept = await store.housekeeping.sweep(month);
  expect(swept.database).toBe("compacted");
  expect(swept.freedBytes).toBeGreaterThan(1_000_000);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("a store that is opened sweeps the unfinished files of the dead, and leaves those of the living", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "tmp"));
  const files = ["here~7~n.aa.tmp", "here~8~n.bb.tmp", "elsewhere~8~n.cc.tmp", "elsewhere~9~n.dd.tmp"];
  for (const name of files) writeFileSync(join(folder, "tmp", name), "half");
  const seconds = nowMs / 1000;
  for (const name of files) utimesSync(join(folder, "tmp", name), seconds, seconds);
  utimesSync(join(folder, "tmp", "elsewhere~9~n.dd.tmp"), seconds - 90_000, seconds - 90_000);
  await newStore(folder);
  expect(readdirSync(join(folder, "tmp")).sort()).toEqual(["elsewhere~8~n.cc.tmp", "here~7~n.aa.tmp"]);
});

test("a dry run tells of the unfinished files of the dead, and leaves them to a real one", async () => {
  const { store, folder, month } = await newStore();
  const left = join(folder, "tmp", "here~8~n8.0123.tmp");
  mkdirSync(join(folder, "tmp"), { recursive: true });
  writeFileSync(left, "half");
  const told = await store.housekeeping.sweep({ ...month, mode: "dry" });
  expect([told.kinds.temporary_files, existsSync(left)]).toEqual([{ count: 1, bytes: 4 }, true]);
  const done = await store.housekeeping.sweep(month);
  expect([done.kinds.temporary_files, existsSync(left)]).toEqual([{ count: 1, bytes: 4 }, false]);
});
