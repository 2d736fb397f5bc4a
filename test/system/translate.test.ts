import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTranscript } from "../../transcript/index.ts";
import { smallVtt } from "../small-transcript.ts";
import { requireProgram } from "./require-program.ts";
import { runProgram } from "./run-program.ts";

let folder = "";
const run = (line: string, input = "") =>
  runProgram(line.split(" "), { cwd: folder, variables: { ONRECORD_HOME: join(folder, "store") }, input });

beforeAll(() => {
  requireProgram("apertium", "apertium apertium-eng-spa");
  folder = mkdtempSync(join(tmpdir(), "onrecord-translate-"));
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("captions come back as Spanish captions with the same times and speakers", async () => {
  const { code, out } = await run("translate ferry.vtt --to es --quiet");
  expect([0, 3]).toContain(code);
  const read = (text: string) =>
    readTranscript({ bytes: new TextEncoder().encode(text), sha256: "c".repeat(64), uri: "x.vtt" })
      .transcript;
  const [before, after] = [read(smallVtt), read(out)];
  expect(after.language).toBe("es");
  expect(after.segments.map(({ start, end, speaker }) => [start, end, speaker])).toEqual(
    before.segments.map(({ start, end, speaker }) => [start, end, speaker]),
  );
  expect(after.text).toContain("transbordador");
  expect(after.text).toMatch(/18[.,]?500/);
});

test("plain text from standard input goes to standard output as text", async () => {
  const { code, out } = await run(
    "translate - --to es --quiet",
    "Ann: The boat sails at nine in the morning.\nBob: The captain reads the letter in the harbour.\n",
  );
  expect([0, 3]).toContain(code);
  expect(out).toMatch(/^Ann: .*nueve.*\.$/m);
  expect(out).toMatch(/^Bob: .*capitán/m);
});

test("--out writes a file, and a pair that Apertium does not have is an error that says what to do", async () => {
  expect((await run("translate ferry.vtt --to es --out es/ferry.srt --quiet")).out).toBe("");
  expect(readFileSync(join(folder, "es", "ferry.srt"), "utf8")).toMatch(
    /^1\n00:00:01,000 --> 00:00:07,000\n/,
  );
  const { code, error } = await run("translate ferry.vtt --to ja --quiet");
  expect(code).toBe(1);
  expect(error).toMatch(/^onrecord: Nothing here translates en to ja\..*--model translator=SPEC\.\n$/);
});
