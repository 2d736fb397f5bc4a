import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { expandSources, isMany } from "../../app/expand-sources.ts";
import { matchGlob } from "../../app/match-glob.ts";
import { watchFolder } from "../../app/watch-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function folderOf(...files: readonly string[]): string {
  const folder = temporaryFolder();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "words");
  }
  return folder;
}

async function expand(cwd: string, names: readonly string[], other?: string) {
  const findOther = async (): Promise<string | undefined> => other;
  const { sources, missing } = await expandSources(names, { cwd, findOther });
  return { sources: sources.map(({ source }) => source.replace(`${cwd}/`, "")), missing };
}

test("a folder stands for the transcripts in it and below, without hidden files, other kinds and reports", async () => {
  const cwd = folderOf(
    "rec/b.vtt",
    "rec/a.srt",
    "rec/deep/c.TXT",
    "rec/film.mp4",
    "rec/.hidden.vtt",
    "rec/.onrecord/d.vtt",
    "rec/out/a-1/report.html",
    "rec/out/a-1/run.json",
    "rec/out/a-1/analysis.md",
  );
  expect(await expand(cwd, ["rec"])).toEqual({
    sources: ["rec/a.srt", "rec/b.vtt", "rec/deep/c.TXT"],
    missing: [],
  });
});

test("patterns match below their folder, and a file may have any ending when it is named", async () => {
  const cwd = folderOf("talks/a.vtt", "talks/2024/b.vtt", "talks/c.srt", "odd.dat");
  expect((await expand(cwd, ["talks/*.vtt"])).sources).toEqual(["talks/a.vtt"]);
  expect((await expand(cwd, ["talks/**/*.{vtt,srt}"])).sources).toEqual([
    "talks/2024/b.vtt",
    "talks/a.vtt",
    "talks/c.srt",
  ]);
  expect((await expand(cwd, ["odd.dat"])).sources).toEqual(["odd.dat"]);
});

test("what is no file may be known otherwise, else it is missing", async () => {
  const cwd = folderOf("empty/film.mp4");
  expect((await expand(cwd, ["talk-01"], "talk-01234567")).sources).toEqual(["talk-01234567"]);
  expect(await expand(cwd, ["nothing.vtt", "*.vtt", "empty"])).toEqual({
    sources: [],
    missing: ["nothing.vtt", "*.vtt", "empty"],
  });
});

test("folders and patterns may stand for many, a file with brackets in its name for itself", () => {
  const cwd = folderOf("rec/a.vtt", "talk [1].vtt");
  expect(["rec", "*.vtt", "rec/a.vtt", "talk [1].vtt", "talk-01"].map((name) => isMany(name, cwd))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ["*.vtt", "a.vtt", true],
  ["*.vtt", "deep/a.vtt", false],
  ["**/a.vtt", "a.vtt", true],
  ["**/a.vtt", "x/y/a.vtt", true],
  ["a?.vtt", "ab.vtt", true],
  ["[ab].vtt", "b.vtt", true],
  ["[!ab].vtt", "b.vtt", false],
  ["[!ab].vtt", "c.vtt", true],
  ["a.{vtt,s*}", "a.srt", true],
  ["a+b(1).vtt", "a+b(1).vtt", true],
  ["a.vtt", "aXvtt", false],
])("%s and %s: %s", (pattern, path, matches) => {
  expect(matchGlob(pattern)(path)).toBe(matches);
});

test("a watched folder gives each file once it has stopped growing, and again when it has changed", async () => {
  const folder = folderOf("a.vtt");
  const stop = new AbortController();
  const given: string[] = [];
  const watching = watchFolder(folder, {
    everyMs: 5,
    signal: stop.signal,
    onArrived: async (sources) => {
      given.push(...sources.map(({ source, version }) => `${source.at(-5)} ${version.split(" ")[0]}`));
    },
  });
  await expect.poll(() => given).toEqual(["a 5"]);
  writeFileSync(join(folder, "b.vtt"), "");
  writeFileSync(join(folder, "a.vtt"), "more words");
  await expect.poll(() => given).toEqual(["a 5", "a 10"]);
  writeFileSync(join(folder, "b.vtt"), "at last");
  await expect.poll(() => given).toEqual(["a 5", "a 10", "b 7"]);
  stop.abort();
  await watching;
});
