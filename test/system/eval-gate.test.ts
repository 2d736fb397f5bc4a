import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { copyProject } from "./copy-project.ts";
import { type CommandRun, runCommand } from "./run-command.ts";

const record = "eval run --no-baselines --agent quote-verifier fact-checker --out before";
const gate =
  "eval gate --agent quote-verifier fact-checker --candidate builtin --incumbent builtin --against before --out after";

/** One rule of the engine, and what it is when it is broken: no change makes a quote an altered one. */
const rule = {
  file: "grounding/judge.ts",
  sound: "keeps *= 1 - alteredBy(difference, { comparison, weights });",
  broken: "keeps *= 1 - 0 * alteredBy(difference, { comparison, weights });",
};

test("the engine's own gate passes an untouched tree and fails one with a planted regression", () => {
  const folder = join(temporaryFolder(), "copy");
  copyProject(folder);
  const run = (line: string): CommandRun =>
    runCommand(
      process.execPath,
      ["--import", "tsx", "cli/main.ts", ...line.split(" "), "--store", "store", "--quiet"],
      { cwd: folder, timeoutMs: 600_000 },
    );
  const recorded = run(record);
  expect(recorded.code, recorded.error).toBe(0);
  const untouched = run(gate);
  expect(untouched.code, untouched.error).toBe(0);
  expect(untouched.out).toContain("pass: the outputs are the same");
  const path = join(folder, rule.file);
  const source = readFileSync(path, "utf8");
  expect(source).toContain(rule.sound);
  writeFileSync(path, source.replace(rule.sound, rule.broken));
  const planted = run(gate);
  expect([1, 3], planted.error).toContain(planted.code);
  expect(planted.out).toMatch(/^quote-verifier: .*: (?:worse|not enough evidence)$/m);
  expect(planted.out).toMatch(/^fact-checker: .*: (?:pass|worse|not enough evidence)$/m);
});
