import type { Command } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addDataOptions, type EvalOptions } from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";
import { addEvalDatasetsNewCommand } from "./eval-datasets-new.ts";

/** Adds `onrecord eval datasets`. */
export function addEvalDatasetsCommand(setup: CommandSetup, parent: Command): void {
  const { terminal, finish } = setup;
  const command = parent
    .command("datasets")
    .summary("list the datasets, or start one of your own")
    .description("List the datasets that evals can be run on: those that come along, and your own.");
  addDataOptions(command);
  addExamples(command, [
    ["onrecord eval datasets", "those that come along"],
    ["onrecord eval datasets --data my-data", "and those in a folder of yours"],
    ["onrecord eval datasets new my-claims --task claims", "a folder to fill in"],
  ]);
  command.action(async (options: Pick<EvalOptions, "data" | "shared">) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => list(session, options)));
  });
  addEvalDatasetsNewCommand(setup, command);
}

async function list(
  session: Session,
  { data = [], shared }: Pick<EvalOptions, "data" | "shared">,
): Promise<number> {
  const [{ resolve }, { listDatasets }, { textTable }] = await Promise.all([
    import("node:path"),
    import("../../evals/datasets/index.ts"),
    import("../../evals/report/text-table.ts"),
  ]);
  const { cwd } = session.terminal;
  const datasets = listDatasets({
    dataFolders: data.map((folder) => resolve(cwd, folder)),
    ...(shared === undefined ? {} : { sharedFolder: resolve(cwd, shared) }),
  });
  const rows = await Promise.all(
    datasets.map(async (dataset) => {
      const { examples, sha256 } = await dataset.load();
      const recordings = new Set(examples.map(({ recording }) => recording)).size;
      const { name, title, task, source, licence } = dataset;
      return { name, task, examples: examples.length, recordings, title, source, licence, sha256 };
    }),
  );
  if (session.json) session.printJson(rows);
  else {
    const cells = rows.map((row) => [
      row.name,
      row.task,
      String(row.examples),
      String(row.recordings),
      row.title,
      row.licence,
    ]);
    session.print(
      textTable(["DATASET", "TASK", "EXAMPLES", "RECORDINGS", "TITLE", "LICENCE"], cells).join("\n"),
    );
  }
  return exitCode.done;
}
