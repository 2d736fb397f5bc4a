import { setTimeout as sleep } from "node:timers/promises";
import { OnrecordError } from "../errors.ts";

/** Why a signal was aborted: its own `OnrecordError` where it carries one, else `cancelled`. */
export function abortError(signal: AbortSignal): OnrecordError {
  if (signal.reason instanceof OnrecordError) return signal.reason;
  return new OnrecordError("The call was cancelled.", { code: "cancelled", cause: signal.reason });
}

/** The result of `work`, or `abortError` as soon as the signal is aborted, whether `work` heeds it or not. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(abortError(signal));
    signal.addEventListener("abort", leave, { once: true });
  });
  if (signal.aborted) leave();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

/** Waits; throws `abortError` at once when the signal is aborted. */
export async function waitUnlessAborted(waitMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(waitMs, undefined, { signal });
  } catch {
    throw abortError(signal);
  }
}
