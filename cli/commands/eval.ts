import { addExamples, type CommandSetup } from "../command-setup.ts";
import { addEvalCalibrateCommand } from "./eval-calibrate.ts";
import { addEvalCompareCommand } from "./eval-compare.ts";
import { addEvalDatasetsCommand } from "./eval-datasets.ts";
import { addEvalGateCommand } from "./eval-gate.ts";
import { addEvalJudgeCommand } from "./eval-judge.ts";
import { addEvalReportCommand } from "./eval-report.ts";
import { addEvalRunCommand } from "./eval-run.ts";

/** Adds `onrecord eval` and what belongs to it. */
export function addEvalCommand(setup: CommandSetup): void {
  const command = setup.program
    .command("eval")
    .summary("find out which model is good enough for which agent")
    .description(
      "Try models, the built-in engine and trivial baselines on labelled examples; compare them with intervals; decide which may take an agent's role.",
    );
  addEvalRunCommand(setup, command);
  addEvalCompareCommand(setup, command);
  addEvalGateCommand(setup, command);
  addEvalReportCommand(setup, command);
  addEvalDatasetsCommand(setup, command);
  addEvalJudgeCommand(setup, command);
  addEvalCalibrateCommand(setup, command);
  addExamples(command, [
    ["onrecord eval run", "every task on the datasets that come along, in seconds and without a model"],
    [
      "onrecord eval run --task claims --candidate ollama/qwen3:4b",
      "a model beside the engine and the baselines",
    ],
    ["onrecord eval compare ollama/qwen3:4b builtin", "what may be said of two of them"],
    [
      "onrecord eval gate --agent fact-checker --candidate ollama/qwen3:4b --incumbent builtin",
      "may it take the role",
    ],
  ]);
}
