import type { EndedJob } from "../../app/worker.ts";
import { collectEarly } from "../collect-early.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { describeJobs, toJobFigures } from "../describe-jobs.ts";
import { drainOnSigterm } from "../drain-on-sigterm.ts";
import { exitCode } from "../exit-code.ts";
import { parseCount } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";
import { shortPath } from "../short-path.ts";
import { createStatusLine, type StatusLine } from "../status-line.ts";

/** How often it is looked whether a progress line is due, in milliseconds. */
const tickMs = 250;

interface WorkerCommandOptions {
  readonly concurrency: number;
  readonly untilEmpty?: boolean;
}

/** Adds `onrecord worker`. */
export function addWorkerCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("worker")
    .summary("work on the jobs that wait")
    .description(
      "Work on jobs, beside any number of other workers, until stopped. SIGTERM takes no new job, finishes the steps in hand and hands the rest back; Ctrl-C, or a second SIGTERM, hands all back at once. Killed, it loses no step that was finished.",
    )
    .option("--concurrency <n>", "jobs at a time", parseCount, 1)
    .option("--until-empty", "end when no job waits or runs");
  addExamples(command, [
    ["onrecord worker --until-empty", "work until all is done"],
    ["onrecord worker --concurrency 4", "four recordings at a time, for models that are elsewhere"],
  ]);
  command.action(async (options: WorkerCommandOptions) => {
    const work = (session: Session): Promise<number> => workOn(session, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

type Tally = Record<EndedJob["status"], number>;

async function workOn(session: Session, options: WorkerCommandOptions): Promise<number> {
  const { runWorker } = await import("../../app/worker.ts");
  collectEarly();
  const { app, terminal } = session;
  const line = createStatusLine(session.progressMode, terminal);
  const drain = drainOnSigterm(session);
  drain.addEventListener("abort", () => line.close());
  const tally: Tally = {
    waiting: 0,
    running: 0,
    done: 0,
    partial: 0,
    failed: 0,
    cancelled: 0,
    handed_back: 0,
  };
  const batches = new Set<string>();
  const ticks = setInterval(() => void showProgress(session, line, batches), tickMs);
  try {
    await runWorker({
      app,
      concurrency: options.concurrency,
      whenEmpty: options.untilEmpty === true ? "stop" : "wait",
      drain,
      signal: terminal.signal,
      onProgress: () => undefined,
      onStarted: (job) => void batches.add(job.batch),
      onEnded: (ended) => {
        tally[ended.status] += 1;
        tell(session, line, ended);
      },
    });
  } finally {
    clearInterval(ticks);
    line.close();
  }
  sayTally(session, tally);
  const isWhole = drain.aborted || tally.failed + tally.partial === 0;
  return isWhole ? exitCode.done : exitCode.partial;
}

async function showProgress(session: Session, line: StatusLine, batches: ReadonlySet<string>): Promise<void> {
  if (!line.isDue()) return;
  try {
    const progress = await session.app.jobs.progress({ batches });
    line.show(() => describeJobs(toJobFigures(progress)));
  } catch {
    // A store that is busy for a moment: the next tick shows it.
  }
}

function tell(session: Session, line: StatusLine, { job, status, error, outcome }: EndedJob): void {
  const name = shortPath(job.label, session.terminal.cwd);
  const why = error instanceof Error ? error.message : String(error);
  const say = (text: string, how: "complain" | "remark"): void => {
    line.close();
    session[how](text);
  };
  if (status === "failed") say(`${name}: ${why}`, "complain");
  else if (status === "waiting") say(`${name} will be tried again: ${why}`, "remark");
  else if (status === "cancelled") say(`${name} was cancelled.`, "remark");
  else if (status === "partial") {
    const what = outcome === undefined ? why : `a part is missing; see "onrecord runs ${job.id}".`;
    say(`${name}: ${what}`, "complain");
  }
}

function sayTally(session: Session, tally: Tally): void {
  const { done, partial, failed, cancelled } = tally;
  const handedBack = tally.handed_back;
  if (session.json) session.printJson({ done, partial, failed, cancelled, handedBack });
  else session.remark(`${done} done, ${partial} partial, ${failed} failed, ${handedBack} handed back`);
}
