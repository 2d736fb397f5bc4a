import type { EvalProgress } from "../evals/runner/run-plan.ts";
import { describeSpan } from "./describe-span.ts";
import { createStatusLine } from "./status-line.ts";
import type { Terminal } from "./terminal.ts";

/** What an eval has spent so far. */
export interface EvalSpent {
  readonly calls: number;
  readonly usd: number;
}

/** Shows how far an eval is, on standard error. */
export interface EvalProgressLine {
  show(progress: EvalProgress, spent: () => Promise<EvalSpent>): void;
  /** Takes a live line away. */
  close(): void;
}

/** A live line twice a second, a plain one every ten seconds, or nothing. */
export function createEvalProgress(mode: "live" | "plain" | "silent", terminal: Terminal): EvalProgressLine {
  const startedMs = terminal.nowMs();
  const line = createStatusLine(mode, terminal);
  let isAsking = false;
  let isClosed = false;
  const showWith = (progress: EvalProgress, spent: EvalSpent): void => {
    isAsking = false;
    if (isClosed) return;
    line.show(() => describeProgress(progress, spent, (terminal.nowMs() - startedMs) / 1000));
  };
  return {
    show(progress, spent) {
      if (isAsking || !line.isDue()) return;
      isAsking = true;
      const giveUp = (): void => {
        // The store is busy: the next row shows it.
        isAsking = false;
      };
      spent().then((sum) => showWith(progress, sum), giveUp);
    },
    close() {
      isClosed = true;
      line.close();
    },
  };
}

/** Such as `120/500 rows, 3.1 a second, $0.12, 2 min left (4 × server openai)`. */
export function describeProgress(progress: EvalProgress, spent: EvalSpent, seconds: number): string {
  const { total, recorded, ended, lanes } = progress;
  const rate = seconds > 0 ? ended / seconds : 0;
  const left = total - recorded - ended;
  const parts = [
    `${recorded + ended}/${total} rows`,
    `${rate >= 10 ? rate.toFixed(0) : rate.toFixed(1)} a second`,
    ...(spent.calls === 0 ? [] : [`${spent.calls} calls`, `$${spent.usd.toFixed(2)}`]),
    ...(rate > 0 && left > 0 ? [`${describeSpan(left / rate)} left`] : []),
  ];
  return `${parts.join(", ")} (${lanes.join(", ")})`;
}
