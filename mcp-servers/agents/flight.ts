import type { Outcome, ProgressEvent, RunResult } from "../../app/app.ts";

/** How far a run is: steps that ended, of how many once that is known, and the step that began last. */
export interface Steps {
  readonly done: number;
  readonly total?: number;
  readonly step: string;
}

/** What came of a run that this process worked on. */
export type FlightEnd = { readonly outcome: Outcome<RunResult> } | { readonly error: unknown };

/** Why a call stops waiting for a run: it has the result, it has the run's id, or its client cancelled it. */
export type Leaving = "answered" | "kept" | "cancelled";

/** A run that this process works on. */
export interface Flight {
  readonly id: string;
  /** Never rejects. */
  readonly ended: Promise<FlightEnd>;
  steps(): Steps;
  /** Calls back after each step; gives what stops that. */
  watch(told: () => void): () => void;
  /** Joins those who wait; gives how to leave. A cancel by the last of them stops the run, unless someone keeps its id. */
  join(): (why: Leaving) => void;
  stop(): void;
  isStopped(): boolean;
}

/** The steps of a run as they are told. */
export interface StepLog {
  tell(event: ProgressEvent): void;
  steps(): Steps;
  watch(told: () => void): () => void;
}

/** A log of the steps of one run. */
export function createStepLog(): StepLog {
  const watchers = new Set<() => void>();
  let steps: Steps = { done: 0, step: "start" };
  return {
    tell({ state, step, total = steps.total }) {
      const done = steps.done + (state === "started" ? 0 : 1);
      steps = { done, step, ...(total === undefined ? {} : { total: Math.max(total, done) }) };
      for (const told of watchers) told();
    },
    steps: () => steps,
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

/** A run under way, over its log and what stops it. */
export function createFlight(parts: {
  readonly id: string;
  readonly log: StepLog;
  readonly stop: AbortController;
  readonly ended: Promise<FlightEnd>;
}): Flight {
  const { id, ended, log, stop } = parts;
  let waiting = 0;
  let isKept = false;
  return {
    id,
    ended,
    steps: log.steps,
    watch: log.watch,
    join() {
      waiting += 1;
      return (why) => {
        waiting -= 1;
        if (why === "kept") isKept = true;
        if (why === "cancelled" && waiting === 0 && !isKept) stop.abort();
      };
    },
    stop: () => stop.abort(),
    isStopped: () => stop.signal.aborted,
  };
}
