import { expect, test } from "vitest";
import { OnrecordError } from "../../../errors.ts";
import { compareTable } from "../../../evals/comparison/compare-table.ts";
import type { ScoredTable } from "../../../evals/comparison/score-table.ts";
import { sliceTable } from "../../../evals/comparison/slices.ts";
import { invalidShare, spendingOf } from "../../../evals/comparison/spending.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { shouter, tinyAccess, tinyDataset, tinyExamples } from "../tiny-eval.ts";
import { runTiny } from "../tiny-tables.ts";

const models = {
  "scripted/good": shouter("good", (text) => ({ text: text.toUpperCase() })),
  "scripted/odd": shouter("odd", (text) => {
    if (text.startsWith("line 1")) throw new OnrecordError("No.", { code: "refused" });
    return { text: text.toUpperCase() };
  }),
};

async function tinyTable(sampleModels = {}): Promise<ScoredTable> {
  const [table] = await runTiny({
    folder: temporaryFolder(),
    dataset: tinyDataset(tinyExamples(16)),
    models: tinyAccess(models),
    request: { candidates: ["scripted/good", "scripted/odd"], sampleModels },
  });
  if (table === undefined) throw new Error("There is one table.");
  return table;
}

test("candidates stand best first; those that cannot be told apart share a rank", async () => {
  const { columns, pairs } = compareTable(await tinyTable());
  expect(
    columns.map(({ column, rank, figures }) => [column.candidate.spec, rank, figures[0]?.value]),
  ).toEqual([
    ["scripted/good", 1, 1],
    ["scripted/odd", 1, 37 / 48],
    ["builtin", 2, 2 / 3],
    ["baseline/copy", 4, 0],
  ]);
  const pair = pairs.find(({ left, right }) => left === "builtin" && right === "scripted/odd");
  expect(pair?.verdict).toMatchObject({
    verdict: "cannot_tell",
    text: expect.stringMatching(/^cannot tell yet, about/),
  });
  expect(columns[1]?.figures[1]?.value).toBeGreaterThan(50);
});

test("figures of candidates that tried a sample are of that sample, and the whole stands beside", async () => {
  const compared = compareTable(await tinyTable({ shout: 12 }));
  expect(compared.common).toHaveLength(12);
  const builtin = compared.columns.find(({ column }) => column.candidate.spec === "builtin");
  expect(builtin?.figures[0]).toMatchObject({ rows: 12 });
  expect(builtin?.wholeFigures?.[0]).toMatchObject({ rows: 48, value: 2 / 3 });
  const model = compared.columns.find(({ column }) => column.candidate.kind === "models");
  expect(model).not.toHaveProperty("wholeFigures");
});

test("slices show where a candidate fails, the larger first", async () => {
  const table = await tinyTable();
  const slices = sliceTable(table, table.columns, table.planned.loaded.examples);
  const shown = slices.map(({ by, value, examples, figures }) => [by, value, examples, figures[0]?.value]);
  expect(table.columns[0]?.candidate.spec).toBe("builtin");
  expect(shown).toEqual([
    ["language", "en", 24, 2 / 3],
    ["language", "es", 24, 2 / 3],
    ["kind", "plain", 32, 1],
    ["kind", "question", 16, 0],
  ]);
});

test("what was refused counts as wrong and as invalid", async () => {
  const table = await tinyTable();
  const odd = table.columns.find(({ candidate }) => candidate.spec === "scripted/odd");
  if (odd === undefined) throw new Error("It is there.");
  expect(invalidShare(odd)?.value).toBeCloseTo(11 / 48, 12);
});

test("what it took is told a thousand examples, and seconds with their order statistics", async () => {
  const table = await tinyTable();
  const [builtin] = table.columns;
  if (builtin === undefined) throw new Error("It is there.");
  const spending = spendingOf(builtin, table.planned.task.scorers[0]);
  expect(spending).toMatchObject({
    calls: 0,
    costUsd: 0,
    usdPerThousand: { value: 0 },
    usdPerThousandRight: { value: 0 },
  });
  expect(spending.median?.value).toBeGreaterThan(0);
  expect(spending.p95?.interval.upper).toBe(Number.POSITIVE_INFINITY);
});
