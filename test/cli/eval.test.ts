import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { parseSample } from "../../cli/eval-options.ts";
import { describeProgress } from "../../cli/eval-progress.ts";
import { tinyAccess } from "../evals/tiny-eval.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type Ran, runWith } from "./run-with.ts";

const app = { openModels: () => tinyAccess() };

/** Runs `onrecord eval …` in a folder, on the router's own small dataset where no other is named. */
function runEval(folder: string, line: string): Promise<Ran> {
  return runWith(["eval", ...line.split(" "), "--out", folder], { app });
}

test("eval run tries the engine and the baselines, prints a board and writes three reports", async () => {
  const folder = temporaryFolder();
  const { code, out, error } = await runEval(folder, "run --task routing");
  expect(code, error).toBe(0);
  expect(out).toMatch(/^What is wanted\? {2}routing on small-routing, 24 examples of 24 recordings\n/);
  expect(out).toMatch(/^1 +builtin +0\.\d{3} \[0\.\d{3}, 0\.\d{3}\] +24 /m);
  expect(out).toMatch(/^2 +baseline\/always_whole +0\.\d{3} \[0\.\d{3}, 0\.\d{3}\] +24 .* worse$/m);
  expect(error).toContain(`The report: ${join(folder, "report.html")}`);
  expect(readdirSync(folder).sort()).toEqual([
    "eval.json",
    "records.jsonl",
    "report.html",
    "report.json",
    "report.md",
  ]);
});

test("eval run --json and --markdown print what the files hold, and a replay the same again", async () => {
  const folder = temporaryFolder();
  const { out } = await runEval(folder, "run --task routing --json");
  expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")));
  const replayed = await runEval(folder, "run --task routing --replay --markdown");
  expect(replayed.code).toBe(0);
  expect(replayed.out).toBe(readFileSync(join(folder, "report.md"), "utf8"));
  expect(replayed.calls.map(([method]) => method)).toEqual(["close"]);
  expect((await runEval(folder, "report --markdown")).out).toBe(replayed.out);
});

test("a replay of what is not on record lists it and is partial", async () => {
  const { code, error } = await runEval(temporaryFolder(), "run --task routing --no-baselines --replay");
  expect(code).toBe(3);
  expect(error).toContain("not on record: routing on small-routing by builtin: r01, r02,");
  expect(error).toContain("24 rows are not on record. Run the same command without --replay to try them.");
});

test("samples are of one task or of all", async () => {
  const folder = temporaryFolder();
  const { out } = await runEval(folder, "run --task routing --no-baselines --sample routing=6 --sample 3");
  expect(out).toContain("routing on small-routing, 6 examples of 6 recordings");
});

test("eval compare says what may be said of two candidates, by every scorer", async () => {
  const folder = temporaryFolder();
  await runEval(folder, "run --task routing");
  const { code, out } = await runEval(folder, "compare builtin baseline/always_whole");
  expect(code).toBe(0);
  expect(out).toMatch(
    /^builtin against baseline\/always_whole, on the examples that both tried\n\nWhat is wanted\?/,
  );
  expect(out).toMatch(
    /^Whole plan right +0\.\d{3} \[.*\] +0\.\d{3} \[.*\] +\+0\.\d{3} \[\+0\.\d{3}, \+[01]\.\d{3}\] +better$/m,
  );
  const { out: json } = await runEval(folder, "compare builtin baseline/always_whole --json");
  expect(JSON.parse(json).tables[0].scorers[0]).toMatchObject({ verdict: "better", rows: 24, unmatched: 0 });
});

test("eval compare of the engine now and before says when nothing has changed", async () => {
  const folder = temporaryFolder();
  await runEval(folder, "run --task routing --no-baselines");
  const { code, out } = await runEval(folder, `compare builtin builtin --against ${folder}`);
  expect(code).toBe(0);
  expect(out).toContain("Both gave the same output on every example.");
});

test("eval compare without a candidate on record says how to try it", async () => {
  const folder = temporaryFolder();
  await runEval(folder, "run --task routing --no-baselines");
  const { code, error } = await runEval(folder, "compare builtin baseline/always_whole");
  expect(code).toBe(2);
  expect(error).toContain("onrecord eval run --candidate builtin baseline/always_whole");
});

