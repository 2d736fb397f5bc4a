import { setTimeout as sleep } from "node:timers/promises";
import { ClientGone } from "../client-gone.ts";
import type { CallContext } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { Flight, FlightEnd } from "./flight.ts";

/** How often a client that waits is told that the run goes on, in milliseconds. */
const tickMs = 2_000;

/** What becomes of the run when the call that waits for it is cancelled. */
type OnCancel = "stop" | "go_on";

/**
 * Waits until a run has ended, at most `waitMs`; `undefined`: it goes on. The client is told every step, and every
 * two seconds that there is none. Throws `cancelled` when the client cancels, which with `stop` ends the run too,
 * unless another waits for it; a client that has gone away ends nothing.
 */
export async function awaitFlight(
  flight: Flight,
  context: CallContext,
  options: { readonly waitMs: number; readonly onCancel: OnCancel },
): Promise<FlightEnd | undefined> {
  const leave = options.onCancel === "stop" ? flight.join() : () => undefined;
  const waiting = new AbortController();
  const stopTelling = tellProgress(flight, context);
  try {
    const end = await Promise.race([
      flight.ended,
      sleep(options.waitMs, undefined, { signal: waiting.signal }),
      whenAborted(context.signal, waiting.signal),
    ]);
    leave(end === undefined ? "kept" : "answered");
    return end;
  } catch {
    const isGone = context.signal.reason instanceof ClientGone;
    leave(isGone ? "kept" : "cancelled");
    throw new ToolError({
      code: "cancelled",
      message: "The call was cancelled.",
      next: "Call it again with the same arguments; what was finished is kept.",
    });
  } finally {
    waiting.abort();
    stopTelling();
  }
}

function whenAborted(signal: AbortSignal, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Error("cancelled"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true, signal: over });
  });
}

/** Tells the client that its call has begun: a transcript may have to be read, and the agents to be loaded. */
export function tellBegin(context: CallContext): void {
  context.progress(0, undefined, "open the transcript");
}

/** Each number told is larger than the one before, as the protocol asks; between two steps it creeps up on the next. */
function tellProgress(flight: Flight, context: CallContext): () => void {
  let told = 0;
  const tell = (): void => {
    const { done, total, step } = flight.steps();
    told = done > told ? done : told + (done + 1 - told) / 2;
    context.progress(told, total, step);
  };
  const unwatch = flight.watch(tell);
  const ticking = setInterval(tell, tickMs);
  return () => {
    clearInterval(ticking);
    unwatch();
  };
}
