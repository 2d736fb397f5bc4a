import type { Command } from "commander";
import { OnrecordError } from "../../errors.ts";
import type { Judging } from "../../evals/judges/judge-eval.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addOutOption } from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { addJudgeOptions, type JudgeOptions, judgeWorld, readJudge } from "../judge-options.ts";
import { parseCount } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";

interface EvalJudgeOptions extends JudgeOptions {
  readonly out: string;
  readonly sample?: number;
  readonly prefer?: readonly string[];
}

/** Adds `onrecord eval judge`. */
export function addEvalJudgeCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("judge")
    .summary("have a calibrated judge look at the summaries on record")
    .description(
      "Have a judge say which key points each candidate's summaries cover and which of their sentences the recordings support. How far the judge agrees with people stands beside every figure; without a passport that holds, it gives none.",
    );
  addOutOption(addJudgeOptions(command))
    .option("--sample <n>", "most summaries of a dataset, a fixed choice", parseCount)
    .option("--prefer <specs...>", "two candidates to compare in pairs, each pair in both orders");
  addExamples(command, [
    ["onrecord eval judge --judge ollama/qwen3:8b", "the summaries of the last eval"],
    [
      "onrecord eval judge --judge openai/gpt-5-mini --prefer ollama/qwen3:4b builtin",
      "and which of two is preferred",
    ],
  ]);
  command.action(async (options: EvalJudgeOptions) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => judge(session, options)));
  });
}

async function judge(session: Session, options: EvalJudgeOptions): Promise<number> {
  const [{ resolve }, { judgeEval }, { renderJudging }] = await Promise.all([
    import("node:path"),
    import("../../evals/judges/judge-eval.ts"),
    import("../print-judge.ts"),
  ]);
  const { terminal, app } = session;
  const pair = readPair(options.prefer);
  const { judge: spec, kinds } = await readJudge(options);
  const judging = await judgeEval(
    {
      folder: resolve(terminal.cwd, options.out),
      judge: spec,
      kinds: options.kind ?? kinds.filter((kind) => kind !== "prefer" || pair !== undefined),
      ...(pair === undefined ? {} : { pair }),
      ...(options.sample === undefined ? {} : { sample: options.sample }),
      storeFolder: app.storeFolder,
    },
    judgeWorld(session, options),
  );
  if (session.json) session.printJson(judging);
  else session.print(renderJudging(judging));
  return tellRefused(session, judging);
}

function readPair(prefer: readonly string[] | undefined): readonly [string, string] | undefined {
  if (prefer === undefined) return undefined;
  const [left, right, ...more] = prefer;
  if (left !== undefined && right !== undefined && more.length === 0) return [left, right];
  throw new OnrecordError("--prefer takes two candidates, such as --prefer ollama/qwen3:4b builtin.", {
    code: "bad_usage",
  });
}

function tellRefused(session: Session, { judge: spec, refused }: Judging): number {
  for (const { kind, why } of refused) {
    session.complain(
      `No figure by ${spec} for ${kind}: ${why}. Calibrate it: onrecord eval calibrate --judge ${spec} --kind ${kind}.`,
    );
  }
  return refused.length === 0 ? exitCode.done : exitCode.partial;
}
