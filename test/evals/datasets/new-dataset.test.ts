import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolder } from "../../../evals/datasets/load-folder.ts";
import { writeNewDataset } from "../../../evals/datasets/new-dataset.ts";
import { findTask, taskNames } from "../../../evals/tasks/index.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { tryTask } from "../try-task.ts";

test.each(taskNames)("a new dataset for %s loads as it is, and its task runs on it", async (task) => {
  const folder = temporaryFolder();
  const paths = writeNewDataset({ folder, name: "my-own", task });
  const dataset = openFolder(join(folder, "my-own"));
  expect(paths.every((path) => existsSync(path))).toBe(true);
  expect(dataset).toMatchObject({ name: "my-own", task });
  const loaded = await dataset.load();
  expect(loaded.examples.length).toBeGreaterThan(0);
  const [baseline] = findTask(task).baselines;
  const outputs = await tryTask(findTask(task), loaded, baseline === undefined ? {} : { baseline });
  expect(outputs).not.toContain(undefined);
});

test("the README of a new dataset names its fields and how to pin it", () => {
  const folder = temporaryFolder();
  const [readme] = writeNewDataset({ folder, name: "mine", task: "claims" });
  const text = readFileSync(readme ?? "", "utf8");
  expect(text).toContain("`input.claim`");
  expect(text).toContain("sha256: ?");
});

test("a folder that is there is left as it is", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "mine"));
  expect(() => writeNewDataset({ folder, name: "mine", task: "claims" })).toThrow("is there already");
  expect(existsSync(join(folder, "mine", "README.md"))).toBe(false);
});

test.each([
  ["a name that is no folder's", { name: "My claims", task: "claims" }, "cannot be a dataset's name"],
  ["a task that does not exist", { name: "mine", task: "claim" }, 'No task "claim"'],
])("refuses %s and writes nothing", (_name, wanted, message) => {
  const folder = temporaryFolder();
  expect(() => writeNewDataset({ folder, ...wanted })).toThrow(message);
  expect(existsSync(join(folder, wanted.name))).toBe(false);
});
