import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program, runProgram } from "./run-program.ts";

/** Longer than the program's looks at a folder are apart, twice. */
const settleMs = 2_500;

test("a watched folder's files become jobs once they have stopped growing, and one signal ends the watch", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "inbox"));
  writeFileSync(join(folder, "inbox", "there.vtt"), smallVtt);
  const args = ["jobs", "add", "--watch", "inbox", "--store", "store"];
  const watch = spawn(process.execPath, [program, ...args], { cwd: folder });
  const said: string[] = [];
  createInterface({ input: watch.stdout }).on("line", (line) => said.push(line));
  const ended = once(watch, "exit");

  await expect.poll(() => said, { timeout: 30_000 }).toEqual([`added ${join("inbox", "there.vtt")}`]);
  const growing = join(folder, "inbox", "growing.vtt");
  for (const piece of smallVtt.split(/(?<=\n\n)/)) {
    appendFileSync(growing, piece);
    await sleep(500);
  }
  // Under a name that is no transcript's while it is written, as a careful recorder does.
  writeFileSync(join(folder, "inbox", "whole.part"), smallVtt);
  await sleep(settleMs);
  renameSync(join(folder, "inbox", "whole.part"), join(folder, "inbox", "whole.vtt"));
  await expect.poll(() => said.length, { timeout: 30_000 }).toBe(3);
  watch.kill("SIGTERM");
  const [code] = await ended;

  expect(code).toBe(0);
  expect(said.slice(1)).toEqual([
    `added ${join("inbox", "growing.vtt")}`,
    `added ${join("inbox", "whole.vtt")}`,
  ]);
  const worked = await runProgram(["worker", "--until-empty", "--store", "store", "--quiet"], {
    cwd: folder,
  });
  expect(worked.code, worked.error).toBe(0);
  const listed = await runProgram(["jobs", "list", "--store", "store", "--json"], { cwd: folder });
  expect(JSON.parse(listed.out)).toMatchObject([{ status: "done" }, { status: "done" }, { status: "done" }]);
}, 90_000);
