import type { Command } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addDataOptions } from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { addJudgeOptions, type JudgeOptions, judgeWorld, readJudge } from "../judge-options.ts";
import { parseCount } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";

interface CalibrateOptions extends JudgeOptions {
  readonly data?: readonly string[];
  readonly shared?: string;
  readonly dataset?: readonly string[];
  readonly labels?: readonly string[];
  readonly sample: number;
}

/** Adds `onrecord eval calibrate`. */
export function addEvalCalibrateCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("calibrate")
    .summary("find out how far a judge agrees with people")
    .description(
      "Have a judge label what people have labelled, in both orders, and keep its passport: agreement, sensitivity, specificity, kappa and flips. Without a passport that holds, a judge gives no figure; it ends when the model, the question or the labels change.",
    );
  addDataOptions(addJudgeOptions(command))
    .option("--dataset <name...>", "take labels of these datasets only (default: all that there are)")
    .option("--labels <file...>", "files of your own of points that a summary says")
    .option("--sample <n>", "most labels of each source", parseCount, 120);
  addExamples(command, [
    ["onrecord eval calibrate --judge ollama/qwen3:8b", "on the labels that come along"],
    ["onrecord eval calibrate --judge builtin", "the engine as a judge of sentences"],
    [
      "onrecord eval calibrate --judge openai/gpt-5-mini --kind key_point_covered --labels mine.jsonl --budget-usd 1",
      "one judgement, on labels of yours too, at most $1",
    ],
  ]);
  command.action(async (options: CalibrateOptions) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => calibrate(session, options)));
  });
}

async function calibrate(session: Session, options: CalibrateOptions): Promise<number> {
  const [{ resolve }, { listDatasets }, { calibrateJudge }, { renderPassports }] = await Promise.all([
    import("node:path"),
    import("../../evals/datasets/index.ts"),
    import("../../evals/judges/calibrate-judge.ts"),
    import("../print-judge.ts"),
  ]);
  const { terminal, app } = session;
  const { data = [], shared, dataset, labels = [], sample } = options;
  const datasets = listDatasets({
    dataFolders: data.map((folder) => resolve(terminal.cwd, folder)),
    ...(shared === undefined ? {} : { sharedFolder: resolve(terminal.cwd, shared) }),
  });
  const made = await calibrateJudge(
    {
      ...(await readJudge(options)),
      datasets: datasets.filter(({ name }) => dataset === undefined || dataset.includes(name)),
      labelFiles: labels.map((file) => resolve(terminal.cwd, file)),
      sample,
      storeFolder: app.storeFolder,
    },
    {
      ...judgeWorld(session, options),
      now: terminal.now,
      onProgress: (kind, done, total) => {
        if (done % 20 === 0 && done < total) session.remark(`${kind}: ${done} of ${total}`);
      },
    },
  );
  if (session.json) session.printJson(made.map(({ passport }) => passport));
  else session.print(renderPassports(made.map(({ passport }) => passport)).join("\n"));
  const faulty = made.filter(({ fault }) => fault !== undefined);
  for (const { passport, fault } of faulty)
    session.complain(`${passport.judge} gives no figure for ${passport.kind}: ${fault}.`);
  return faulty.length === 0 ? exitCode.done : exitCode.partial;
}
