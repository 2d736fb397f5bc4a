import type { Command } from "commander";
import type { Comparing } from "../../evals/compare-candidates.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addOutOption } from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

interface CompareOptions extends Pick<Comparing, "scorer"> {
  readonly out: string;
  readonly against?: string;
  readonly task?: readonly string[];
}

/** Adds `onrecord eval compare`. */
export function addEvalCompareCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("compare")
    .argument("<a>", "candidate, as it was named in eval run")
    .argument("<b>", "the one to compare it with")
    .summary("say what may be said of two candidates")
    .description(
      "Compare two candidates of the last eval on the examples that both tried, paired and clustered by recording: better, worse, or cannot tell yet.",
    );
  addOutOption(command)
    .option("--against <dir>", "take the second one's records from this folder")
    .option("--task <name...>", "only these tasks")
    .option("--scorer <name>", "only this scorer (default: all of each task)");
  addExamples(command, [
    ["onrecord eval compare ollama/qwen3:4b builtin", "by every scorer of every task"],
    [
      "onrecord eval compare builtin builtin --against out/before",
      "the engine now and as it was recorded before",
    ],
  ]);
  command.action(async (a: string, b: string, options: CompareOptions) => {
    finish(
      await withSession(terminal, globalOptionsOf(command), (session) => compare(session, [a, b], options)),
    );
  });
}

async function compare(
  session: Session,
  [left, right]: readonly [string, string],
  { out, against, task, scorer }: CompareOptions,
): Promise<number> {
  const [{ resolve }, { compareCandidates }, { comparisonJson, renderComparison }] = await Promise.all([
    import("node:path"),
    import("../../evals/compare-candidates.ts"),
    import("../../evals/report/render-comparison.ts"),
  ]);
  const { cwd } = session.terminal;
  const compared = await compareCandidates({
    folder: resolve(cwd, out),
    left,
    right,
    ...(against === undefined ? {} : { against: resolve(cwd, against) }),
    ...(task === undefined ? {} : { tasks: task }),
    ...(scorer === undefined ? {} : { scorer }),
  });
  if (session.json) session.printJson(comparisonJson(compared));
  else session.print(renderComparison(compared));
  return exitCode.done;
}
