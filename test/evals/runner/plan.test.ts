import { expect, test } from "vitest";
import { OnrecordError } from "../../../errors.ts";
import { type EvalRequest, planEval } from "../../../evals/runner/plan.ts";
import { tinyDataset, tinyExamples, tinyRequest, tinyTask } from "../tiny-eval.ts";

const stock = { tasks: [tinyTask()], datasets: [tinyDataset(tinyExamples(10))] };
const plan = (request: Partial<EvalRequest>) => planEval(tinyRequest(request), stock);

test("the built-in engine and the baselines are columns of every table, before what is named", async () => {
  const { tables } = await plan({ candidates: ["ollama/a", "builtin"] });
  expect(tables[0]?.columns.map(({ candidate }) => candidate.spec)).toEqual([
    "builtin",
    "baseline/copy",
    "ollama/a",
  ]);
  const named = await plan({ candidates: ["ollama/a"], baselines: "without" });
  expect(named.tables[0]?.columns.map(({ candidate }) => candidate.spec)).toEqual(["ollama/a"]);
});

test("a sample is of all candidates or of models alone, in the dataset's order, and always the same", async () => {
  const { tables } = await plan({
    candidates: ["ollama/a"],
    sample: { "*": 20 },
    sampleModels: { shout: 5 },
    samples: 3,
  });
  const [builtin, , model] = tables[0]?.columns ?? [];
  expect(builtin).toMatchObject({ samples: 1 });
  expect(builtin?.examples).toHaveLength(20);
  expect(model).toMatchObject({ samples: 3 });
  expect(model?.examples).toHaveLength(5);
  expect(builtin?.examples).toEqual(expect.arrayContaining([...(model?.examples ?? [])]));
  const all = tables[0]?.loaded.examples ?? [];
  expect(model?.examples).toEqual(all.filter((example) => model?.examples.includes(example)));
});

test("a count of a dataset goes before its task's, a value before neither; 0 leaves the candidate out", async () => {
  const counts = async (sampleModels: Readonly<Record<string, number>>) => {
    const { tables } = await plan({ candidates: ["ollama/a"], baselines: "without", sampleModels });
    return tables[0]?.columns[0]?.examples ?? [];
  };
  expect(await counts({ tiny: 3, shout: 5, "*": 7 })).toHaveLength(3);
  const even = await counts({ "tiny:question": 4 });
  expect(even).toHaveLength(4);
  expect(even.map(({ slices }) => slices["kind"])).toEqual(Array(4).fill("question"));
  expect(await counts({ "tiny:question": 2, "tiny:plain": 1 })).toHaveLength(3);
  const { tables } = await plan({ candidates: ["ollama/a"], sampleModels: { shout: 0 } });
  expect(tables[0]?.columns.map(({ candidate }) => candidate.spec)).toEqual(["builtin", "baseline/copy"]);
});

test("where the first scorer says nothing of what all candidates try, the next one decides", async () => {
  const task = tinyTask();
  const [exact, ...others] = task.scorers;
  if (exact === undefined) throw new Error("There is one.");
  const ofPlain: typeof exact = {
    ...exact,
    score: (example, output) =>
      example.slices["kind"] === "plain" ? exact.score(example, output) : undefined,
  };
  const decisive = async (sampleModels: Readonly<Record<string, number>>) => {
    const request = tinyRequest({ candidates: ["ollama/a"], sampleModels });
    const { tables } = await planEval(request, {
      ...stock,
      tasks: [{ ...task, scorers: [ofPlain, ...others] }],
    });
    return tables[0]?.task.scorers.map(({ name }) => name);
  };
  expect(await decisive({ "tiny:question": 4 })).toEqual(["letters", "exact"]);
  expect(await decisive({ "tiny:plain": 4 })).toEqual(["exact", "letters"]);
  expect(await decisive({})).toEqual(["exact", "letters"]);
});

test.each([
  [{ sample: { tinny: 3 } }, 'A sample of "tinny", which is no dataset or task here. Did you mean "tiny"?'],
  [{ tasks: ["shot"] }, 'No task "shot". Did you mean "shout"? Known: shout.'],
  [{ agents: ["router"] }, 'No agent "router". Known: answerer.'],
  [{ datasets: ["tinny"] }, 'No dataset "tinny". Did you mean "tiny"? Known: tiny.'],
  [
    { candidates: ["apertium/eng-spa"], baselines: "without" },
    "There is nothing to try: apertium/eng-spa can do no dataset",
  ],
] as const)("%j is refused with what would be valid", async (request, message) => {
  await expect(plan(request)).rejects.toThrow(message);
});

test("an example that the task cannot read is told before anything is tried", async () => {
  const [first] = tinyExamples(1);
  if (first === undefined) throw new Error("There is one.");
  const dataset = tinyDataset([{ ...first, input: { words: 3 } }]);
  await expect(planEval(tinyRequest(), { ...stock, datasets: [dataset] })).rejects.toThrow(OnrecordError);
  await expect(planEval(tinyRequest(), { ...stock, datasets: [dataset] })).rejects.toThrow(
    /example "e0": input/,
  );
});
