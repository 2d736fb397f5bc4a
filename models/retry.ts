import { type ErrorCode, OnrecordError } from "../errors.ts";
import { readHttpCause } from "./adapters/explain-status.ts";
import { isLeftAlone, type ServerBreakers } from "./server-breakers.ts";
import type { LimitedServer, ServerLimits } from "./server-limits.ts";
import { abortError, untilAborted, waitUnlessAborted } from "./until-aborted.ts";

/** One call with its attempts. The deadline starts when the server has a place for the call. */
export interface RetriedCall extends LimitedServer {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** What an attempt gets: its number from 1, and a signal that is aborted at the deadline, too. */
export interface Attempt {
  readonly number: number;
  readonly signal: AbortSignal;
}

export interface Retried<T> {
  readonly value: T;
  readonly attempts: number;
}

/** Runs a call's attempts until one succeeds or another would be of no use; throws the last one's `OnrecordError`. */
export type Retry = <T>(call: RetriedCall, attempt: (attempt: Attempt) => Promise<T>) => Promise<Retried<T>>;

export interface RetryParts {
  readonly limits: ServerLimits;
  readonly breakers: ServerBreakers;
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Longest wait before the second attempt; twice that before the third. */
  readonly backoffMs?: number;
}

const maxAttempts = 3;
/** A local attempt that fails after so long was mostly slow: the next one would take as long and fail alike. */
const slowAttemptMs = 60_000;
const longestBackoffMs = 8_000;
const longestRetryAfterMs = 30_000;

/** Everything else (a wrong key, an exhausted quota, a refusal, a cut answer) would fail again. */
const worthAnotherTry: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "unreachable",
  "rate_limited",
  "server_error",
  "timeout",
  "bad_response",
  "empty_answer",
  "stream_broken",
]);

/**
 * Three attempts with full jitter between them (a random share of a doubling wait); a server's `Retry-After` up to
 * 30 s is kept to. Ends at the deadline, and at once when the signal is aborted, even if an attempt does not heed it.
 */
export function createRetry(parts: RetryParts): Retry {
  return (call, attempt) =>
    parts.limits.run(call, call.signal, async () => {
      const deadline = startDeadline(call, parts.nowMs);
      try {
        return await runAttempts({ parts, call, deadline }, attempt);
      } finally {
        deadline.stop();
      }
    });
}

interface Running {
  readonly parts: RetryParts;
  readonly call: RetriedCall;
  readonly deadline: Deadline;
}

async function runAttempts<T>(
  running: Running,
  attempt: (attempt: Attempt) => Promise<T>,
): Promise<Retried<T>> {
  const { parts, call, deadline } = running;
  for (let number = 1; ; number += 1) {
    if (deadline.signal.aborted) throw abortError(deadline.signal);
    const startedMs = parts.nowMs();
    try {
      const work = parts.breakers.run(call.server, () => attempt({ number, signal: deadline.signal }));
      return { value: await untilAborted(work, deadline.signal), attempts: number };
    } catch (cause) {
      const waitMs = isSlow(call, parts.nowMs() - startedMs)
        ? undefined
        : waitBeforeNext(cause, number, parts);
      if (waitMs === undefined || waitMs >= deadline.remainingMs()) throw withAttempts(cause, number);
      await waitUnlessAborted(waitMs, deadline.signal);
    }
  }
}

function isSlow({ location }: RetriedCall, tookMs: number): boolean {
  return location === "local" && tookMs >= slowAttemptMs;
}

function waitBeforeNext(error: unknown, number: number, parts: RetryParts): number | undefined {
  if (!(error instanceof OnrecordError) || !worthAnotherTry.has(error.code)) return undefined;
  if (isLeftAlone(error) || number >= maxAttempts) return undefined;
  const jitter = parts.random();
  const askedMs = readHttpCause(error)?.retryAfterMs;
  if (askedMs !== undefined) return askedMs > longestRetryAfterMs ? undefined : askedMs * (1 + jitter / 10);
  return jitter * Math.min(longestBackoffMs, (parts.backoffMs ?? 500) * 2 ** (number - 1));
}

function withAttempts(error: unknown, attempts: number): unknown {
  if (!(error instanceof OnrecordError) || attempts === 1) return error;
  return new OnrecordError(`${error.message} Tried ${attempts} times.`, { code: error.code, cause: error });
}

interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  stop(): void;
}

function startDeadline({ server, deadlineMs, signal }: RetriedCall, nowMs: () => number): Deadline {
  const end = nowMs() + deadlineMs;
  const controller = new AbortController();
  const cancel = (): void => controller.abort(abortError(signal));
  const timer = setTimeout(() => controller.abort(pastDeadline(server, deadlineMs)), deadlineMs);
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  return {
    signal: controller.signal,
    remainingMs: () => end - nowMs(),
    stop() {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
    },
  };
}

function pastDeadline(server: string, deadlineMs: number): OnrecordError {
  return new OnrecordError(
    `No answer from ${server} within ${deadlineMs / 1000} s in all. Give it more time or choose another model.`,
    { code: "timeout" },
  );
}
