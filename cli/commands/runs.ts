import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord runs`. */
export function addRunsCommand(setup: CommandSetup): void {
  const { program, terminal, finish } = setup;
  const command = program
    .command("runs")
    .argument("[run]", "id of one run, to see what each agent did")
    .summary("list the runs, or show one")
    .description("List the runs in the store, or show what each agent of one run did and at what cost.");
  addExamples(command, [
    ["onrecord runs", "all runs"],
    ["onrecord runs 3f2a --json", "one run, for programs"],
    ["onrecord runs stats", "how much of what each model made persons accepted"],
  ]);
  command.action(async (id: string | undefined) => {
    const work = (session: Session): Promise<number> =>
      id === undefined ? listRuns(session) : showRun(session, id);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
  addStatsCommand(setup, command);
}

function addStatsCommand({ terminal, finish }: CommandSetup, runs: CommandSetup["program"]): void {
  const command = runs
    .command("stats")
    .summary("how much of what each model made persons accepted")
    .description("Show, by agent and model, how much persons accepted of what they looked over in a review.");
  addExamples(command, [
    ["onrecord runs stats", "a table"],
    ["onrecord runs stats --json", "the same for programs"],
  ]);
  command.action(async () => finish(await withSession(terminal, globalOptionsOf(command), showStats)));
}

async function showStats(session: Session): Promise<number> {
  const { acceptanceOf } = await import("../acceptance.ts");
  const { renderAcceptance } = await import("../print-acceptance.ts");
  const rows = acceptanceOf(await session.app.reviewed());
  if (session.json) session.printJson(rows);
  else if (rows.length > 0) session.print(renderAcceptance(rows, session.colors));
  else
    session.remark(
      'Nobody has looked over a run yet. Start one with "onrecord analyze FILE --review statements".',
    );
  return exitCode.done;
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
