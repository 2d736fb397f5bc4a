import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord runs`. */
export function addRunsCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("runs")
    .argument("[run]", "id of one run, to see what each agent did")
    .summary("list the runs, or show one")
    .description("List the runs in the store, or show what each agent of one run did and at what cost.");
  addExamples(command, [
    ["onrecord runs", "all runs"],
    ["onrecord runs 3f2a --json", "one run, for programs"],
  ]);
  command.action(async (id: string | undefined) => {
    const work = (session: Session): Promise<number> =>
      id === undefined ? listRuns(session) : showRun(session, id);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function listRuns(session: Session): Promise<number> {
  const { renderRuns } = await import("../print-runs.ts");
  const runs = await session.app.runs();
  if (session.json) session.printJson(runs);
  else if (runs.length > 0) session.print(renderRuns(runs, session.colors));
  else session.remark('The store holds no run yet. Start one with "onrecord analyze FILE".');
  return exitCode.done;
}

async function showRun(session: Session, id: string): Promise<number> {
  const { renderRun } = await import("../print-runs.ts");
  const run = await session.app.run(id);
  if (session.json) session.printJson(run);
  else session.print(renderRun(run, session.colors));
  return exitCode.done;
}
