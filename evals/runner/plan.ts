import type { AgentName } from "../../agents/agent-names.ts";
import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";
import type { Dataset, Example, LoadedDataset } from "../dataset.ts";
import type { AnyTask } from "../task.ts";
import { type Candidate, parseCandidate } from "./candidate.ts";
import { checkCounts, type SampleCounts, takeSample } from "./sample-counts.ts";

/** What an eval is asked to try. */
export interface EvalRequest {
  /** Names; none of these three: all. */
  readonly tasks: readonly string[];
  readonly agents: readonly string[];
  readonly datasets: readonly string[];
  /** Specs. */
  readonly candidates: readonly string[];
  /** `with`: the built-in engine and every baseline of a task are tried as well. */
  readonly baselines: "with" | "without";
  readonly sample: SampleCounts;
  /** The same for candidates that call models; the others do all that `sample` leaves. */
  readonly sampleModels: SampleCounts;
  /** How often a candidate that calls models tries each example. */
  readonly samples: number;
}

/** What there is to choose from. */
export interface EvalStock {
  readonly tasks: readonly AnyTask[];
  readonly datasets: readonly Dataset[];
}

/** One candidate's work in a table: which examples it tries, each `samples` times. */
export interface PlannedColumn {
  readonly candidate: Candidate;
  readonly examples: readonly Example[];
  readonly samples: number;
}

/** One task on one dataset, by all its candidates. */
export interface PlannedTable {
  readonly task: AnyTask;
  readonly dataset: Dataset;
  readonly loaded: LoadedDataset;
  readonly columns: readonly PlannedColumn[];
}

/** All tables of an eval. */
export interface EvalPlan {
  readonly tables: readonly PlannedTable[];
}

/**
 * Loads the datasets that a request names and says who tries which of their examples. Throws `bad_usage` or
 * `unknown_model` with the valid names, and what a dataset throws when a row of it is wrong.
 */
export async function planEval(request: EvalRequest, stock: EvalStock): Promise<EvalPlan> {
  const tasks = chooseTasks(request, stock.tasks);
  const datasets = chooseDatasets(request, stock.datasets, tasks);
  const counted = [...stock.tasks, ...stock.datasets].map(({ name }) => name);
  for (const counts of [request.sample, request.sampleModels]) checkCounts(counts, counted);
  const baselines = [...new Set(tasks.flatMap((task) => task.baselines))];
  const candidates = request.candidates.map((spec) => parseCandidate(spec, baselines));
  const tables: PlannedTable[] = [];
  for (const dataset of datasets) {
    const task = tasks.find(({ name }) => name === dataset.task);
    if (task === undefined) continue;
    const loaded = await dataset.load();
    for (const example of loaded.examples) task.check(example);
    const wanted = candidatesOf(task, request, candidates);
    const columns = wanted
      .map((candidate) => planColumn(candidate, { request, task, dataset, loaded }))
      .filter(({ examples }) => examples.length > 0);
    if (columns.length > 0) tables.push({ task: leadWithDecisive(task, columns), dataset, loaded, columns });
  }
  if (tables.length === 0) throw nothingToDo(request, candidates);
  return { tables };
}

function chooseTasks(request: EvalRequest, all: readonly AnyTask[]): readonly AnyTask[] {
  checkNames(
    "task",
    request.tasks,
    all.map(({ name }) => name),
  );
  const agents: readonly (AgentName | "analyze")[] = [...new Set(all.map(({ agent }) => agent))];
  checkNames("agent", request.agents, agents);
  if (request.tasks.length + request.agents.length === 0) return all;
  return all.filter(({ name, agent }) => request.tasks.includes(name) || request.agents.includes(agent));
}

function chooseDatasets(
  request: EvalRequest,
  all: readonly Dataset[],
  tasks: readonly AnyTask[],
): readonly Dataset[] {
  checkNames(
    "dataset",
    request.datasets,
    all.map(({ name }) => name),
  );
  const taskNames = tasks.map(({ name }) => name);
  const isNamed = ({ name }: Dataset): boolean =>
    request.datasets.length === 0 || request.datasets.includes(name);
  const chosen = all.filter((dataset) => isNamed(dataset) && taskNames.includes(dataset.task));
  if (chosen.length > 0) return chosen;
  const named = all.filter(isNamed).map(({ name, task }) => `${name} (for ${task})`);
  throw new OnrecordError(
    `No dataset for ${taskNames.join(", ")} among ${named.join(", ") || "none"}. List all with "onrecord eval datasets", or name a folder of your own with --data.`,
    { code: "bad_usage" },
  );
}

function checkNames(what: string, named: readonly string[], known: readonly string[]): void {
  for (const name of named) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new OnrecordError(
      `No ${what} "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`} Known: ${known.join(", ") || "none"}.`,
      { code: "bad_usage" },
    );
  }
}

/** The candidates that can do a task: free ones first, then as they were named; each once. */
function candidatesOf(
  task: AnyTask,
  { baselines }: EvalRequest,
  named: readonly Candidate[],
): readonly Candidate[] {
  const usual = baselines === "with" ? ["builtin", ...task.baselines.map((name) => `baseline/${name}`)] : [];
  const all = [...usual.map((spec) => parseCandidate(spec, task.baselines)), ...named];
  const bySpec = new Map(all.map((candidate) => [candidate.spec, candidate]));
  return [...bySpec.values()].filter(({ baseline, directions }) => {
    if (baseline !== undefined) return task.baselines.includes(baseline);
    return directions === undefined || task.agent === "translator";
  });
}

function planColumn(
  candidate: Candidate,
  parts: {
    readonly request: EvalRequest;
    readonly task: AnyTask;
    readonly dataset: Dataset;
    readonly loaded: LoadedDataset;
  },
): PlannedColumn {
  const { sample, sampleModels, samples } = parts.request;
  const all = takeSample(parts.loaded.examples, sample, parts.dataset);
  if (candidate.kind !== "models") return { candidate, examples: all, samples: 1 };
  return { candidate, examples: takeSample(all, sampleModels, parts.dataset), samples };
}

/** Where the first scorer says nothing of what all candidates try, the first that does decides in its place. */
function leadWithDecisive(task: AnyTask, columns: readonly PlannedColumn[]): AnyTask {
  const sets = columns.map(({ examples }) => new Set(examples));
  const common = columns[0]?.examples.filter((example) => sets.every((set) => set.has(example))) ?? [];
  const lead = task.scorers.find((scorer) =>
    common.some((example) => scorer.score(example, undefined) !== undefined),
  );
  if (lead === undefined) return task;
  return { ...task, scorers: [lead, ...task.scorers.filter((scorer) => scorer !== lead)] };
}

function nothingToDo(request: EvalRequest, candidates: readonly Candidate[]): OnrecordError {
  const specs = candidates.map(({ spec }) => spec).join(", ") || "none";
  const what = [...request.tasks, ...request.agents].join(", ") || "any task";
  return new OnrecordError(
    `There is nothing to try: ${specs} can do no dataset of ${what}. A baseline belongs to tasks that have it, and Apertium only translates.`,
    { code: "bad_usage" },
  );
}
