import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexRecords, openRecordReader } from "../../../evals/runner/read-records.ts";
import type { EvalRecord } from "../../../evals/runner/record.ts";
import { openRecordFile, recordsPath } from "../../../evals/runner/record-file.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

function recordOf(letter: string, text: string): EvalRecord {
  return {
    key: letter.repeat(64),
    task: "shout",
    taskVersion: "1",
    dataset: "tiny",
    example: letter,
    candidate: "builtin",
    sample: 0,
    status: "ok",
    output: { text },
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    seconds: 0.5,
    program: "p1",
    at: "2026-03-04T05:06:07.000Z",
  };
}

test("what was appended is found again, the last one of a key, by this writer and the next", async () => {
  const folder = temporaryFolder();
  const file = openRecordFile(folder, "one");
  await Promise.all([
    file.append(recordOf("a", "erste 😀")),
    file.append(recordOf("b", "zweite")),
    file.append(recordOf("a", "dritte")),
  ]);
  expect(file.find("a".repeat(64))).toMatchObject({ status: "ok", program: "p1" });
  await file.close();
  const index = indexRecords(recordsPath(folder));
  expect(index).toMatchObject({ unreadable: 0, isTorn: false });
  const reader = openRecordReader(recordsPath(folder));
  const place = index.places.get("a".repeat(64));
  if (place === undefined) throw new Error("It is on record.");
  expect(reader.read(place).output).toEqual({ text: "dritte" });
  reader.close();
  const next = openRecordFile(folder, "two");
  expect(next.find("a".repeat(64))).toEqual(place);
  expect(next.find("c".repeat(64))).toBeUndefined();
  await next.close();
});

test("a last line that was torn is dropped, and the next record starts on a line of its own", async () => {
  const folder = temporaryFolder();
  const before = openRecordFile(folder, "one");
  await before.append(recordOf("a", "whole"));
  await before.close();
  const whole = readFileSync(recordsPath(folder), "utf8");
  appendFileSync(recordsPath(folder), JSON.stringify(recordOf("b", "ä torn")).slice(0, -3));
  expect(indexRecords(recordsPath(folder))).toMatchObject({ isTorn: true, sizeBytes: whole.length });
  const after = openRecordFile(folder, "two");
  expect(after.find("b".repeat(64))).toBeUndefined();
  await after.append(recordOf("c", "next"));
  await after.close();
  expect(readFileSync(recordsPath(folder), "utf8")).toBe(
    `${whole}${JSON.stringify(recordOf("c", "next"))}\n`,
  );
});

test("a line that is no record is counted and costs the others nothing", async () => {
  const folder = temporaryFolder();
  const good = JSON.stringify(recordOf("a", "good"));
  writeFileSync(
    recordsPath(folder),
    `${good}\n\u0000\u0000{"key": 1}\n\n${good.replaceAll("a".repeat(64), "b".repeat(64))}\n`,
  );
  const file = openRecordFile(folder, "one");
  expect(file.unreadable).toBe(1);
  expect(file.find("b".repeat(64))).toBeDefined();
  await file.close();
});

test("a file of many chunks is indexed to the byte", () => {
  const path = join(temporaryFolder(), "records.jsonl");
  const lines = ["a", "b", "c", "d"].map((letter) =>
    JSON.stringify(recordOf(letter, `${letter}ü`.repeat(300_000))),
  );
  writeFileSync(path, `${lines.join("\n")}\n`);
  const index = indexRecords(path);
  const reader = openRecordReader(path);
  expect([...index.places.values()].map((place) => reader.read(place).example)).toEqual(["a", "b", "c", "d"]);
  reader.close();
});

test("a second writer is refused while the first one lives, and told what to do", async () => {
  const folder = temporaryFolder();
  const file = openRecordFile(folder, "one");
  expect(() => openRecordFile(folder, "two")).toThrow(
    /is held by process \d+ .*name another folder with --out/,
  );
  await file.close();
  await openRecordFile(folder, "two").close();
  expect(existsSync(`${recordsPath(folder)}.lock`)).toBe(false);
});

test.each([
  ["a process that is gone", { host: hostname(), pid: 2 ** 22 + 1, nonce: "gone" }],
  ["nobody, in a form that cannot be read", "?"],
])("a lock of %s is taken over", async (_whose, held) => {
  const folder = temporaryFolder();
  writeFileSync(`${recordsPath(folder)}.lock`, JSON.stringify(held));
  await openRecordFile(folder, "two").close();
});

test("a lock of another machine stands", () => {
  const folder = temporaryFolder();
  writeFileSync(`${recordsPath(folder)}.lock`, JSON.stringify({ host: "elsewhere", pid: 1, nonce: "x" }));
  expect(() => openRecordFile(folder, "two")).toThrow(/process 1 on elsewhere/);
});
