import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { Housekeeping } from "./housekeeping.ts";
import type { JobQueue } from "./job-queue.ts";
import type { LeaseOwner, Leases, LeaseWorld } from "./lease.ts";
import type { Ledger } from "./ledger.ts";
import type { Library } from "./library.ts";
import type { AgentRecord, Run } from "./run.ts";
import type { ServerPlaces } from "./server-places.ts";

/** Everything kept between two commands: transcripts with their blobs, runs, finished agent calls, leases, jobs. */
export interface Store extends Library {
  /** Where it is, as it may be shown. */
  readonly name: string;
  readonly leases: Leases;
  readonly ledger: Ledger;
  readonly jobs: JobQueue;
  readonly serverPlaces: ServerPlaces;
  readonly housekeeping: Housekeeping;
  /** Where graphs keep their checkpoints; it is loaded when first asked for. */
  checkpointer(): Promise<BaseCheckpointSaver>;
  /** Creates or replaces the run; its agents are kept by `recordAgent` and joined when read. */
  saveRun(run: Run): Promise<void>;
  /** The newest first. */
  runs(): Promise<readonly Run[]>;
  run(id: string): Promise<Run | undefined>;
  /** Keeps the first `done` record of a task, so that a resumed run does not count a call twice. */
  recordAgent(runId: string, record: AgentRecord): Promise<void>;
  /** Blob of the finished call under `key`; `undefined` when it never finished or its blob is damaged. */
  findResult(key: string): Promise<string | undefined>;
  /** The blob is stored first: a row never names what is not there. */
  saveResult(key: string, blob: string): Promise<void>;
  /** Does what no two processes of the store may do at once. `work` does not use the store. */
  exclusively<T>(work: () => T): Promise<T>;
  /** "ok", or what is wrong with the database. */
  check(): Promise<string>;
  close(): Promise<void>;
}

export interface StoreOptions extends LeaseWorld {
  /** A folder, or an address of Postgres. */
  readonly location: string;
  /** Where a store that is no folder keeps what stays on this machine; absent: in `.onrecord/` here. */
  readonly folder?: string;
  readonly owner: LeaseOwner;
}
