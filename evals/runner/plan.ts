import type { AgentName } from "../../agents/agent-names.ts";
import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";
import type { Dataset, Example, LoadedDataset } from "../dataset.ts";
import type { AnyTask } from "../task.ts";
import { type Candidate, parseCandidate } from "./candidate.ts";
import { sampleExamples } from "./sample-examples.ts";

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
  /** Most examples of a dataset by task; `*` stands for the tasks that are not named. */
  readonly sample: Readonly<Record<string, number>>;
  /** The same for candidates that call models; the others do all that `sample` leaves. */
  readonly sampleModels: Readonly<Record<string, number>>;
  /** How often a candidate that calls models tries each example. */
  readonly samples: number;
}

/** What there is to choose from. */
export interface EvalStock {
  readonly tasks: readonly AnyTask[];
  readonly datasets: readonly Dataset[];
  /** Whether a program that translates is installed: what `builtin` stands for in the translator. */
  readonly hasTranslator: boolean;
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

/** All tables of an eval, and what was left out for a reason that its user should know. */
export interface EvalPlan {
  readonly tables: readonly PlannedTable[];
  readonly notes: readonly string[];
}

/**
 * Loads the datasets that a request names and says who tries which of their examples. Throws `bad_usage` or
 * `unknown_model` with the valid names, and what a dataset throws when a row of it is wrong.
 */
export async function planEval(request: EvalRequest, stock: EvalStock): Promise<EvalPlan> {
  const tasks = chooseTasks(request, stock.tasks);
  const datasets = chooseDatasets(request, stock.datasets, tasks);
  const baselines = [...new Set(tasks.flatMap((task) => task.baselines))];
  const candidates = request.candidates.map((spec) => parseCandidate(spec, baselines));
  const tables: PlannedTable[] = [];
  const notes = new Set<string>();
  for (const dataset of datasets) {
    const task = tasks.find(({ name }) => name === dataset.task);
    if (task === undefined) continue;
    const loaded = await dataset.load();
    for (const example of loaded.examples) task.check(example);
    const wanted = candidatesOf(task, { request, candidates, stock }, notes);
    const columns = wanted.map((candidate) => planColumn(candidate, { request, task, loaded }));
    if (columns.length > 0) tables.push({ task, dataset, loaded, columns });
  }
  if (tables.length === 0) throw nothingToDo(request, candidates);
  return { tables, notes: [...notes] };
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

interface Choice {
  readonly request: EvalRequest;
  readonly candidates: readonly Candidate[];
  readonly stock: EvalStock;
}

/** The candidates that can do a task: free ones first, then as they were named; each once. */
function candidatesOf(task: AnyTask, choice: Choice, notes: Set<string>): readonly Candidate[] {
  const { request, candidates, stock } = choice;
  const usual =
    request.baselines === "with" ? ["builtin", ...task.baselines.map((name) => `baseline/${name}`)] : [];
  const all = [...usual.map((spec) => parseCandidate(spec, task.baselines)), ...candidates];
  const bySpec = new Map(all.map((candidate) => [candidate.spec, candidate]));
  return [...bySpec.values()].filter((candidate) => {
    if (candidate.baseline !== undefined) return task.baselines.includes(candidate.baseline);
    if (candidate.directions !== undefined) return task.agent === "translator";
    if (task.agent !== "translator" || candidate.kind !== "builtin" || stock.hasTranslator) return true;
    notes.add(
      "builtin is left out of translation: it needs Apertium (Debian: apt install apertium apertium-eng-spa).",
    );
    return false;
  });
}

function planColumn(
  candidate: Candidate,
  parts: { readonly request: EvalRequest; readonly task: AnyTask; readonly loaded: LoadedDataset },
): PlannedColumn {
  const { sample, sampleModels, samples } = parts.request;
  const mostOf = (counts: Readonly<Record<string, number>>): number =>
    counts[parts.task.name] ?? counts["*"] ?? Number.POSITIVE_INFINITY;
  const all = sampleExamples(parts.loaded.examples, mostOf(sample));
  if (candidate.kind !== "models") return { candidate, examples: all, samples: 1 };
  return { candidate, examples: sampleExamples(all, mostOf(sampleModels)), samples };
}

function nothingToDo(request: EvalRequest, candidates: readonly Candidate[]): OnrecordError {
  const specs = candidates.map(({ spec }) => spec).join(", ") || "none";
  const what = [...request.tasks, ...request.agents].join(", ") || "any task";
  return new OnrecordError(
    `There is nothing to try: ${specs} can do no dataset of ${what}. A baseline belongs to tasks that have it, and Apertium only translates.`,
    { code: "bad_usage" },
  );
}
