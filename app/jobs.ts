import { OnrecordError } from "../errors.ts";
import { type BlobStore, hashContent } from "../store/blob-store.ts";
import type { Job, JobQueue, JobSelector, JobStats, NewJob } from "../store/job-queue.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { Ledger } from "../store/ledger.ts";
import { JobOrder } from "./job-order.ts";

export type { Job, JobOrder, JobSelector };

/** Hex digits of a job's id: two of a million jobs share 96 bits once in 10^17 stores. */
const idLength = 24;
const pageSize = 1_000;

/** A recording to be worked on. */
export interface JobSource {
  /** Absolute path of a file, or the id of a stored transcript. */
  readonly source: string;
  /** Tells this state of the file from a later one; two that are the same are one job. */
  readonly version: string;
}

/** Jobs that were asked for; `ids` are in the order of their sources. */
export interface AddedJobs {
  readonly batch: string;
  readonly added: number;
  readonly known: number;
  readonly ids: readonly string[];
}

/** How far the jobs are, and what they have cost. */
export interface JobProgress extends JobStats {
  readonly calls: number;
  readonly usd: number;
}

/** Jobs as an app offers them: many recordings, one order, any number of workers. */
export interface Jobs {
  readonly queue: JobQueue;
  /** The order with models, caps and paths decided; throws for a recipe or a model that is not there. */
  settle(order: JobOrder): JobOrder;
  /** Adds what is not there yet; `order` is settled. No source is read. */
  add(
    order: JobOrder,
    jobs: { readonly batch: string; readonly sources: readonly JobSource[] },
  ): Promise<AddedJobs>;
  orderOf(job: Job): Promise<JobOrder>;
  /** Id of a stored transcript by its id, its hash or a unique beginning of them; `undefined` when there is none. */
  findStored(source: string): Promise<string | undefined>;
  /** Whether a worker has begun the job's run. */
  isBegun(id: string): Promise<boolean>;
  /** A job by its id or a unique beginning of it; throws `not_found` or `ambiguous`. */
  find(id: string): Promise<Job>;
  /** Names of the batches that have jobs. */
  batches(): Promise<readonly string[]>;
  progress(of: { readonly batch?: string; readonly batches: Iterable<string> }): Promise<JobProgress>;
}

/** What jobs are kept in, and how an order is decided. */
export interface JobParts {
  readonly queue: JobQueue;
  readonly blobs: BlobStore;
  readonly ledger: Pick<Ledger, "totals">;
  readonly settle: Jobs["settle"];
  readonly findStored: Jobs["findStored"];
  readonly isBegun: Jobs["isBegun"];
}

/** Jobs over a queue. */
export function createJobs({ queue, blobs, ledger, settle, findStored, isBegun }: JobParts): Jobs {
  return {
    queue,
    settle,
    findStored,
    isBegun,
    async add(order, { batch, sources }) {
      const payload = await putJson(blobs, order);
      const jobs = sources.map((one): NewJob => {
        return { id: jobId(one, payload), batch, label: one.source, payload };
      });
      const unique = [...new Map(jobs.map((job) => [job.id, job])).values()];
      return { batch, ...(await queue.add(unique)), ids: jobs.map(({ id }) => id) };
    },
    orderOf: (job) => getJson(blobs, job.payload, JobOrder),
    find: (id) => findJob(queue, id),
    async batches() {
      const names = new Set<string>();
      for await (const job of allJobs(queue)) names.add(job.batch);
      return [...names];
    },
    async progress({ batch, batches }) {
      const stats = await queue.stats(batch === undefined ? {} : { batch });
      const totals = await Promise.all([...batches].map((batchId) => ledger.totals({ batchId })));
      const sum = (key: "calls" | "usd"): number => totals.reduce((all, one) => all + one[key], 0);
      return { ...stats, calls: sum("calls"), usd: sum("usd") };
    },
  };
}

/** Id of the job that a source and an order make: the same ones make the same job. */
export function jobId({ source, version }: JobSource, payload: string): string {
  return hashContent(JSON.stringify([source, version, payload])).slice(0, idLength);
}

async function* allJobs(queue: JobQueue): AsyncGenerator<Job> {
  let after: string | undefined;
  for (;;) {
    const page = await queue.list({}, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield* page;
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

async function findJob(queue: JobQueue, id: string): Promise<Job> {
  const exact = await queue.get(id);
  if (exact !== undefined) return exact;
  const matches: Job[] = [];
  for await (const job of allJobs(queue)) if (job.id.startsWith(id)) matches.push(job);
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const some = matches.slice(0, 5).map((job) => job.id);
    throw new OnrecordError(`"${id}" could be ${some.join(", ")}. Write more of the id.`, {
      code: "ambiguous",
    });
  }
  throw new OnrecordError(`There is no job "${id}". See them with "onrecord jobs list".`, {
    code: "not_found",
  });
}
