import { expect, test } from "vitest";
import { planEval } from "../../../evals/runner/plan.ts";
import { planLanes } from "../../../evals/runner/row-lanes.ts";
import { tinyAccess, tinyDataset, tinyExamples, tinyRequest, tinyTask } from "../tiny-eval.ts";

/** Examples of two recordings in turn. */
const mixed = tinyExamples(2).toSorted((a, b) => (Number(a.id.slice(1)) % 3) - (Number(b.id.slice(1)) % 3));

async function lanesOf(candidates: readonly string[]) {
  const stock = { tasks: [tinyTask()], datasets: [tinyDataset(mixed)] };
  const plan = await planEval(tinyRequest({ candidates }), stock);
  const models = {
    ...tinyAccess(),
    placeOf: (spec: string) => ({ server: spec.split("/")[0] ?? "", places: 3, isFree: true }),
  };
  return planLanes(plan, models).map((wave) =>
    wave.map(({ name, places, jobs }) => ({
      name,
      places,
      rows: [...jobs].map(({ column, example }) => `${column.candidate.spec} ${example.id}`),
    })),
  );
}

test("this process's own work comes first, all candidates at one example, one recording after another", async () => {
  const [own] = await lanesOf([]);
  expect(own).toEqual([
    {
      name: "engine",
      places: 1,
      rows: ["e0", "e1", "e2", "e3", "e4", "e5"].flatMap((id) => [`builtin ${id}`, `baseline/copy ${id}`]),
    },
  ]);
});

test("each server has a lane with its places, and is asked by one candidate after another", async () => {
  const [, served] = await lanesOf(["ollama/a", "openai/x", "ollama/b"]);
  expect(served?.map(({ name, places }) => [name, places])).toEqual([
    ["server ollama", 3],
    ["server openai", 3],
  ]);
  expect(served?.[0]?.rows).toEqual(
    ["a", "b"].flatMap((model) => ["e0", "e1", "e2", "e3", "e4", "e5"].map((id) => `ollama/${model} ${id}`)),
  );
});
