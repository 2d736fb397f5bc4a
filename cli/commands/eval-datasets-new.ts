import { type Command, Option } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { withSession } from "../session.ts";

/** Adds `onrecord eval datasets new`. */
export function addEvalDatasetsNewCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("new")
    .summary("write a folder that is a dataset already, to fill in")
    .description("Write a folder with a README, an example row and a transcript. It loads as it is.")
    .argument("<name>", "name of the dataset and of its folder")
    .addOption(new Option("--task <task>", "task that its examples are for").makeOptionMandatory());
  addExamples(command, [
    ["onrecord eval datasets new my-claims --task claims", "my-claims/README.md and the rest, here"],
  ]);
  command.action(async (name: string, { task }: { readonly task: string }) => {
    const run = withSession(terminal, globalOptionsOf(command), async (session) => {
      const [{ resolve }, { writeNewDataset }] = await Promise.all([
        import("node:path"),
        import("../../evals/datasets/new-dataset.ts"),
      ]);
      const written = writeNewDataset({ folder: resolve(session.terminal.cwd), name, task });
      if (session.json) session.printJson(written);
      else session.print(written.map((path) => `wrote ${path}`).join("\n"));
      return exitCode.done;
    });
    finish(await run);
  });
}
