import type { Command } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addOutOption } from "../eval-options.ts";
import { tellMissing } from "../print-left-out.ts";
import { type Session, withSession } from "../session.ts";
import { printReport } from "./eval-run.ts";

interface ReportOptions {
  readonly out: string;
  readonly markdown?: boolean;
}

/** Adds `onrecord eval report`. */
export function addEvalReportCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("report")
    .summary("write the report of the last eval again")
    .description("Write the report of a folder's last eval again from its records. Nobody is asked.");
  addOutOption(command).option("--markdown", "print the report as Markdown");
  addExamples(command, [
    ["onrecord eval report", "print it and write report.html anew"],
    ["onrecord eval report --markdown > comment.md", "for a pull request"],
  ]);
  command.action(async (options: ReportOptions) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => report(session, options)));
  });
}

async function report(session: Session, { out, markdown }: ReportOptions): Promise<number> {
  const [{ resolve }, { needManifest }, { orderOf, replayEval }] = await Promise.all([
    import("node:path"),
    import("../../evals/eval-folder.ts"),
    import("../../evals/run-eval.ts"),
  ]);
  const folder = resolve(session.terminal.cwd, out);
  const outcome = await replayEval(orderOf(needManifest(folder), folder));
  await printReport(session, folder, { outcome, isMarkdown: markdown === true });
  return tellMissing(session, outcome);
}
