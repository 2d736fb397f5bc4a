import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ProgramRun, program, runProgram } from "./run-program.ts";

const captions = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Mara>The ferry sails at nine in the morning.

00:00:04.000 --> 00:00:08.000
<v Jonas>No, it sails at ten since the first of June.
`;

let folder = "";
const run = (line: string, input?: string): Promise<ProgramRun> =>
  runProgram(line.split(" "), {
    cwd: folder,
    variables: { ONRECORD_HOME: join(folder, "store") },
    ...(input === undefined ? {} : { input }),
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onrecord-commands-"));
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
  writeFileSync(join(folder, "talk.vtt"), captions);
  writeFileSync(join(folder, "empty.vtt"), "");
  writeFileSync(join(folder, "blank.txt"), " \n\n\t\n");
  writeFileSync(
    join(folder, "noise.bin"),
    Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 149) % 256)),
  );
  writeFileSync(join(folder, "picture.vtt"), png);
  writeFileSync(
    join(folder, "latin1.txt"),
    Buffer.from("Zoé: Le café coûte cinq euros à Évian.\n", "latin1"),
  );
  writeFileSync(join(folder, "huge.txt"), "Ada: one more line.\n");
  truncateSync(join(folder, "huge.txt"), 60 * 1024 * 1024);
  mkdirSync(join(folder, "folder.vtt"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(["show", "analyze"])("%s of a source that cannot be read", (command) => {
  test.each(["empty.vtt", "blank.txt", "noise.bin", "folder.vtt", "missing.vtt", "huge.txt", "picture.vtt"])(
    "%s: exit 1, one clear message, no stack",
    async (name) => {
      const { code, error } = await run(`${command} ${name} --quiet`);
      const messages = error.trimEnd().split("\n");
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatch(/^onrecord: .{20,}\.$/);
      expect(messages[0]).toContain(name);
      expect(error).not.toMatch(/^\s+at |node:|\.js:\d/m);
      expect(code).toBe(1);
    },
  );
});

test("a file in Latin-1 is read, with a warning", async () => {
  const { code, out } = await run("show latin1.txt --json");
  expect(code).toBe(0);
  const shown = JSON.parse(out);
  expect(shown.status).toBe("repaired");
  expect(shown.warnings).not.toEqual([]);
  expect(shown.segments[0].text).toContain("café coûte cinq euros à Évian");
});

test("standard input is a source", async () => {
  const { code, out } = await run("show - --json", captions);
  expect(code).toBe(0);
  expect(JSON.parse(out).segments.map((segment: { speaker: string }) => segment.speaker)).toEqual([
    "Mara",
    "Jonas",
  ]);
});

test("search, ask, list, runs and doctor work on a small file", async () => {
  const search = await run("search talk.vtt ferry --json");
  expect(JSON.parse(search.out)[0]).toMatchObject({ speaker: "Mara", start: 1 });
  const ask = await run("ask talk.vtt When does the ferry sail? --json");
  expect(ask.code).toBe(0);
  const runs = await run("runs --json");
  expect(JSON.parse(runs.out)).toMatchObject([{ graph: "ask", status: "done" }]);
  const list = await run("list --json");
  expect(JSON.parse(list.out)).toContainEqual(expect.objectContaining({ title: "talk", segments: 2 }));
  expect((await run("doctor")).code).toBe(0);
});

test("quotes in rows are checked, a JSON line each", async () => {
  const rows = [
    { id: "a", quote: "The ferry sails at nine in the morning", speaker: "Mara" },
    { id: "b", quote: "The ferry sails at eleven in the morning" },
    { id: "c" },
  ];
  writeFileSync(join(folder, "quotes.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
  const { code, out } = await run("verify talk.vtt --quotes quotes.jsonl");
  const lines = out.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: "a", verdict: "said" },
    { id: "b", verdict: "altered" },
    { id: "c", verdict: "invalid", error: { code: "bad_input" } },
  ]);
  expect(code).toBe(3);
});

test.each([
  ["analyze", "analyze talk.vtt --model nowhere/none"],
  ["verify", "verify talk.vtt article.md --model fact-checker=nowhere/none"],
])("an unknown model given to %s is refused with those there are", async (_, line) => {
  writeFileSync(join(folder, "article.md"), '"The ferry sails at nine," Mara said.\n');
  const { code, error } = await run(`${line} --quiet`);
  expect(error).toMatch(/^onrecord: .*nowhere\/none.*builtin/);
  expect(code).toBe(2);
});

test("an unknown recipe is refused with those there are", async () => {
  const { code, error } = await run("analyze talk.vtt --recipe poem --quiet");
  expect(error).toMatch(/^onrecord: .*poem.*wisdom/);
  expect(code).toBe(2);
});

test("a reader that leaves early is no error", () => {
  const piped = spawnSync("sh", ["-c", `"$0" "$1" --help | head -n 1`, process.execPath, program], {
    encoding: "utf8",
  });
  expect(piped.stderr).toBe("");
  expect(piped.stdout).toMatch(/^Usage: onrecord/);
});

test("help prints quickly; the time is printed, not asserted", async () => {
  const runs = [await run("--help"), await run("--help"), await run("--help")];
  const seconds = Math.min(...runs.map((one) => one.seconds));
  process.stdout.write(`onrecord --help: ${seconds.toFixed(3)} s\n`);
  expect(runs[0]?.code).toBe(0);
});
