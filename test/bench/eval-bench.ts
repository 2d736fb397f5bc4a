import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compareTable } from "../../evals/comparison/compare-table.ts";
import { openRecords } from "../../evals/comparison/record-source.ts";
import { scoreTable } from "../../evals/comparison/score-table.ts";
import { buildReport } from "../../evals/report/eval-report.ts";
import { renderHtml } from "../../evals/report/render-html.ts";
import { type EvalPlan, planEval } from "../../evals/runner/plan.ts";
import { openRecordFile, recordsPath } from "../../evals/runner/record-file.ts";
import { runPlan } from "../../evals/runner/run-plan.ts";
import { createFunctionModel } from "../../models/scripted-model.ts";
import { tinyAccess, tinyDataset, tinyExamples, tinyRequest, tinyTask } from "../evals/tiny-eval.ts";
import type { BenchResult } from "./result.ts";

const recordings = 1_667;
const names = ["a", "b", "c", "d", "e"];

/** What an eval of 5,000 rows and 6 candidates costs besides the candidates' own work, and what its report weighs. */
export async function benchEval(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  try {
    const plan = await planEval(
      tinyRequest({
        candidates: ["builtin", ...names.map((name) => `scripted/${name}`)],
        baselines: "without",
      }),
      { tasks: [tinyTask()], datasets: [tinyDataset(tinyExamples(recordings))] },
    );
    const { milliseconds, growth } = await runRows(plan, folder);
    const report = timeReport(plan, folder);
    return [
      { what: "eval: the runner's own share of a row", measured: milliseconds, unit: "ms", bar: 2 },
      {
        what: "eval: memory after 30,000 rows, of that after 7,500",
        measured: growth,
        unit: "times",
        bar: 1.5,
      },
      { what: "eval: score, compare and render 30,000 rows", measured: report.milliseconds, unit: "ms" },
      {
        what: "eval: report.html of 30,000 rows, of 10 MB",
        measured: report.bytes / 1e7,
        unit: "times",
        bar: 1,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runRows(plan: EvalPlan, folder: string): Promise<{ milliseconds: number; growth: number }> {
  const answers = names.map(
    (name) => [`scripted/${name}`, createFunctionModel(name, answerOf(name))] as const,
  );
  const file = openRecordFile(folder, "bench");
  const heaps: number[] = [];
  const startedMs = performance.now();
  await runPlan(plan, {
    models: tinyAccess(Object.fromEntries(answers)),
    file,
    program: () => "bench",
    onProgress({ ended }) {
      if (ended % 7_500 === 0) heaps.push(usedHeap());
    },
  });
  await file.close();
  const milliseconds = (performance.now() - startedMs) / heaps.length / 7_500;
  return { milliseconds, growth: (heaps.at(-1) ?? 0) / (heaps[0] ?? 1) };
}

/** Half of them wrong now and then, each with a kilobyte to say. */
function answerOf(name: string) {
  return ({ messages }: { readonly messages: readonly { readonly content: string }[] }): unknown => {
    const text = messages[0]?.content ?? "";
    const isRight = (text.length + name.charCodeAt(0)) % 5 !== 0;
    return { text: isRight ? text.toUpperCase() : `${text} ${name} `.repeat(40) };
  };
}

// What is garbage and not collected yet says nothing of what is kept.
setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function usedHeap(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

function timeReport(plan: EvalPlan, folder: string): { milliseconds: number; bytes: number } {
  const startedMs = performance.now();
  const path = recordsPath(folder);
  const records = openRecords(path);
  const tables = plan.tables.map((table) => compareTable(scoreTable(table, records)));
  records.close();
  const page = join(folder, "report.html");
  writeFileSync(page, renderHtml(buildReport(tables), path));
  return { milliseconds: performance.now() - startedMs, bytes: statSync(page).size };
}
