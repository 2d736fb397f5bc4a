import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { openLibrary } from "../../store/library.ts";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const row = {
  sha256: "a".repeat(64),
  id: "harbour-aaaaaaaa",
  readerVersion: "1",
  reading: "b".repeat(64),
  addedAt: "2026-01-02T03:04:05.000Z",
};
const later = { ...row, sha256: "c".repeat(64), id: "ferry-cccccccc", addedAt: "2026-02-02T03:04:05.000Z" };

test("keeps a transcript in a plain file, without opening a database", async () => {
  const folder = temporaryFolder();
  await openLibrary(folder, "w").addTranscript(row);
  expect(await openLibrary(folder, "other").transcript(row.sha256)).toEqual(row);
  expect(readdirSync(join(folder, "transcripts"))).toEqual([`${row.sha256}.json`]);
  expect(existsSync(join(folder, "onrecord.db"))).toBe(false);
});

test("lists the newest first; a transcript read again keeps its place", async () => {
  const library = openLibrary(temporaryFolder(), "w");
  await library.addTranscript(row);
  await library.addTranscript(later);
  await library.addTranscript({ ...row, readerVersion: "2", addedAt: "2026-03-02T03:04:05.000Z" });
  expect(await library.transcripts()).toEqual([later, { ...row, readerVersion: "2" }]);
});

test("a list that was kept is given up as soon as another process adds, replaces or takes away a transcript", async () => {
  const folder = temporaryFolder();
  const [library, other] = [openLibrary(folder, "w", Date.now), openLibrary(folder, "other")];
  const listOnceSettled = async () => {
    const settled = new Date(Date.now() - 60_000);
    utimesSync(join(folder, "transcripts"), settled, settled);
    expect(await library.transcripts()).toEqual(await library.transcripts());
    return await library.transcripts();
  };
  await other.addTranscript(row);
  expect(await listOnceSettled()).toEqual([row]);
  await other.addTranscript(later);
  expect(await library.transcripts()).toEqual([later, row]);
  expect(await listOnceSettled()).toEqual([later, row]);
  await other.addTranscript({ ...row, readerVersion: "2" });
  expect(await library.transcripts()).toEqual([later, { ...row, readerVersion: "2" }]);
  expect(await listOnceSettled()).toHaveLength(2);
  rmSync(join(folder, "transcripts", `${later.sha256}.json`));
  expect(await library.transcripts()).toEqual([{ ...row, readerVersion: "2" }]);
});

test("a list is not kept while the folder's time could be that of two changes", async () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder, "w", Date.now);
  const now = new Date();
  const listAt = async (time: Date) => {
    utimesSync(join(folder, "transcripts"), time, time);
    return await library.transcripts();
  };
  expect(await listAt(now)).toEqual([]);
  await openLibrary(folder, "other").addTranscript(row);
  expect(await listAt(now)).toEqual([row]);
});

test("a damaged row and a file of another kind are passed over", async () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder, "w");
  await library.addTranscript(row);
  writeFileSync(join(folder, "transcripts", `${later.sha256}.json`), "{");
  writeFileSync(join(folder, "transcripts", "notes.txt"), "x");
  expect(await library.transcripts()).toEqual([row]);
  expect(await library.transcript(later.sha256)).toBeUndefined();
  expect(await library.transcript("../onrecord")).toBeUndefined();
});

test("transcripts that an earlier version kept in its database are moved into the library once", async () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  database
    .prepare("INSERT INTO transcripts (sha256, id, reader_version, reading, added_at) VALUES (?, ?, ?, ?, ?)")
    .run(row.sha256, row.id, row.readerVersion, row.reading, row.addedAt);
  database.close();
  const open = () =>
    openStore({
      location: folder,
      owner: { host: "h", pid: 1, nonce: "n" },
      nowMs: () => 0,
      isAlive: () => true,
    });
  const store = await open();
  expect(await store.transcripts()).toEqual([row]);
  await store.close();
  const after = openDatabase(folder);
  expect(after.prepare("SELECT COUNT(*) AS n FROM transcripts").get()).toEqual({ n: 0 });
  after.close();
  const again = await open();
  expect(await again.transcripts()).toEqual([row]);
  await again.close();
});
