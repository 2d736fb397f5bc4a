import { type Command, Option } from "commander";
import type { JobSelector } from "../../app/jobs.ts";
import { type JobStatus, jobStatuses } from "../../store/job-queue.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { parseCount } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";

interface ListOptions {
  readonly status?: JobStatus;
  readonly batch?: string;
  readonly limit: number;
}

/** Adds `onrecord jobs list`. */
export function addJobsListCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("list")
    .summary("list jobs")
    .description("List jobs in the order they were added, and why those that failed did.")
    .addOption(new Option("--status <status>", "only those that stand so").choices(jobStatuses))
    .option("--batch <name>", "only those of a batch")
    .option("--limit <n>", "most jobs to list", parseCount, 100);
  addExamples(command, [
    ["onrecord jobs list", "the first hundred"],
    ["onrecord jobs list --status failed --json", "what was set aside and why, for programs"],
  ]);
  command.action(async (options: ListOptions) => {
    const work = (session: Session): Promise<number> => list(session, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function list(session: Session, { status, batch, limit }: ListOptions): Promise<number> {
  const { renderJobs, toJobJson } = await import("../print-jobs.ts");
  const selector: JobSelector = {
    ...(status === undefined ? {} : { status }),
    ...(batch === undefined ? {} : { batch }),
  };
  // One more than asked for tells whether there are others.
  const found = await session.app.jobs.queue.list(selector, { limit: limit + 1 });
  const jobs = found.slice(0, limit);
  if (session.json) session.printJson(jobs.map(toJobJson));
  else if (jobs.length > 0) session.print(renderJobs(jobs, session.colors, session.terminal.cwd));
  else session.remark('There is no such job. Add some with "onrecord jobs add FOLDER".');
  if (found.length > limit) session.remark(`There are more than ${limit}; see them with --limit N.`);
  return exitCode.done;
}
