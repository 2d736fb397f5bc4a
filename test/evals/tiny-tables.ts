import type { ModelAccess } from "../../app/model-access.ts";
import { openRecords } from "../../evals/comparison/record-source.ts";
import { type ScoredTable, scoreTable } from "../../evals/comparison/score-table.ts";
import type { Dataset } from "../../evals/dataset.ts";
import { type EvalRequest, planEval } from "../../evals/runner/plan.ts";
import { openRecordFile, recordsPath } from "../../evals/runner/record-file.ts";
import { runPlan } from "../../evals/runner/run-plan.ts";
import type { AnyTask } from "../../evals/task.ts";
import { tinyRequest, tinyTask } from "./tiny-eval.ts";

/** What a tiny eval is run with. */
export interface TinyRun {
  readonly folder: string;
  readonly dataset: Dataset;
  readonly models: ModelAccess;
  readonly request?: Partial<EvalRequest>;
  readonly task?: AnyTask;
}

/** Runs a tiny eval in a folder and gives its tables, scored. */
export async function runTiny(run: TinyRun): Promise<readonly ScoredTable[]> {
  const stock = { tasks: [run.task ?? tinyTask()], datasets: [run.dataset] };
  const plan = await planEval(tinyRequest(run.request), stock);
  const file = openRecordFile(run.folder, "test");
  await runPlan(plan, { models: run.models, file, program: () => "p", onProgress: () => undefined });
  await file.close();
  const records = openRecords(recordsPath(run.folder));
  const tables = plan.tables.map((table) => scoreTable(table, records));
  records.close();
  return tables;
}
