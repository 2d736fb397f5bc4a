import { join } from "node:path";
import type { ModelAccess } from "../app/model-access.ts";
import { openRecords } from "./comparison/record-source.ts";
import { type ScoredTable, scoreTable } from "./comparison/score-table.ts";
import { listDatasets } from "./datasets/index.ts";
import { type EvalManifest, keepManifest } from "./eval-folder.ts";
import { type EvalPlan, type EvalRequest, planEval } from "./runner/plan.ts";
import { hashProgram } from "./runner/program-hash.ts";
import { openRecordFile, recordsPath } from "./runner/record-file.ts";
import { type EvalProgress, runPlan, type Untried } from "./runner/run-plan.ts";
import { withAgentVersions } from "./runner/versioned-task.ts";
import { tasks } from "./tasks/index.ts";

/** What is to be tried, where its datasets are, and where its records stand. */
export interface EvalOrder {
  readonly request: EvalRequest;
  readonly folder: string;
  /** Absolute. */
  readonly dataFolders: readonly string[];
  readonly sharedFolder?: string;
}

/** What an eval needs of the world. */
export interface EvalWorld {
  /** Name that the order is kept under in its folder, with its budget: a gate does not change what a report is of. */
  readonly manifest: "eval" | "gate";
  /** Models that spend from the budget kept under `batch`. */
  openModels(batch: string): ModelAccess;
  newId(): string;
  onProgress(progress: EvalProgress, models: ModelAccess): void;
}

/** What stands on record for an order, scored. */
export interface EvalOutcome {
  readonly tables: readonly ScoredTable[];
  /** Rows that were not tried just now because a candidate could not be asked. */
  readonly untried: readonly Untried[];
  /** Lines among the records that are none. */
  readonly unreadable: number;
  /** File of the records. */
  readonly records: string;
}

/**
 * Tries all that an order names and that is not on record yet, and gives everything scored. Stopped at any moment, the
 * same order goes on where it was: nothing that is on record is done again.
 */
export async function runEval(order: EvalOrder, world: EvalWorld): Promise<EvalOutcome> {
  const plan = await planOrder(order);
  const { folder, request, dataFolders, sharedFolder } = order;
  const file = openRecordFile(folder, world.newId());
  let untried: readonly Untried[];
  try {
    const places = { dataFolders: [...dataFolders], ...(sharedFolder === undefined ? {} : { sharedFolder }) };
    const wanted = { request: toManifest(request), ...places };
    const { id } = keepManifest(join(folder, `${world.manifest}.json`), wanted, world.newId());
    const models = world.openModels(id);
    untried = await runPlan(plan, {
      models,
      file,
      program: once(hashProgram),
      onProgress: (progress) => world.onProgress(progress, models),
    });
  } finally {
    await file.close();
  }
  return scorePlan(plan, folder, untried);
}

/** What is on record for an order, scored; nobody is asked and nothing is written. */
export async function replayEval(order: EvalOrder): Promise<EvalOutcome> {
  return scorePlan(await planOrder(order), order.folder, []);
}

/** The order that a folder's last command gave. */
export function orderOf(manifest: EvalManifest, folder: string): EvalOrder {
  const { request, dataFolders, sharedFolder } = manifest;
  return { request, folder, dataFolders, ...(sharedFolder === undefined ? {} : { sharedFolder }) };
}

/** Who tries what in an order; throws what names that are not there throw. */
export async function planOrder({ request, dataFolders, sharedFolder }: EvalOrder): Promise<EvalPlan> {
  const places = { dataFolders, ...(sharedFolder === undefined ? {} : { sharedFolder }) };
  return planEval(request, { tasks: tasks.map(withAgentVersions), datasets: listDatasets(places) });
}

function scorePlan({ tables }: EvalPlan, folder: string, untried: readonly Untried[]): EvalOutcome {
  const path = recordsPath(folder);
  const records = openRecords(path);
  try {
    const scored = tables.map((table) => scoreTable(table, records));
    return { tables: scored, untried, unreadable: records.unreadable, records: path };
  } finally {
    records.close();
  }
}

function toManifest(request: EvalRequest): EvalManifest["request"] {
  const { tasks: names, agents, datasets, candidates } = request;
  return {
    ...request,
    tasks: [...names],
    agents: [...agents],
    datasets: [...datasets],
    candidates: [...candidates],
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
