import type { EvalProgress } from "../evals/runner/run-plan.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Terminal } from "./terminal.ts";

/** What an eval has spent so far. */
export interface EvalSpent {
  readonly calls: number;
  readonly usd: number;
}

/** Shows how far an eval is, on standard error. */
export interface EvalProgressLine {
  show(progress: EvalProgress, spent: () => EvalSpent): void;
  /** Takes a live line away. */
  close(): void;
}

/** A live line twice a second, a plain one every ten seconds, or nothing. */
export function createEvalProgress(mode: "live" | "plain" | "silent", terminal: Terminal): EvalProgressLine {
  const everyMs = mode === "live" ? 500 : 10_000;
  const startedMs = terminal.nowMs();
  let shownMs = startedMs;
  let isShown = false;
  const close = (): void => {
    if (isShown) terminal.error.write("\r\u001b[2K");
    isShown = false;
  };
  return {
    show(progress, spent) {
      const nowMs = terminal.nowMs();
      if (mode === "silent" || nowMs - shownMs < everyMs) return;
      shownMs = nowMs;
      const line = terminalSafe(describeProgress(progress, spent(), (nowMs - startedMs) / 1000));
      if (mode === "plain") {
        terminal.error.write(`${line}\n`);
        return;
      }
      close();
      // One short of the width: a full line would wrap and could not be taken away.
      terminal.error.write(line.slice(0, Math.max(0, terminal.error.columns - 1)));
      isShown = true;
    },
    close,
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

function describeSpan(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
