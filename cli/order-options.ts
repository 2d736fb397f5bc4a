import { type Command, InvalidArgumentError } from "commander";
import { recipeNames } from "../agents/summarizer/recipe-names.ts";
import type { JobOrder } from "../app/job-order.ts";
import type { ReviewKind } from "../store/run.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "./budget-options.ts";
import { addModelOptions, type ModelOptions, toModelRequest } from "./model-options.ts";
import { parseLanguage } from "./parse-language.ts";

/** Options that say what an analysis is to be, whichever its recording. */
export interface OrderOptions extends ModelOptions, BudgetOptions {
  readonly recipe: string;
  readonly lang?: string;
  readonly out?: string;
  readonly request?: string;
  readonly review?: readonly ReviewKind[];
}

/** Written out, because help must not wait for zod. */
const reviewKinds: readonly ReviewKind[] = ["plan", "statements"];

/** Adds the options of an analysis. */
export function addOrderOptions(command: Command): Command {
  command
    .option("--recipe <name>", `what to write: ${recipeNames().join(", ")}, or a file of your own`, "wisdom")
    .option("--request <text>", "what is wanted, in plain words; it leads over --recipe and --lang")
    .option(
      "--review <what>",
      "stop until you have looked it over: plan, or statements that failed their check (repeatable)",
      parseReview,
    )
    .option("--lang <tag>", "language of the analysis (default: the recording's own)", parseLanguage);
  return addBudgetOptions(addModelOptions(command)).option(
    "--out <dir>",
    "folder for analysis.json, analysis.md, report.html and run.json",
  );
}

/** What the options ask for. */
export function toOrder(options: OrderOptions): JobOrder {
  return {
    recipe: options.recipe,
    ...(options.request === undefined ? {} : { request: options.request }),
    ...(options.lang === undefined ? {} : { language: options.lang }),
    ...toModelRequest(options),
    ...toBudgetRequest(options),
    ...(options.review === undefined ? {} : { review: options.review }),
    ...(options.out === undefined ? {} : { out: options.out }),
  };
}

function parseReview(text: string, before: readonly ReviewKind[] = []): readonly ReviewKind[] {
  const kind = reviewKinds.find((known) => known === text);
  if (kind === undefined) throw new InvalidArgumentError(`Write ${reviewKinds.join(" or ")}.`);
  return [...new Set([...before, kind])].sort();
}
