import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { EvalOrder } from "../evals/run-eval.ts";
import type { EvalRequest } from "../evals/runner/plan.ts";
import { parseCount, parseWholeCap } from "./parse-number.ts";
import type { Session } from "./session.ts";

/** Options that say what an eval is of and where it stands. */
export interface EvalOptions {
  readonly task?: readonly string[];
  readonly agent?: readonly string[];
  readonly dataset?: readonly string[];
  readonly candidate?: readonly string[];
  readonly sample?: Readonly<Record<string, number>>;
  readonly sampleModels?: Readonly<Record<string, number>>;
  readonly samples?: number;
  readonly baselines?: boolean;
  readonly data?: readonly string[];
  readonly shared?: string;
  readonly out: string;
}

/** Where an eval's records and reports stand unless `--out` says otherwise. */
export const evalFolder = join("out", "eval");

/** Adds the options that say which datasets there are and which of them are meant. */
export function addDatasetOptions(command: Command): Command {
  return addDataOptions(command)
    .option("--task <name...>", "only these tasks, such as claims (default: all)")
    .option("--dataset <name...>", "only these datasets (default: all that there are)");
}

/** Adds the options that say where datasets are. */
export function addDataOptions(command: Command): Command {
  return command
    .option("--data <dir...>", "folders of your own datasets")
    .option("--shared <dir>", "folder of the shared development data");
}

/** Adds `--sample` and its kin. */
export function addSampleOptions(command: Command): Command {
  return command
    .option(
      "--sample <[name=]n>",
      "most examples of a dataset, a fixed choice of all kinds; name is a task, a dataset, or one with :VALUE of a slice (repeatable)",
      parseSample,
    )
    .option(
      "--sample-models <[name=]n>",
      "the same, for candidates that call models only (repeatable)",
      parseSample,
    )
    .option("--samples <k>", "how often a model tries each example", parseCount, 1);
}

/** Adds `--out`. */
export function addOutOption(command: Command): Command {
  return command.option("--out <dir>", "folder of the records and reports", evalFolder);
}

/** Adds one `[NAME=]N` to those read before, as `SampleCounts` has them. */
export function parseSample(
  text: string,
  before: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const [, name = "*", count = ""] = /^(?:([^=]*)=)?(.*)$/s.exec(text) ?? [];
  if (name === "") throw new InvalidArgumentError("Give a number, or NAME=N such as claims=120.");
  return { ...before, [name]: parseWholeCap(count) };
}

/** What the options ask for. */
export function toEvalRequest(options: EvalOptions): EvalRequest {
  return {
    tasks: options.task ?? [],
    agents: options.agent ?? [],
    datasets: options.dataset ?? [],
    candidates: options.candidate ?? ["builtin"],
    baselines: options.baselines === false ? "without" : "with",
    sample: options.sample ?? {},
    sampleModels: options.sampleModels ?? {},
    samples: options.samples ?? 1,
  };
}

/** The order that the options give, its folders absolute. */
export function toEvalOrder(
  session: Session,
  request: EvalRequest,
  options: Pick<EvalOptions, "data" | "shared" | "out">,
): EvalOrder {
  const { cwd } = session.terminal;
  return {
    request,
    folder: resolve(cwd, options.out),
    dataFolders: (options.data ?? []).map((folder) => resolve(cwd, folder)),
    ...(options.shared === undefined ? {} : { sharedFolder: resolve(cwd, options.shared) }),
  };
}
