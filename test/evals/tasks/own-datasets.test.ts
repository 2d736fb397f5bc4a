import { expect, test } from "vitest";
import { listDatasets } from "../../../evals/datasets/index.ts";
import { sampleExamples } from "../../../evals/datasets/sample.ts";
import type { AnyTask } from "../../../evals/task.ts";
import { findTask } from "../../../evals/tasks/index.ts";
import { figuresOf, tryTask } from "../try-task.ts";

const own = listDatasets({ dataFolders: [] });
/** The whole graph takes longer. */
const countOf = (task: string): number => ({ analyze: 1, injections: 6 })[task] ?? 10;
/** Only a program translates, and none is used here. */
const isBuiltin = (task: string): boolean => task !== "translations";

test.each(own)(
  "engine and baselines work on $name, twice alike, with outputs to store and figures within their ranges",
  async (dataset) => {
    const loaded = await dataset.load();
    const task = findTask(dataset.task);
    const examples = sampleExamples(loaded.examples, { count: countOf(task.name), by: dataset.strata });
    for (const candidate of [{}, ...task.baselines.map((baseline) => ({ baseline }))]) {
      const outputs = await tryTask(task, loaded, { ...candidate, examples });
      const again = await tryTask(task, loaded, { ...candidate, examples });
      expect(JSON.stringify(again)).toBe(JSON.stringify(outputs));
      const done = outputs.filter((output) => output !== undefined);
      const canWork = "baseline" in candidate || isBuiltin(task.name);
      expect(done).toHaveLength(canWork ? examples.length : 0);
      const stored: unknown[] = done.map((output) => JSON.parse(JSON.stringify(output)));
      expect(stored.filter((output) => !task.isOutput(output))).toEqual([]);
      expectWithinRanges(task, figuresOf(task, examples, outputs));
    }
  },
);

function expectWithinRanges(
  { scorers }: AnyTask,
  figures: Readonly<Record<string, number | undefined>>,
): void {
  for (const { name, range } of scorers) {
    const figure = figures[name] ?? range[0];
    expect(figure, name).toBeGreaterThanOrEqual(range[0]);
    expect(figure, name).toBeLessThanOrEqual(range[1]);
  }
}

test("the engine beats trivial baselines on the small sets", async () => {
  const figureOf = async (name: string, scorer: string, baseline?: string): Promise<number> => {
    const dataset = own.find((one) => one.name === name);
    if (dataset === undefined) throw new Error(`There is no ${name}.`);
    const loaded = await dataset.load();
    const task = findTask(dataset.task);
    const outputs = await tryTask(task, loaded, baseline === undefined ? {} : { baseline });
    return figuresOf(task, loaded.examples, outputs)[scorer] ?? Number.NaN;
  };
  expect(await figureOf("small-quotes", "macro_recall")).toBeGreaterThan(0.85);
  expect(await figureOf("small-quotes", "macro_recall", "copy")).toBeLessThan(0.6);
  expect(await figureOf("small-questions", "evidence_hit_3")).toBeGreaterThan(0.9);
  expect(await figureOf("small-questions", "evidence_hit_3", "lead")).toBeLessThan(0.3);
  expect(await figureOf("small-routing", "accuracy")).toBeGreaterThan(0.8);
  expect(await figureOf("small-routing", "accuracy", "always_whole")).toBeLessThan(0.1);
});

test("each scorer of a task has a name of its own, a title and a signature", async () => {
  for (const { task: name } of own) {
    const { scorers } = findTask(name);
    expect(new Set(scorers.map((scorer) => scorer.name)).size).toBe(scorers.length);
    for (const { name: scorer, title, signature } of scorers) {
      expect(scorer).toMatch(/^[a-z0-9]+(?:_[a-z0-9]+)*$/);
      expect(title).not.toBe("");
      expect(signature).toMatch(/\|/);
    }
  }
});
