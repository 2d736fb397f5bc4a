import type { Job } from "../app/jobs.ts";
import type { EndedJob } from "../app/worker.ts";
import { type ErrorCode, errorCodes, OnrecordError } from "../errors.ts";
import { exitCode } from "./exit-code.ts";
import type { ModelHint } from "./model-hint.ts";
import { printOutcome } from "./print-outcome.ts";
import type { Session } from "./session.ts";

/** Prints what came of jobs, in the order of their ids and whoever worked on them. */
export interface JobPrinter {
  /** Takes a job that this process worked on, and prints what is ready. */
  note(ended: EndedJob): Promise<void>;
  /** Prints all that have ended up to the first that has not. */
  printReady(): Promise<void>;
  /** Exit codes of those printed. */
  codes(): readonly number[];
}

/** A printer of jobs; what another process did, or this command before it was stopped, is read from the store. */
export function createJobPrinter(session: Session, hint: ModelHint, ids: readonly string[]): JobPrinter {
  const { jobs } = session.app;
  const here = new Map<string, EndedJob>();
  const codes: number[] = [];
  const printNext = async (id: string): Promise<number | undefined> => {
    const ended = here.get(id);
    here.delete(id);
    if (ended?.outcome !== undefined) {
      hint.note(ended.outcome.run);
      return printOutcome(session, ended.outcome, { shape: "line" });
    }
    if (ended?.status === "failed" || ended?.status === "partial") return session.fail(ended.error);
    const job = await jobs.queue.get(id);
    return job === undefined ? exitCode.failed : await printStored(session, hint, job);
  };
  const printReady = async (): Promise<void> => {
    for (const id of ids.slice(codes.length)) {
      const code = await printNext(id);
      if (code === undefined) return;
      codes.push(code);
    }
  };
  return {
    async note(ended) {
      here.set(ended.job.id, ended);
      await printReady();
    },
    printReady,
    codes: () => codes,
  };
}

/** The exit code of a job that has ended; `undefined` for another. */
async function printStored(session: Session, hint: ModelHint, job: Job): Promise<number | undefined> {
  switch (job.status) {
    case "waiting":
    case "running":
      return undefined;
    case "done":
    case "partial": {
      try {
        const outcome = await session.app.resume(job.id);
        hint.note(outcome.run);
        return printOutcome(session, outcome, { shape: "line" });
      } catch (error) {
        // Its run waits for a person.
        return session.fail(error);
      }
    }
    case "failed":
      return session.fail(new OnrecordError(job.error?.message ?? "It failed.", { code: codeOf(job) }));
    case "cancelled":
      session.complain(`${job.label} was cancelled.`);
      return exitCode.failed;
    default:
      return job.status satisfies never;
  }
}

function codeOf({ error }: Job): ErrorCode {
  return errorCodes.find((code) => code === error?.code) ?? "store_failed";
}
