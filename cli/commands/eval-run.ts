import type { Command } from "commander";
import type { EvalOutcome } from "../../evals/run-eval.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "../budget-options.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import {
  addDatasetOptions,
  addOutOption,
  addSampleOptions,
  type EvalOptions,
  toEvalOrder,
  toEvalRequest,
} from "../eval-options.ts";
import { evalExitCode, tellLeftOut, tellMissing } from "../print-left-out.ts";
import { runWithProgress } from "../run-with-progress.ts";
import { type GlobalOptions, type Session, withSession } from "../session.ts";

interface RunOptions extends EvalOptions, BudgetOptions {
  readonly localOnly?: boolean;
  readonly replay?: boolean;
  readonly markdown?: boolean;
}

/** Adds `onrecord eval run`. */
export function addEvalRunCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("run")
    .summary("try candidates on examples and report")
    .description(
      "Try every candidate on every example and write report.html, report.md and report.json. Run again after a stop, it goes on where it was: nothing is tried, or paid, twice.",
    );
  addDatasetOptions(command)
    .option("--agent <name...>", "only the tasks of these agents")
    .option(
      "--candidate <spec...>",
      "what to try: a model, a cascade A,B, baseline/NAME, apertium/eng-spa (default: builtin)",
    )
    .option("--no-baselines", "try only what --candidate names");
  addOutOption(addSampleOptions(command));
  addBudgetOptions(command)
    .option("--local-only", "refuse any model that runs elsewhere")
    .option("--replay", "use only what is on record: nobody is asked, and what is missing is listed")
    .option("--markdown", "print the report as Markdown");
  addExamples(command, [
    ["onrecord eval run", "every task, the built-in engine and the baselines"],
    [
      "onrecord eval run --agent fact-checker --candidate ollama/qwen3:4b --sample 60",
      "a model on 60 claims",
    ],
    [
      "onrecord eval run --data my-data --candidate openai/gpt-5-mini --budget-usd 2",
      "your own data, at most $2",
    ],
    ["onrecord eval run --replay --markdown", "the same report again from the records"],
  ]);
  command.action(async (options: RunOptions) => {
    const global = globalOptionsOf(command);
    finish(await withSession(terminal, global, (session) => run(session, options, global)));
  });
}

async function run(session: Session, options: RunOptions, global: GlobalOptions): Promise<number> {
  const { replayEval } = await import("../../evals/run-eval.ts");
  const order = toEvalOrder(session, toEvalRequest(options), options);
  const outcome =
    options.replay === true
      ? await replayEval(order)
      : await runWithProgress(session, order, {
          ...toBudgetRequest(options),
          localOnly: options.localOnly === true,
          isQuiet: global.quiet === true,
          manifest: "eval",
        });
  await printReport(session, order.folder, { outcome, isMarkdown: options.markdown === true });
  if (options.replay === true) return tellMissing(session, outcome);
  tellLeftOut(session, outcome);
  return evalExitCode(outcome, options.candidate ?? []);
}

/** Writes the reports of an outcome, prints the one that was asked for, and says where the page is. */
export async function printReport(
  session: Session,
  folder: string,
  { outcome, isMarkdown }: { readonly outcome: EvalOutcome; readonly isMarkdown: boolean },
): Promise<void> {
  const { reportOf, writeReports } = await import("../../evals/report/write-reports.ts");
  const report = reportOf(outcome);
  const files = await writeReports(folder, { report, outcome }, session.terminal.newId());
  if (session.json) {
    const { reportJson } = await import("../../evals/report/report-json.ts");
    session.printJson(reportJson(report));
  } else if (isMarkdown) {
    const { renderMarkdown } = await import("../../evals/report/render-markdown.ts");
    session.print(renderMarkdown(report).trimEnd());
  } else {
    const { renderText } = await import("../../evals/report/render-text.ts");
    session.print(renderText(report).trimEnd());
  }
  const page = files.at(-1);
  if (page !== undefined) session.remark(`The report: ${page}`);
}
