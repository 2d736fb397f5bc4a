import { setTimeout as sleep } from "node:timers/promises";
import type { Analysis } from "../agents/analysis.ts";
import { OnrecordError } from "../errors.ts";
import { isDiskFull } from "../store/disk-full.ts";
import type { JobError, JobStatus } from "../store/job-queue.ts";
import type { AnalyzeRequest, App, Outcome, ProgressEvent } from "./app.ts";
import type { Job } from "./jobs.ts";
import { ownFolder } from "./own-folder.ts";

/** How often a worker says that it still holds a job, in milliseconds; a hold lasts for four of these. */
const beatMs = 2_000;
/** How long a worker waits before it looks again where there was nothing to do, in milliseconds. */
const idleMs = 500;

/** Errors that the same source and order will meet again. */
const lastingErrors: ReadonlySet<string> = new Set([
  "bad_usage",
  "bad_input",
  "empty_input",
  "not_a_transcript",
  "too_large",
  "not_found",
  "not_allowed",
  "unknown_model",
  "over_budget",
  "not_local",
  "unknown_price",
  "missing_program",
]);

/**
 * How a worker's hold of a job ended. `waiting`: it failed and is tried again; `handed_back`: the worker stopped;
 * `partial` with an error: its run waits for a person.
 */
export interface EndedJob {
  readonly job: Job;
  readonly status: JobStatus | "handed_back";
  readonly outcome?: Outcome<Analysis>;
  /** As it was thrown. */
  readonly error?: unknown;
}

/** What a worker works with. */
export interface WorkerOptions {
  readonly app: Pick<App, "analyze" | "resume" | "show" | "jobs">;
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Jobs of this batch only; absent: of all. */
  readonly batch?: string;
  /** When there is nothing left: that waits, or that another worker might die on. */
  readonly whenEmpty: "stop" | "wait";
  /** No new job; each job in hand is handed back once its step is done and kept. */
  readonly drain: AbortSignal;
  /** Ends all work at once. */
  readonly signal: AbortSignal;
  onProgress(event: ProgressEvent): void;
  onStarted?(job: Job): void;
  onEnded(ended: EndedJob): Promise<void> | void;
}

/**
 * Works on jobs, `concurrency` at a time, until there are none left or it is stopped. No failure of a job ends it, but
 * that the disk is full: every other job would meet it too. It is thrown, and the jobs in hand wait again.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const stop = AbortSignal.any([options.drain, signal]);
  const lane = async (): Promise<void> => {
    try {
      await runLane({ ...options, signal }, stop);
    } catch (cause) {
      // Without its queue no lane can go on.
      broken.abort();
      throw cause;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: options.concurrency }, lane));
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason;
}

async function runLane(options: WorkerOptions, stop: AbortSignal): Promise<void> {
  const { queue } = options.app.jobs;
  const from = options.batch === undefined ? {} : { batch: options.batch };
  while (!stop.aborted) {
    const job = await queue.claim(from);
    if (job === undefined) {
      if (options.whenEmpty === "stop" && (await isEmpty(options))) return;
      await pause(stop);
      continue;
    }
    options.onStarted?.(job);
    const ended = await workOn(options, job);
    await options.onEnded(ended);
    // Somebody else is at the run, as with "onrecord resume": the job would be claimed again at once.
    if (ended.status === "handed_back") await pause(stop);
  }
}

async function isEmpty({ app, batch }: WorkerOptions): Promise<boolean> {
  const { counts } = await app.jobs.queue.stats(batch === undefined ? {} : { batch });
  return counts.waiting === 0 && counts.running === 0;
}

async function pause(stop: AbortSignal): Promise<void> {
  // Ends early when the worker is stopped, which is no failure.
  await sleep(idleMs, undefined, { signal: stop }).catch(() => undefined);
}

/** Works a job as the run of its id; a beat that finds it lost or cancelled ends the work. */
async function workOn(options: WorkerOptions, job: Job): Promise<EndedJob> {
  const { queue } = options.app.jobs;
  const given = new AbortController();
  let taken: "lost" | "cancelled" | undefined;
  const beat = async (): Promise<void> => {
    try {
      const hold = await queue.beat(job.id);
      if (hold === "held") return;
      taken = hold;
      given.abort();
    } catch {
      // A store that is busy for a moment: the hold outlasts several beats.
    }
  };
  const beats = setInterval(() => void beat(), beatMs);
  try {
    const outcome = await analyze(options, job, AbortSignal.any([options.signal, given.signal]));
    const status = outcome.run.status === "partial" ? "partial" : "done";
    await queue.complete(job.id, status);
    return { job, status, outcome };
  } catch (error) {
    if (taken !== undefined) return { job, status: taken === "lost" ? "handed_back" : taken, error };
    return await endFailed(options, job, error);
  } finally {
    clearInterval(beats);
  }
}

async function endFailed(options: WorkerOptions, job: Job, error: unknown): Promise<EndedJob> {
  const { queue } = options.app.jobs;
  if (isDiskFull(error)) {
    // Nor may there be room to hand it back: the hold ends with this process.
    await queue.release(job.id).catch(() => undefined);
    throw error;
  }
  const code = error instanceof OnrecordError ? error.code : "unexpected";
  const isStopped = options.signal.aborted || options.drain.aborted;
  if (code === "run_conflict" || (isStopped && code === "cancelled")) {
    await queue.release(job.id);
    return { job, status: "handed_back", error };
  }
  if (code === "waiting") {
    // A person goes on with the run; no worker could.
    await queue.complete(job.id, "partial");
    return { job, status: "partial", error };
  }
  const message = error instanceof Error ? error.message : String(error);
  const told: JobError = { code, message };
  const status = await queue.fail(job.id, told, lastingErrors.has(code) ? "cannot_help" : "may_help");
  return { job, status, error };
}

async function analyze(options: WorkerOptions, job: Job, signal: AbortSignal): Promise<Outcome<Analysis>> {
  const { app, drain, onProgress } = options;
  const call = { signal, drain, onProgress, chooseId: () => job.id };
  // Its recording is in the store: it goes on even if the file is gone.
  if (await app.jobs.isBegun(job.id)) return toAnalysis(await app.resume(job.id, call));
  const { out, ...order } = await app.jobs.orderOf(job);
  const folder = out === undefined ? undefined : await ownFolder(app, job.label, out);
  const request: AnalyzeRequest = {
    ...order,
    source: job.label,
    batch: job.batch,
    ...(folder === undefined ? {} : { out: folder }),
  };
  return await app.analyze(request, call);
}

function toAnalysis({ result, ...rest }: Awaited<ReturnType<App["resume"]>>): Outcome<Analysis> {
  if (result.schema === "onrecord/analysis@1") return { ...rest, result };
  throw new OnrecordError(`Run ${rest.run.id} is no analysis. Cancel the job, and add its source again.`, {
    code: "store_failed",
  });
}
