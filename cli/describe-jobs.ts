import type { JobProgress } from "../app/jobs.ts";
import { describeSpan } from "./describe-span.ts";

/** How far jobs are, for programs. */
export interface JobFigures {
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly partial: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly perMinute: number;
  readonly calls: number;
  readonly costUsd: number;
  /** Null while nothing has ended in the last minute. */
  readonly secondsLeft: number | null;
}

/** The figures of a queue. */
export function toJobFigures({ counts, endedLastMinute, calls, usd }: JobProgress): JobFigures {
  const left = counts.waiting + counts.running;
  const secondsLeft = endedLastMinute === 0 ? null : Math.ceil((left * 60) / endedLastMinute);
  return {
    ...counts,
    perMinute: endedLastMinute,
    calls,
    costUsd: usd,
    secondsLeft: left === 0 ? 0 : secondsLeft,
  };
}

/** Such as `120 done, 2 running, 1 failed, 877 waiting, 43 a minute, 12 calls, $0.12, 21 min left`. */
export function describeJobs(figures: JobFigures): string {
  const { waiting, running, done, partial, failed, cancelled, calls, costUsd, secondsLeft } = figures;
  const parts = [
    `${done} done`,
    ...(partial === 0 ? [] : [`${partial} partial`]),
    `${running} running`,
    `${failed} failed`,
    ...(cancelled === 0 ? [] : [`${cancelled} cancelled`]),
    `${waiting} waiting`,
    `${figures.perMinute} a minute`,
    ...(calls === 0 ? [] : [`${calls} calls`, `$${costUsd.toFixed(2)}`]),
    ...(secondsLeft === null || secondsLeft === 0 ? [] : [`${describeSpan(secondsLeft)} left`]),
  ];
  return parts.join(", ");
}
