import type { Command } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord jobs show`. */
export function addJobsShowCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("show")
    .argument("<job>", "id of a job, or a unique beginning of it")
    .summary("show a job, and its run as far as it is")
    .description("Show a job, and what each agent did in its run so far, at what cost.");
  addExamples(command, [["onrecord jobs show 3f2a", "one job"]]);
  command.action(async (id: string) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => show(session, id)));
  });
}

async function show(session: Session, id: string): Promise<number> {
  const { renderJobs, toJobJson } = await import("../print-jobs.ts");
  const { jobs } = session.app;
  const job = await jobs.find(id);
  const run = (await jobs.isBegun(job.id)) ? await session.app.run(job.id) : undefined;
  if (session.json) {
    session.printJson({ ...toJobJson(job), order: await jobs.orderOf(job), run: run ?? null });
    return exitCode.done;
  }
  session.print(renderJobs([job], session.colors, session.terminal.cwd));
  if (run === undefined) return exitCode.done;
  const { renderRun } = await import("../print-runs.ts");
  session.print(`\n${renderRun(run, session.colors)}`);
  return exitCode.done;
}
