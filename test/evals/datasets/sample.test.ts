import { expect, test } from "vitest";
import type { Example } from "../../../evals/dataset.ts";
import { sampleExamples } from "../../../evals/datasets/sample.ts";

const examples = Array.from({ length: 60 }, (_, index): Example => {
  const source = index < 45 ? "large" : "small";
  const label = index % 3 === 0 ? "yes" : "no";
  const slices = { source, label };
  return { id: `e${index}`, recording: "r", slices, input: {}, expected: {} };
});
const ids = (count: number, by?: readonly string[], of: readonly Example[] = examples) =>
  sampleExamples(of, { count, by }).map(({ id }) => id);

test("a shorter sample is the beginning of a longer one", () => {
  const all = ids(60);
  expect(ids(7)).toEqual(all.slice(0, 7));
  expect(ids(23)).toEqual(all.slice(0, 23));
  expect(new Set(all).size).toBe(60);
});

test("each value of a slice has as many as it can", () => {
  const chosen = sampleExamples(examples, { count: 20, by: ["source", "label"] });
  const count = (source: string, label: string) =>
    chosen.filter(({ slices }) => slices["source"] === source && slices["label"] === label).length;
  expect([count("large", "yes"), count("large", "no")]).toEqual([5, 5]);
  expect([count("small", "yes"), count("small", "no")]).toEqual([5, 5]);
});

test("only the slices that are named count, all of them where none is", () => {
  const bySource = sampleExamples(examples, { count: 10, by: ["source"] });
  expect(bySource.filter(({ slices }) => slices["source"] === "small")).toHaveLength(5);
  expect(ids(12)).toEqual(ids(12, ["label", "source"]));
});

test("the order of the examples does not matter, nor does it follow their names", () => {
  expect(ids(20, undefined, examples.toReversed())).toEqual(ids(20));
  expect(ids(60, [])).not.toEqual(examples.map(({ id }) => id));
});

test("more than there are gives all, none gives none", () => {
  expect(ids(500)).toHaveLength(60);
  expect(ids(0)).toEqual([]);
  expect(sampleExamples([], { count: 5 })).toEqual([]);
});
