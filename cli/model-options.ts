import type { Command } from "commander";
import { type ModelChoice, parseModels } from "./parse-models.ts";

/** Options of a command that may call models. */
export interface ModelOptions {
  readonly model?: ModelChoice;
  readonly localOnly?: boolean;
}

/** Adds `--model` and `--local-only`. */
export function addModelOptions(command: Command): Command {
  return command
    .option(
      "--model <[agent=]spec>",
      "model for an agent, or for all; with commas: the next one takes what the first could not (repeatable)",
      parseModels,
    )
    .option("--local-only", "refuse any model that runs elsewhere");
}

/** The part of a request that says which models may be called. */
export function toModelRequest(options: ModelOptions): { models: ModelChoice; localOnly: boolean } {
  return { models: options.model ?? {}, localOnly: options.localOnly === true };
}
