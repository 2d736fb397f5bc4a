import { type Command, Option } from "commander";
import { type JudgeKind, judgeKinds } from "../evals/judges/judge.ts";
import type { JudgeWorld } from "../evals/judges/open-judge.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "./budget-options.ts";
import type { Session } from "./session.ts";

/** Options of a command that asks a judge. */
export interface JudgeOptions extends BudgetOptions {
  readonly judge: string;
  readonly kind?: readonly JudgeKind[];
  readonly localOnly?: boolean;
}

/** Adds `--judge`, `--kind`, the caps and `--local-only`. */
export function addJudgeOptions(command: Command): Command {
  command
    .requiredOption("--judge <spec>", "who judges: a model, or builtin for sentences")
    .addOption(
      new Option("--kind <name...>", "only these judgements (default: all it can)").choices(judgeKinds),
    );
  return addBudgetOptions(command).option("--local-only", "refuse a judge that runs elsewhere");
}

/** The judge's spec as it is kept, and what it is asked; throws `unknown_model` and `bad_usage`. */
export async function readJudge({ judge, kind }: JudgeOptions) {
  const { kindsOf, parseJudge } = await import("../evals/judges/open-judge.ts");
  const spec = parseJudge(judge);
  return { judge: spec, kinds: kind ?? kindsOf(spec) };
}

/** What a judge needs of a command's world; all its calls spend from one budget. */
export function judgeWorld({ app, terminal }: Session, options: JudgeOptions): JudgeWorld {
  const batch = `judge-${terminal.newId()}`;
  return {
    models: app.openModels({ batch, ...toBudgetRequest(options), localOnly: options.localOnly === true }),
    digestOf: (spec) => app.digestOf(spec),
  };
}
