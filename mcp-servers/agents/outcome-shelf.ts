import type { Outcome, RunResult, RunView } from "../../app/app.ts";

/** What came of runs; the results read last are kept, so that the pages of one are read once. */
export interface OutcomeShelf {
  /** `undefined` while the run has no result. */
  read(view: RunView): Promise<Outcome<RunResult> | undefined>;
}

/** Results that are kept. */
const mostKept = 4;

/** A shelf that is empty at first. */
export function createOutcomeShelf(): OutcomeShelf {
  const kept = new Map<string, Outcome<RunResult>>();
  return {
    async read({ run, readOutcome }) {
      if (run.result === undefined || readOutcome === undefined) return undefined;
      const outcome = kept.get(run.result) ?? (await readOutcome());
      kept.delete(run.result);
      kept.set(run.result, outcome);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      // Two runs may have come to the same result.
      return { ...outcome, run };
    },
  };
}
