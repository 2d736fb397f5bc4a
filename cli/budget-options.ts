import type { Command } from "commander";
import type { Budget } from "../app/app.ts";
import { parseCap, parsePositive, parseWholeCap } from "./parse-number.ts";

/** Options of a command that may spend. */
export interface BudgetOptions {
  readonly budgetUsd?: number;
  readonly allowUnknownPrice?: boolean;
  readonly maxCalls?: number;
  readonly maxTokens?: number;
  readonly maxSeconds?: number;
}

/** Adds the caps of a run. */
export function addBudgetOptions(command: Command): Command {
  return command
    .option("--budget-usd <n>", "most money one run may cost", parseCap)
    .option("--allow-unknown-price", "call models without a known price under --budget-usd")
    .option("--max-calls <n>", "most calls to models", parseWholeCap)
    .option("--max-tokens <n>", "most tokens in and out", parseWholeCap)
    .option("--max-seconds <n>", "most seconds one run may take", parsePositive);
}

/** The part of a request that says what may be spent. */
export function toBudgetRequest(options: BudgetOptions): { budget: Budget; allowUnknownPrice?: true } {
  const budget = {
    ...(options.budgetUsd === undefined ? {} : { usd: options.budgetUsd }),
    ...(options.maxCalls === undefined ? {} : { calls: options.maxCalls }),
    ...(options.maxTokens === undefined ? {} : { tokens: options.maxTokens }),
    ...(options.maxSeconds === undefined ? {} : { seconds: options.maxSeconds }),
  };
  return { budget, ...(options.allowUnknownPrice === true ? { allowUnknownPrice: true } : {}) };
}
