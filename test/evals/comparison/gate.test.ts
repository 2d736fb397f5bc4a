import { expect, test } from "vitest";
import { type GatedTable, gateTable, joinVerdicts } from "../../../evals/comparison/gate.ts";
import { openRecords, openReference } from "../../../evals/comparison/record-source.ts";
import { scoreColumn, scoreTable } from "../../../evals/comparison/score-table.ts";
import { planEval } from "../../../evals/runner/plan.ts";
import { recordsPath } from "../../../evals/runner/record-file.ts";
import type { Model } from "../../../models/model.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { shouter, tinyAccess, tinyDataset, tinyExamples, tinyRequest, tinyTask } from "../tiny-eval.ts";
import { runTiny } from "../tiny-tables.ts";

const good = (text: string): unknown => ({ text: text.toUpperCase() });

async function gate(recordings: number, models: Readonly<Record<string, Model>>): Promise<GatedTable> {
  const [candidate = "", incumbent = ""] = Object.keys(models);
  const [table] = await runTiny({
    folder: temporaryFolder(),
    dataset: tinyDataset(tinyExamples(recordings)),
    models: tinyAccess(models),
    request: { candidates: [candidate, incumbent], baselines: "without" },
  });
  const [left, right] = table?.columns ?? [];
  const about = table?.planned.task.scorers[0];
  if (table === undefined || left === undefined || right === undefined || about === undefined)
    throw new Error("Both were run.");
  return gateTable(table, { candidate: left, incumbent: right }, { index: 0, about, margin: 0.05 });
}

test("the same outputs pass, however few they are", async () => {
  const gated = await gate(2, { "scripted/a": shouter("a", good), "scripted/b": shouter("b", good) });
  expect(gated).toMatchObject({
    verdict: "pass",
    task: "shout",
    dataset: "tiny",
    datasetSha256: "a".repeat(64),
    scorer: "exact",
    signature: "exact|v:1",
    examples: 6,
    recordings: 2,
    difference: { value: 0 },
  });
  expect(gated.candidateRecords).toBe(gated.incumbentRecords);
});

test("a candidate that is worse by far is worse", async () => {
  const bad = shouter("a", (text) => ({ text }));
  const gated = await gate(20, { "scripted/a": bad, "scripted/b": shouter("b", good) });
  expect(gated).toMatchObject({ verdict: "worse", candidate: { value: 0 }, incumbent: { value: 1 } });
});

test("few recordings are not enough to pass another model, and it says how many more it takes", async () => {
  const other = shouter("a", (text) => (text === "line 1" ? { text } : good(text)));
  const gated = await gate(8, { "scripted/a": other, "scripted/b": shouter("b", good) });
  expect(gated.verdict).toBe("not_enough");
  expect(gated.why).toMatch(/about [\d,]+ more recordings/);
});

test("an example that only one has tried is not enough", async () => {
  const folder = temporaryFolder();
  const dataset = tinyDataset(tinyExamples(8));
  const models = tinyAccess({ "scripted/a": shouter("a", good), "scripted/b": shouter("b", good) });
  const request = { candidates: ["scripted/a", "scripted/b"], baselines: "without" } as const;
  await runTiny({
    folder,
    dataset: tinyDataset(tinyExamples(7)),
    models,
    request: { ...request, candidates: ["scripted/a"] },
  });
  const plan = await planEval(tinyRequest(request), { tasks: [tinyTask()], datasets: [dataset] });
  await runTiny({ folder, dataset, models, request: { ...request, candidates: ["scripted/b"] } });
  const records = openRecords(recordsPath(folder));
  const [table] = plan.tables.map((one) => scoreTable(one, records));
  records.close();
  const [left, right] = table?.columns ?? [];
  const about = table?.planned.task.scorers[0];
  if (table === undefined || left === undefined || right === undefined || about === undefined)
    throw new Error("Both are there.");
  expect(
    gateTable(table, { candidate: left, incumbent: right }, { index: 0, about, margin: 0.05 }),
  ).toMatchObject({
    verdict: "not_enough",
    why: "3 examples were tried by one of the two only: run again to try the rest",
  });
});

test("records of an earlier version of the task are a reference, those of another dataset are not", async () => {
  const folder = temporaryFolder();
  const examples = tinyExamples(4);
  await runTiny({
    folder,
    dataset: tinyDataset(examples),
    models: tinyAccess(),
    request: { baselines: "with" },
  });
  const plan = async (sha256: string) =>
    (await planEval(tinyRequest(), { tasks: [tinyTask("2")], datasets: [tinyDataset(examples, sha256)] }))
      .tables[0];
  const same = await plan("a".repeat(64));
  const other = await plan("b".repeat(64));
  const reference = openReference(recordsPath(folder));
  const records = openRecords(recordsPath(folder));
  if (same?.columns[0] === undefined || other?.columns[0] === undefined) throw new Error("They are planned.");
  expect(scoreColumn(same, same.columns[0], records).missing).toBe(12);
  expect(scoreColumn(same, same.columns[0], reference).missing).toBe(0);
  expect(scoreColumn(other, other.columns[0], reference).missing).toBe(12);
  records.close();
  reference.close();
});

test.each([
  [["pass", "pass"], "pass"],
  [["pass", "not_enough"], "not_enough"],
  [["not_enough", "worse"], "worse"],
  [[], "not_enough"],
] as const)("%j together are %s", (verdicts, joined) => {
  expect(joinVerdicts(verdicts)).toBe(joined);
});
