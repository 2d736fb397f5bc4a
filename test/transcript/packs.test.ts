import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import type { Reading } from "../../transcript/index.ts";
import { readAs } from "./read-fixture.ts";

// These packs stand beside the project and are no part of it; where they are absent, the tests are left out.
const data = new URL("../../../shared/data/", import.meta.url);
const isHere = existsSync(data);
const covered = ["vtt", "vtt-rolling", "srt", "whisper-json", "json3", "text-turns", "podcast-html"];

const FormatRow = z.object({
  id: z.string(),
  file: z.string(),
  format: z.string(),
  outcome: z.array(z.string()),
  exact_segments: z.boolean().optional(),
  expect: z
    .object({
      segments: z.number().optional(),
      first_start: z.number().optional(),
      last_end: z.number().optional(),
      speakers: z.array(z.string()).optional(),
      words_sha1: z.string().optional(),
    })
    .optional(),
});
const FileChecks = z.object({
  segments: z.number().optional(),
  warning: z.boolean().optional(),
  text_contains: z.array(z.string()).optional(),
});
const FileRow = z.object({
  id: z.string(),
  file: z.string().optional(),
  format: z.string(),
  expect: z.object({ outcome: z.string(), checks: FileChecks.optional() }),
});

function readRows<T>(path: string, schema: z.ZodType<T>): T[] {
  if (!isHere) return [];
  const lines = readFileSync(new URL(path, data), "utf8").trim().split("\n");
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function tryRead(path: string, name: string): Reading | OnrecordError {
  try {
    return readAs(name, readFileSync(new URL(path, data)));
  } catch (error) {
    if (error instanceof OnrecordError) return error;
    throw error;
  }
}

function statusOf(result: Reading | OnrecordError): string {
  if (!(result instanceof OnrecordError)) return result.status;
  return result.code === "empty_input" ? "empty" : "error";
}

function wordsSha1({ transcript }: Reading): string {
  const text = transcript.segments.map((segment) => segment.text).join(" ");
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu);
  return createHash("sha1")
    .update((words ?? []).join(" "))
    .digest("hex");
}

const formatRows = readRows("formats/expected.jsonl", FormatRow).filter((row) =>
  covered.includes(row.format),
);

type Wanted = NonNullable<z.infer<typeof FormatRow>["expect"]>;

function differences(reading: Reading, wanted: Wanted, match: "exact" | "loose"): string[] {
  const { segments, duration, speakers } = reading.transcript;
  const isFar = (got: number | undefined, want: number | undefined) => {
    return got !== undefined && want !== undefined && Math.abs(got - want) > 0.05;
  };
  const names = speakers.map((speaker) => speaker.name).sort();
  const checks: readonly (readonly [string, boolean])[] = [
    ["segments", match === "exact" && segments.length !== (wanted.segments ?? segments.length)],
    ["start", isFar(segments[0]?.start, wanted.first_start)],
    ["end", isFar(duration ?? 0, wanted.last_end)],
    [
      "speakers",
      (wanted.speakers ?? []).length > 0 && `${names}` !== `${[...(wanted.speakers ?? [])].sort()}`,
    ],
    ["words", wordsSha1(reading) !== (wanted.words_sha1 ?? wordsSha1(reading))],
  ];
  return checks.filter(([, isWrong]) => isWrong).map(([what]) => what);
}

function checkFormat(row: z.infer<typeof FormatRow>): string[] {
  const result = tryRead(`formats/${row.file}`, "input");
  const allowed = row.outcome.includes("ok") ? [...row.outcome, "repaired"] : row.outcome;
  if (!allowed.includes(statusOf(result))) return [`${row.id}: ${statusOf(result)}`];
  if (result instanceof OnrecordError || row.expect === undefined) return [];
  const match = row.exact_segments === false ? "loose" : "exact";
  return differences(result, row.expect, match).map((what) => `${row.id}: ${what}`);
}

test.runIf(isHere)(
  "every covered row of the formats pack is read as expected, without its file's name",
  () => {
    expect(formatRows.length).toBeGreaterThan(70);
    expect(formatRows.flatMap(checkFormat)).toEqual([]);
  },
);

const later = ["ttml", "docx"];
const fileRows = readRows("attacks/files.jsonl", FileRow).filter(
  (row) => row.file !== undefined && !later.includes(row.format),
);

function checkFile({ id, file = "", expect: wanted }: z.infer<typeof FileRow>): string[] {
  const result = tryRead(`attacks/${file}`, file);
  const outcome = result instanceof OnrecordError ? "error" : "accept";
  if (wanted.outcome !== "either" && outcome !== wanted.outcome) return [`${id}: ${outcome}`];
  return result instanceof OnrecordError ? [] : checkContent(id, result, wanted.checks ?? {});
}

function checkContent(id: string, { transcript }: Reading, checks: z.infer<typeof FileChecks>): string[] {
  const { text, segments, warnings } = transcript;
  if (segments.length !== (checks.segments ?? segments.length)) return [`${id}: ${segments.length} segments`];
  if (checks.warning === true && warnings.length === 0) return [`${id}: no warning`];
  return (checks.text_contains ?? [])
    .filter((part) => !text.includes(part))
    .map((part) => `${id}: lacks ${part}`);
}

test.runIf(isHere)("every hostile file of a covered format ends as it should", () => {
  expect(fileRows.length).toBeGreaterThan(15);
  expect(fileRows.flatMap(checkFile)).toEqual([]);
});

test.runIf(isHere)("reads the caption lines of the pasted page and keeps its analysis as the article", () => {
  const result = tryRead("llamacon/000_7b915bdd3ceda291.txt", "page.txt");
  if (result instanceof OnrecordError) throw result;
  expect(result.transcript.segments).toHaveLength(834);
  expect(result.transcript.events.map((event) => event.text)).toEqual(["[Music]", "[Music]"]);
  expect(result.transcript.language).toBe("en");
  expect(result.article?.source).toEqual({ start: 0, end: 10_607 });
});

test.runIf(!isHere)("left out: ../shared/data is absent", () => {
  expect(isHere).toBe(false);
});
