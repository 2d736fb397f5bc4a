import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTermSheet, writeTermSheet } from "../../app/term-sheet.ts";
import { createTermShelf } from "../../app/term-shelf.ts";
import { createStemmer } from "../../transcript/create-stemmer.ts";
import { generateTalk } from "../bench/generate-talk.ts";
import { readTalk } from "../bench/read-talk.ts";
import { smallTranscript } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const row = {
  sha256: smallTranscript.sha256,
  id: smallTranscript.id,
  readerVersion: "1",
  reading: "b".repeat(64),
  addedAt: "2026-01-02T03:04:05.000Z",
};
const stem = createStemmer("en");

test("a sheet says in which segments a word's stem stands, and what the transcript is", () => {
  const sheet = readTermSheet(Buffer.from(writeTermSheet(smallTranscript, row.reading, stem)));
  expect(sheet?.segmentsWith(stem("boats"))).toEqual([2, 3, 5]);
  expect(sheet?.count(stem("ferry"))).toBe(2);
  expect(sheet?.count("submarine")).toBe(0);
  expect(sheet?.segmentsWith("submarine")).toEqual([]);
  expect(sheet?.card).toEqual({
    format: 1,
    reading: row.reading,
    id: smallTranscript.id,
    title: "ferry",
    language: "en",
    duration: 55,
    segments: 7,
    speakers: ["Mara Quint", "Ilo Brandt"],
  });
});

test("a sheet of a long talk finds every word in every segment that holds it", () => {
  const { transcript } = readTalk(generateTalk(3000, 5));
  const sheet = readTermSheet(Buffer.from(writeTermSheet(transcript, row.reading, (word) => word)));
  const words = new Set(transcript.text.toLowerCase().match(/[a-z]+/g));
  expect(words.size).toBeGreaterThan(700);
  for (const word of words) {
    const holders = transcript.segments.flatMap(({ text }, at) =>
      new Set(text.toLowerCase().match(/[a-z]+/g)).has(word) ? [at] : [],
    );
    expect(sheet?.segmentsWith(word), word).toEqual(holders);
    expect(sheet?.count(word)).toBe(holders.length);
  }
});

test("a shelf keeps a sheet in a file that the next one reads, and only for the same reading", () => {
  const folder = temporaryFolder();
  expect(createTermShelf({ folder }).get(row)).toBeUndefined();
  createTermShelf({ folder }).put(row, smallTranscript);
  expect(readdirSync(join(folder, "terms"))).toEqual([`${row.sha256}.txt`]);
  expect(createTermShelf({ folder }).get(row)?.card.id).toBe(row.id);
  expect(createTermShelf({ folder }).get({ ...row, reading: "c".repeat(64) })).toBeUndefined();
});

test("a sheet that was cut or spoiled is none, and is written anew", () => {
  const folder = temporaryFolder();
  createTermShelf({ folder }).put(row, smallTranscript);
  const path = join(folder, "terms", `${row.sha256}.txt`);
  const whole = readFileSync(path);
  truncateSync(path, whole.length - 5);
  expect(createTermShelf({ folder }).get(row)).toBeUndefined();
  writeFileSync(path, "not a sheet\n.\n");
  const shelf = createTermShelf({ folder });
  expect(shelf.get(row)).toBeUndefined();
  shelf.put(row, smallTranscript);
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test("a folder that cannot be written costs only the file", () => {
  const folder = join(temporaryFolder(), "file");
  writeFileSync(folder, "");
  expect(createTermShelf({ folder }).put(row, smallTranscript)?.count(stem("ferry"))).toBe(2);
});
