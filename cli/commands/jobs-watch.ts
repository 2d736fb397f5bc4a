import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { describeJobs, type JobFigures, toJobFigures } from "../describe-jobs.ts";
import { exitCode } from "../exit-code.ts";
import { parsePositive } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";
import { createStatusLine, type StatusLine } from "../status-line.ts";

interface WatchOptions {
  readonly batch?: string;
  readonly every: number;
}

/** Adds `onrecord jobs watch`. */
export function addJobsWatchCommand({ terminal, finish }: CommandSetup, parent: Command): void {
  const command = parent
    .command("watch")
    .summary("show how far the jobs are until none is left")
    .description(
      "Show how many jobs are done, run, failed and wait, how many end in a minute, what they cost and when they will be done, until none is left. Exits 3 where some failed.",
    )
    .option("--batch <name>", "only those of a batch")
    .option("--every <seconds>", "how often to look", parsePositive, 1);
  addExamples(command, [
    ["onrecord jobs watch", "all jobs"],
    ["onrecord jobs watch --json --every 10", "a line of JSON every ten seconds"],
  ]);
  command.action(async (options: WatchOptions) => {
    const work = (session: Session): Promise<number> => watch(session, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function watch(session: Session, { batch, every }: WatchOptions): Promise<number> {
  const { terminal } = session;
  const line = createStatusLine(session.progressMode, terminal);
  const look = createLook(session, batch);
  try {
    let figures = await look();
    while (figures.waiting + figures.running > 0 && !terminal.signal.aborted) {
      showFigures(session, line, figures);
      // Ends early when the signal fires, which is no failure.
      await sleep(every * 1000, undefined, { signal: terminal.signal }).catch(() => undefined);
      figures = await look();
    }
    line.close();
    if (session.json) session.printJson(figures, "line");
    else session.print(describeJobs(figures));
    return figures.failed + figures.partial === 0 ? exitCode.done : exitCode.partial;
  } finally {
    line.close();
  }
}

function showFigures(session: Session, line: StatusLine, figures: JobFigures): void {
  if (session.json) session.printJson(figures, "line");
  else line.show(() => describeJobs(figures));
}

/** Looks at the jobs; which batches there are is asked again only when jobs have come. */
function createLook({ app }: Session, batch: string | undefined): () => Promise<JobFigures> {
  let batches: readonly string[] = batch === undefined ? [] : [batch];
  let known = 0;
  const of = (): Parameters<typeof app.jobs.progress>[0] => ({
    ...(batch === undefined ? {} : { batch }),
    batches,
  });
  return async () => {
    const progress = await app.jobs.progress(of());
    const total = Object.values(progress.counts).reduce((sum, count) => sum + count, 0);
    if (batch !== undefined || total === known) return toJobFigures(progress);
    known = total;
    batches = await app.jobs.batches();
    return toJobFigures(await app.jobs.progress(of()));
  };
}