test("eval gate passes what is as good, fails what is worse, and keeps both decisions", async () => {
  const folder = temporaryFolder();
  const pass = await runEval(
    folder,
    "gate --agent router --candidate builtin --incumbent baseline/always_whole",
  );
  expect(pass.code, pass.error).toBe(0);
  expect(pass.out).toMatch(/^router: builtin in place of baseline\/always_whole, margin 0.02: pass\n/);
  const worse = await runEval(
    folder,
    "gate --agent router --candidate baseline/always_whole --incumbent builtin",
  );
  expect(worse.code).toBe(1);
  expect(worse.out).toContain("worse");
  const records = readdirSync(join(folder, "gates")).map((name) =>
    JSON.parse(readFileSync(join(folder, "gates", name), "utf8")),
  );
  expect(records.map(({ verdict }) => verdict).sort()).toEqual(["pass", "worse"]);
  expect(records[0].tables[0]).toMatchObject({ dataset: "small-routing", scorer: expect.any(String) });
  expect(records[0].tables[0].datasetSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(existsSync(join(folder, "eval.json"))).toBe(false);
});

test("eval gate holds the engine to what it was recorded as, and tells few records from enough", async () => {
  const [before, now] = [temporaryFolder(), temporaryFolder()];
  await runEval(before, "run --agent router --no-baselines");
  const line = `gate --agent router --candidate builtin --incumbent builtin --against ${before}`;
  const same = await runEval(now, line);
  expect(same.code, same.error).toBe(0);
  expect(same.out).toContain("the outputs are the same");
  const empty = await runEval(now, line.replace(before, temporaryFolder()));
  expect(empty.code).toBe(3);
  expect(empty.out).toContain("no example on record in common");
});

test("eval datasets lists what there is", async () => {
  const { code, out } = await runWith("eval datasets --json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toContainEqual(
    expect.objectContaining({ name: "small-routing", task: "routing", examples: 24, recordings: 24 }),
  );
});

test.each([
  ["run --task claim", 'No task "claim". Did you mean "claims"?'],
  ["run --task claims --candidate baseline/leed", 'No baseline "leed" in the tasks at hand.'],
  ["run --task claims --candidate olama/x", "Did you mean ollama/qwen3:8b?"],
  ["run --dataset small-claim", 'Did you mean "small-claims"?'],
  ["run --sample claims=x", "Give a whole number, 0 or more."],
  ["gate --agent router --candidate builtin", "--incumbent"],
  ["gate --agent router --candidate builtin --incumbent builtin --scorer nope", 'no scorer "nope"'],
  ["compare builtin", "missing required argument 'b'"],
])("eval %s is wrong usage, and says what would be valid", async (line, message) => {
  const { code, out, error } = await runEval(temporaryFolder(), line);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toContain(message);
});

test("eval report where no eval was run says what to run", async () => {
  const { code, error } = await runEval(temporaryFolder(), "report");
  expect(code).toBe(1);
  expect(error).toContain('Run one with "onrecord eval run --out');
});

test.each(["run", "compare", "gate", "report", "datasets"])(
  "eval %s has help with examples",
  async (name) => {
    const { code, out, opened } = await runWith(`eval ${name} --help`);
    expect(code).toBe(0);
    expect(out).toContain(`$ onrecord eval ${name}`);
    expect(opened).toEqual([]);
  },
);

test("a sample's number stands alone or behind its task", () => {
  expect(parseSample("60", parseSample("claims=120"))).toEqual({ claims: 120, "*": 60 });
  expect(parseSample("small-summaries:en=12", { "*": 0 })).toEqual({ "small-summaries:en": 12, "*": 0 });
  expect(() => parseSample("=3")).toThrow(InvalidArgumentError);
});

test("progress tells rows, rate, spend and the time that is left", () => {
  const progress = { total: 500, recorded: 100, ended: 60, lanes: ["4 × server openai"] };
  expect(describeProgress(progress, { calls: 61, usd: 0.123 }, 20)).toBe(
    "160/500 rows, 3.0 a second, 61 calls, $0.12, 2 min left (4 × server openai)",
  );
  expect(describeProgress({ ...progress, ended: 0 }, { calls: 0, usd: 0 }, 0)).toBe(
    "100/500 rows, 0.0 a second (4 × server openai)",
  );
});
