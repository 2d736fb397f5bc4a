import type { Command } from "commander";
import type { JobSelector } from "../../app/jobs.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

interface ChangeOptions {
  readonly batch?: string;
  readonly all?: boolean;
}

/** Adds `onrecord jobs cancel`. */
export function addJobsCancelCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("cancel")
    .argument("[job...]", "ids of jobs, or unique beginnings of them")
    .summary("take jobs back")
    .description("Cancel jobs that wait, and stop those that run within seconds. What they did is kept.")
    .option("--batch <name>", "those of a batch")
    .option("--all", "all that wait or run");
  addExamples(command, [
    ["onrecord jobs cancel 3f2a", "one job"],
    ["onrecord jobs cancel --all", "all of them"],
  ]);
  command.action(async (ids: readonly string[], options: ChangeOptions) => {
    const work = async (session: Session): Promise<number> => {
      if (ids.length === 0 && options.batch === undefined && options.all !== true) {
        throw new OnrecordError("Which jobs are to be cancelled? Name their ids, --batch NAME, or --all.", {
          code: "bad_usage",
        });
      }
      const count = await session.app.jobs.queue.cancel(await toSelector(session, ids, options));
      return say(session, "cancelled", count);
    };
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

/** Adds `onrecord jobs retry`. */
export function addJobsRetryCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("retry")
    .argument("[job...]", "ids of jobs, or unique beginnings of them (default: all that failed)")
    .summary("let jobs that failed or were cancelled wait again")
    .description(
      "Let failed and cancelled jobs wait again. What they did before is not done, or paid, again.",
    )
    .option("--batch <name>", "those of a batch")
    .option("--all", "all that failed or were cancelled");
  addExamples(command, [
    ["onrecord jobs retry", "all that failed"],
    ["onrecord jobs retry 3f2a", "one job"],
  ]);
  command.action(async (ids: readonly string[], options: ChangeOptions) => {
    const work = async (session: Session): Promise<number> => {
      const selector = await toSelector(session, ids, options);
      const isNamed = ids.length > 0 || options.all === true;
      const count = await session.app.jobs.queue.retry(
        isNamed ? selector : { ...selector, status: "failed" },
      );
      return say(session, "retried", count);
    };
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function toSelector(
  session: Session,
  ids: readonly string[],
  { batch }: ChangeOptions,
): Promise<JobSelector> {
  const found: string[] = [];
  for (const id of ids) found.push((await session.app.jobs.find(id)).id);
  return {
    ...(found.length === 0 ? {} : { ids: found }),
    ...(batch === undefined ? {} : { batch }),
  };
}

function say(session: Session, what: "cancelled" | "retried", count: number): number {
  if (session.json) session.printJson({ [what]: count });
  else session.print(`${count} ${what}`);
  return exitCode.done;
}
