import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findDataset, listDatasets } from "../../../evals/datasets/index.ts";
import { writeNewDataset } from "../../../evals/datasets/new-dataset.ts";
import { taskNames } from "../../../evals/tasks/index.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const own = listDatasets({ dataFolders: [] });
const data = fileURLToPath(new URL("../../../evals/data/", import.meta.url));

test("the program brings a dataset for every task", () => {
  expect(own.map(({ task }) => task).sort()).toEqual([...taskNames].sort());
});

test.each(own)("$name loads, is pinned, and is as its task expects", async (dataset) => {
  const { examples } = await dataset.load();
  expect(examples.length).toBeGreaterThanOrEqual(12);
  const languages = new Set(examples.map(({ language }) => language));
  const least = dataset.task === "injections" ? 2 : 5;
  expect(languages.size).toBeGreaterThanOrEqual(least);
  const folder = readdirSync(data).find((name) => isNamed(name, dataset.name));
  expect(readFileSync(join(data, folder ?? "", "README.md"), "utf8")).toMatch(/^sha256: [0-9a-f]{64}$/m);
});

function isNamed(folder: string, name: string): boolean {
  return readFileSync(join(data, folder, "README.md"), "utf8").includes(`\nname: ${name}\n`);
}

test("a user's folder may be a dataset or hold several", () => {
  const folder = temporaryFolder();
  for (const name of ["one", "two"]) writeNewDataset({ folder, name, task: "routing" });
  mkdirSync(join(folder, "notes"));
  const namesOf = (...dataFolders: readonly string[]) =>
    listDatasets({ dataFolders })
      .map(({ name }) => name)
      .slice(own.length);
  expect(namesOf(folder)).toEqual(["one", "two"]);
  expect(namesOf(join(folder, "two"))).toEqual(["two"]);
});

test("a folder without a dataset, and a name that stands twice, are refused", () => {
  const folder = temporaryFolder();
  expect(() => listDatasets({ dataFolders: [folder] })).toThrow("There is no dataset in");
  expect(() => listDatasets({ dataFolders: [join(folder, "gone")] })).toThrow("cannot be read: ENOENT");
  writeNewDataset({ folder, name: "small-quotes", task: "quotes" });
  expect(() => listDatasets({ dataFolders: [folder] })).toThrow('Two datasets are called "small-quotes"');
});

test("shared data that is not there is not listed", () => {
  const folder = temporaryFolder();
  expect(listDatasets({ dataFolders: [], sharedFolder: folder })).toHaveLength(own.length);
  mkdirSync(join(folder, "translation"));
  writeFileSync(join(folder, "translation", "segments.jsonl"), "");
  const names = listDatasets({ dataFolders: [], sharedFolder: folder }).map(({ name }) => name);
  expect(names.slice(own.length)).toEqual(["translation-segments"]);
});

test("a dataset that does not exist is named with those that do", () => {
  expect(findDataset(own, "small-claims").task).toBe("claims");
  expect(() => findDataset(own, "claims")).toThrow(/No dataset "claims". Known: .*small-claims/);
});
