/** How a job stands. `partial` is done with something left out; `failed` is set aside until it is retried. */
export const jobStatuses = ["waiting", "running", "done", "partial", "failed", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** A recording to be analysed. */
export interface NewJob {
  /** Of the job, of its run and of its graph's thread. */
  readonly id: string;
  /** Jobs that were added together and share caps. */
  readonly batch: string;
  /** What it was named by, for people. */
  readonly label: string;
  /** sha256 of the blob that holds what is asked for. */
  readonly payload: string;
}

/** What went wrong, as it may be shown. */
export interface JobError {
  readonly code: string;
  readonly message: string;
}

/** A job with how it went so far; times are milliseconds since 1970. */
export interface Job extends NewJob {
  readonly status: JobStatus;
  /** Attempts that ended in an error. */
  readonly failures: number;
  /** Of the last attempt that failed. */
  readonly error?: JobError;
  readonly addedMs: number;
  readonly startedMs?: number;
  readonly finishedMs?: number;
}

/** Which jobs are meant; nothing given: all. */
export interface JobSelector {
  readonly ids?: readonly string[];
  readonly batch?: string;
  readonly status?: JobStatus;
}

/** What a holder is told when it renews its hold: `lost` to another, or `cancelled` by somebody. */
export type Hold = "held" | "lost" | "cancelled";

/** How far a queue is. */
export interface JobStats {
  readonly counts: Readonly<Record<JobStatus, number>>;
  /** Jobs that ended in the last minute. */
  readonly endedLastMinute: number;
}

/** How often an attempt may end in an error before the job is set aside. */
export const mostFailures = 3;

/** How often a holder may die on a job before it is set aside; the death of a worker is not the recording's fault. */
export const mostDeaths = 20;

/**
 * Jobs that any number of processes work on. Each is held by one worker at a time, whose hold ends when it dies or is
 * silent: every job is worked to its end at least once, and its result, kept by its id, stands once.
 */
export interface JobQueue {
  /** Adds all or none; a job whose id is there is left as it is. */
  add(jobs: readonly NewJob[]): Promise<{ readonly added: number; readonly known: number }>;
  /** The oldest job (of a batch) that waits, or that a dead or silent worker held; `undefined` when there is none now. */
  claim(from?: Pick<JobSelector, "batch">): Promise<Job | undefined>;
  beat(id: string): Promise<Hold>;
  complete(id: string, status: "done" | "partial"): Promise<void>;
  /**
   * Ends an attempt: the job waits again, behind the others, or is set aside, at once where trying again cannot help.
   * Gives how it stands.
   */
  fail(id: string, error: JobError, again?: "may_help" | "cannot_help"): Promise<JobStatus>;
  /** Hands a job back as if it had never been claimed. */
  release(id: string): Promise<void>;
  /** Cancels what waits, and tells the holders of what runs; gives how many. */
  cancel(selector: JobSelector): Promise<number>;
  /** Lets failed and cancelled jobs wait again, their failures forgotten; gives how many. */
  retry(selector: JobSelector): Promise<number>;
  get(id: string): Promise<Job | undefined>;
  /** In the order of their adding. `after`: the id of the last one of the page before. */
  list(
    selector: JobSelector,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<readonly Job[]>;
  stats(selector: Pick<JobSelector, "batch">): Promise<JobStats>;
}
