import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";
import type { Dataset, Example } from "../dataset.ts";
import { sampleExamples } from "../datasets/sample.ts";

/**
 * Most examples of a dataset, by its name or its task's; `*` stands for those that are not named. With `:VALUE` behind
 * the name, only examples that have a slice of that value.
 */
export type SampleCounts = Readonly<Record<string, number>>;

/** The examples that the counts leave of a dataset, in its order; the name of the dataset goes before its task's. */
export function takeSample(
  examples: readonly Example[],
  counts: SampleCounts,
  { name, task, strata }: Pick<Dataset, "name" | "task" | "strata">,
): readonly Example[] {
  const rules = [name, task, "*"].map((key) => rulesOf(counts, key)).find((found) => found.length > 0);
  if (rules === undefined) return examples;
  const chosen = new Set(
    rules.flatMap(({ value, count }) =>
      sampleExamples(
        examples.filter(({ slices }) => value === undefined || Object.values(slices).includes(value)),
        { count, by: strata },
      ),
    ),
  );
  return examples.filter((example) => chosen.has(example));
}

/** Throws `bad_usage` for a name that neither a dataset nor a task has, with the nearest one that is there. */
export function checkCounts(counts: SampleCounts, names: readonly string[]): void {
  for (const key of Object.keys(counts)) {
    const [name = ""] = key.split(":");
    if (name === "*" || names.includes(name)) continue;
    const near = nearestName(name, names);
    throw new OnrecordError(
      `A sample of "${name}", which is no dataset or task here.${near === undefined ? "" : ` Did you mean "${near}"?`} Known: ${names.join(", ")}.`,
      { code: "bad_usage" },
    );
  }
}

function rulesOf(counts: SampleCounts, wanted: string): { value: string | undefined; count: number }[] {
  return Object.entries(counts).flatMap(([key, count]) => {
    const [name, ...value] = key.split(":");
    if (name !== wanted) return [];
    return [{ value: value.length === 0 ? undefined : value.join(":"), count }];
  });
}
