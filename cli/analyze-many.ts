import { expandSources } from "../app/expand-sources.ts";
import type { JobOrder } from "../app/job-order.ts";
import type { AddedJobs, JobSource, Jobs } from "../app/jobs.ts";
import { runWorker } from "../app/worker.ts";
import { OnrecordError } from "../errors.ts";
import { hashContent } from "../store/blob-store.ts";
import { collectEarly } from "./collect-early.ts";
import { drainOnSigterm } from "./drain-on-sigterm.ts";
import { exitCode } from "./exit-code.ts";
import type { ModelHint } from "./model-hint.ts";
import { createJobPrinter } from "./print-jobs-in-order.ts";
import type { Session } from "./session.ts";

/**
 * Analyses several recordings as jobs of a batch of their own, and prints each in the order it was named. The command
 * that was stopped goes on when it is given again. A failure is said and costs the others nothing.
 */
export async function analyzeMany(
  session: Session,
  hint: ModelHint,
  wanted: { readonly names: readonly string[]; readonly order: JobOrder },
): Promise<number> {
  const { app, terminal } = session;
  const order = app.jobs.settle(wanted.order);
  const { sources, codes } = await findSources(session, wanted.names);
  const { batch, ids } = await openBatch(app.jobs, { order, sources, version: terminal.version });
  const printer = createJobPrinter(session, hint, ids);
  await printer.printReady();
  collectEarly();
  const drain = drainOnSigterm(session);
  await runWorker({
    app,
    batch,
    concurrency: 1,
    whenEmpty: "stop",
    drain,
    signal: terminal.signal,
    onProgress: session.showStep,
    onEnded: printer.note,
  });
  const all = [...codes, ...printer.codes()];
  const total = codes.length + ids.length;
  if ((drain.aborted || terminal.signal.aborted) && all.length < total) {
    session.complain("Stopped. Run the same command again to go on with it.");
    return exitCode.failed;
  }
  return joinCodes(all, total);
}

/** Recordings that names stand for; one that can only be read here, standard input, is stored first. */
export async function findSources(
  session: Session,
  names: readonly string[],
): Promise<{ readonly sources: readonly JobSource[]; readonly codes: readonly number[] }> {
  const { app, terminal } = session;
  const codes: number[] = [];
  const kept: string[] = [];
  for (const name of names) {
    const shown = name === "-" ? await app.show(name) : undefined;
    if (shown === undefined) kept.push(name);
    else if (shown.transcript !== undefined) kept.push(shown.transcript.id);
    else {
      const { message = "Standard input holds no words.", code = "" } = shown.error ?? {};
      codes.push(
        session.fail(new OnrecordError(message, { code: code === "bad_usage" ? code : "bad_input" })),
      );
    }
  }
  // What is not there is said when its turn comes.
  const findOther = (name: string): Promise<string> => storedOr(app.jobs, name);
  const { sources } = await expandSources(kept, { cwd: terminal.cwd, findOther });
  return { sources, codes };
}

async function storedOr(jobs: Jobs, name: string): Promise<string> {
  try {
    return (await jobs.findStored(name)) ?? name;
  } catch {
    return name;
  }
}

/** The jobs of the same command when it was stopped before its end, else new ones. */
async function openBatch(
  jobs: Jobs,
  command: {
    readonly order: JobOrder;
    readonly sources: readonly JobSource[];
    readonly version: string;
  },
): Promise<AddedJobs> {
  const { order, sources, version } = command;
  for (let round = 1; ; round += 1) {
    const batch = `analyze-${hashContent(JSON.stringify([order, sources, version, round])).slice(0, 12)}`;
    const { counts } = await jobs.queue.stats({ batch });
    const isNew = Object.values(counts).every((count) => count === 0);
    if (!isNew && counts.waiting + counts.running === 0) continue;
    // A recording that is named twice is printed twice.
    const own = sources.map((one, index) => ({ ...one, version: `${one.version} ${batch} ${index}` }));
    return await jobs.add(order, { batch, sources: own });
  }
}

function joinCodes(codes: readonly number[], total: number): number {
  if (codes.length === total && codes.every((code) => code === exitCode.done)) return exitCode.done;
  const first = codes[0] ?? exitCode.failed;
  return codes.every((code) => code === first) ? first : exitCode.partial;
}
