import { expect, test } from "vitest";
import { sampleExamples } from "../../../evals/runner/sample-examples.ts";
import { tinyExamples } from "../tiny-eval.ts";

test("a sample holds each kind by its share, from as many recordings as there are, in the old order", () => {
  const examples = tinyExamples(20);
  const sample = sampleExamples(examples, 12);
  expect(sample).toHaveLength(12);
  expect(sample.filter(({ slices }) => slices["kind"] === "question")).toHaveLength(4);
  expect(sample.filter(({ language }) => language === "en")).toHaveLength(6);
  expect(new Set(sample.map(({ recording }) => recording)).size).toBeGreaterThanOrEqual(9);
  expect(sample).toEqual(examples.filter((example) => sample.includes(example)));
});

test("the same examples are chosen whatever order they come in, and all where there are no more", () => {
  const examples = tinyExamples(20);
  const ids = (rows: typeof examples): string[] => rows.map(({ id }) => id).sort();
  expect(ids(sampleExamples(examples.toReversed(), 7))).toEqual(ids(sampleExamples(examples, 7)));
  expect(sampleExamples(examples, 60)).toBe(examples);
});

test("a kind with one example may have no place in a small sample; the sample keeps its size", () => {
  const [first, ...rest] = tinyExamples(10);
  if (first === undefined) throw new Error("There is a first one.");
  const odd = { ...first, slices: { kind: "odd" } };
  expect(sampleExamples([odd, ...rest], 3)).toHaveLength(3);
});
