import { addExamples, type CommandSetup } from "../command-setup.ts";
import { addJobsAddCommand } from "./jobs-add.ts";
import { addJobsCancelCommand, addJobsRetryCommand } from "./jobs-change.ts";
import { addJobsListCommand } from "./jobs-list.ts";
import { addJobsShowCommand } from "./jobs-show.ts";
import { addJobsWatchCommand } from "./jobs-watch.ts";

/** Adds `onrecord jobs` and what belongs to it. */
export function addJobsCommand(setup: CommandSetup): void {
  const command = setup.program
    .command("jobs")
    .summary("hand many recordings to workers, and see how far they are")
    .description(
      "Recordings that wait to be analysed: any number of onrecord worker processes share them, and one that is killed costs nothing that was done.",
    );
  addJobsAddCommand(setup, command);
  addJobsListCommand(setup, command);
  addJobsShowCommand(setup, command);
  addJobsCancelCommand(setup, command);
  addJobsRetryCommand(setup, command);
  addJobsWatchCommand(setup, command);
  addExamples(command, [
    ["onrecord jobs add recordings/ --out out/", "add a folder"],
    ["onrecord worker --until-empty", "work on them, in as many terminals as you like"],
    ["onrecord jobs watch", "see how far they are, what they cost and when they will be done"],
  ]);
}
