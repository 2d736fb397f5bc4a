import type { Command } from "commander";
import type { GateRecord, GateVerdict } from "../../evals/comparison/gate.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "../budget-options.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import {
  addDataOptions,
  addOutOption,
  addSampleOptions,
  type EvalOptions,
  toEvalOrder,
  toEvalRequest,
} from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { parseCap } from "../parse-number.ts";
import { evalWorld } from "../run-with-progress.ts";
import { type GlobalOptions, type Session, withSession } from "../session.ts";

interface GateOptions
  extends Pick<EvalOptions, "dataset" | "sample" | "sampleModels" | "samples" | "data" | "shared" | "out">,
    BudgetOptions {
  readonly agent: readonly string[];
  readonly candidate: string;
  readonly incumbent: string;
  readonly margin: number;
  readonly scorer?: string;
  readonly against?: string;
  readonly replay?: boolean;
  readonly localOnly?: boolean;
}

/** Adds `onrecord eval gate`. */
export function addEvalGateCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("gate")
    .summary("decide whether a candidate may take an agent's role")
    .description(
      "Decide whether a candidate is worse than an incumbent by no more than a margin, on every dataset of an agent. Exit 0: pass, 1: worse, 3: not enough evidence. What is not on record is tried first.",
    )
    .requiredOption("--agent <name...>", "agents whose role it would take")
    .requiredOption("--candidate <spec>", "what would take it")
    .requiredOption("--incumbent <spec>", "what has it now")
    .option("--margin <share>", "most that it may be worse, as a share of the scorer's range", parseCap, 0.02)
    .option("--scorer <name>", "scorer that decides (default: the first of each task)")
    .option("--against <dir>", "take the incumbent's records from this folder, as they are");
  addDataOptions(command).option("--dataset <name...>", "only these datasets (default: all that there are)");
  addOutOption(addSampleOptions(command));
  addBudgetOptions(command)
    .option("--local-only", "refuse any model that runs elsewhere")
    .option("--replay", "decide on what is on record: nobody is asked");
  addExamples(command, [
    [
      "onrecord eval gate --agent fact-checker --candidate ollama/qwen3:4b --incumbent ollama/qwen3:8b",
      "may the smaller one replace the larger one",
    ],
    [
      "onrecord eval gate --agent quote-verifier --candidate builtin --incumbent builtin --against out/before",
      "has the engine become worse since it was recorded",
    ],
  ]);
  command.action(async (options: GateOptions) => {
    const global = globalOptionsOf(command);
    finish(await withSession(terminal, global, (session) => gate(session, options, global)));
  });
}

async function gate(session: Session, options: GateOptions, global: GlobalOptions): Promise<number> {
  const [{ resolve }, { evalGate }, { renderGate }] = await Promise.all([
    import("node:path"),
    import("../../evals/eval-gate.ts"),
    import("../../evals/report/render-gate.ts"),
  ]);
  const { agent: agents, candidate, incumbent, margin, scorer, against, ...about } = options;
  const world = evalWorld(session, {
    ...toBudgetRequest(options),
    localOnly: options.localOnly === true,
    isQuiet: global.quiet === true,
    manifest: "gate",
  });
  const records: GateRecord[] = [];
  for (const agent of agents) {
    const question = {
      agent,
      candidate,
      incumbent,
      margin,
      ...(scorer === undefined ? {} : { scorer }),
      ...(against === undefined ? {} : { against: resolve(session.terminal.cwd, against) }),
      order: toEvalOrder(session, toEvalRequest(about), about),
      now: session.terminal.now,
      digestOf: session.app.digestOf,
    };
    records.push(await evalGate(question, options.replay === true ? undefined : world));
  }
  world.close();
  if (session.json) session.printJson(records.length === 1 ? records[0] : records);
  else session.print(records.map(renderGate).join("\n\n"));
  return gateExitCode(records.map(({ verdict }) => verdict));
}

/** The worst of several decides: 0 pass, 1 worse, 3 not enough evidence. */
export function gateExitCode(verdicts: readonly GateVerdict[]): number {
  if (verdicts.includes("worse")) return exitCode.failed;
  return verdicts.includes("not_enough") ? exitCode.partial : exitCode.done;
}
