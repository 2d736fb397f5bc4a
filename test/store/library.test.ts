import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { openLibrary } from "../../store/library.ts";
import { openStore } from "../../store/store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const row = {
  sha256: "a".repeat(64),
  id: "harbour-aaaaaaaa",
  readerVersion: "1",
  reading: "b".repeat(64),
  addedAt: "2026-01-02T03:04:05.000Z",
};
const later = { ...row, sha256: "c".repeat(64), id: "ferry-cccccccc", addedAt: "2026-02-02T03:04:05.000Z" };

test("keeps a transcript in a plain file, without opening a database", () => {
  const folder = temporaryFolder();
  openLibrary(folder, "w").addTranscript(row);
  expect(openLibrary(folder, "other").transcript(row.sha256)).toEqual(row);
  expect(readdirSync(join(folder, "transcripts"))).toEqual([`${row.sha256}.json`]);
  expect(existsSync(join(folder, "onrecord.db"))).toBe(false);
});

test("lists the newest first; a transcript read again keeps its place", () => {
  const library = openLibrary(temporaryFolder(), "w");
  library.addTranscript(row);
  library.addTranscript(later);
  library.addTranscript({ ...row, readerVersion: "2", addedAt: "2026-03-02T03:04:05.000Z" });
  expect(library.transcripts()).toEqual([later, { ...row, readerVersion: "2" }]);
});

test("a list that was kept is given up as soon as another process adds, replaces or takes away a transcript", () => {
  const folder = temporaryFolder();
  const [library, other] = [openLibrary(folder, "w", Date.now), openLibrary(folder, "other")];
  const listOnceSettled = () => {
    const settled = new Date(Date.now() - 60_000);
    utimesSync(join(folder, "transcripts"), settled, settled);
    expect(library.transcripts()).toEqual(library.transcripts());
    return library.transcripts();
  };
  other.addTranscript(row);
  expect(listOnceSettled()).toEqual([row]);
  other.addTranscript(later);
  expect(library.transcripts()).toEqual([later, row]);
  expect(listOnceSettled()).toEqual([later, row]);
  other.addTranscript({ ...row, readerVersion: "2" });
  expect(library.transcripts()).toEqual([later, { ...row, readerVersion: "2" }]);
  expect(listOnceSettled()).toHaveLength(2);
  rmSync(join(folder, "transcripts", `${later.sha256}.json`));
  expect(library.transcripts()).toEqual([{ ...row, readerVersion: "2" }]);
});

test("a list is not kept while the folder's time could be that of two changes", () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder, "w", Date.now);
  const now = new Date();
  const listAt = (time: Date) => {
    utimesSync(join(folder, "transcripts"), time, time);
    return library.transcripts();
  };
  expect(listAt(now)).toEqual([]);
  openLibrary(folder, "other").addTranscript(row);
  expect(listAt(now)).toEqual([row]);
});

test("a damaged row and a file of another kind are passed over", () => {
  const folder = temporaryFolder();
  const library = openLibrary(folder, "w");
  library.addTranscript(row);
  writeFileSync(join(folder, "transcripts", `${later.sha256}.json`), "{");
  writeFileSync(join(folder, "transcripts", "notes.txt"), "x");
  expect(library.transcripts()).toEqual([row]);
  expect(library.transcript(later.sha256)).toBeUndefined();
  expect(library.transcript("../onrecord")).toBeUndefined();
});

test("transcripts that an earlier version kept in its database are moved into the library once", () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  database
    .prepare("INSERT INTO transcripts (sha256, id, reader_version, reading, added_at) VALUES (?, ?, ?, ?, ?)")
    .run(row.sha256, row.id, row.readerVersion, row.reading, row.addedAt);
  database.close();
  const open = () =>
    openStore({ folder, owner: { host: "h", pid: 1, nonce: "n" }, nowMs: () => 0, isAlive: () => true });
  const store = open();
  expect(store.transcripts()).toEqual([row]);
  expect(store.database.prepare("SELECT COUNT(*) AS n FROM transcripts").get()).toEqual({ n: 0 });
  store.close();
  const again = open();
  expect(again.transcripts()).toEqual([row]);
  again.close();
});
