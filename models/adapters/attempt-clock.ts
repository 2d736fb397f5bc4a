import { OnrecordError } from "../../errors.ts";
import type { AdapterRequest } from "../adapter.ts";
import { abortError } from "../until-aborted.ts";

/** The waits of one attempt. `signal` is aborted with the `OnrecordError` that says which wait was too long. */
export interface AttemptClock {
  readonly signal: AbortSignal;
  /** Bytes came: the wait for the next ones starts again. */
  heard(): void;
  stop(): void;
}

type Waits = Pick<AdapterRequest, "transport" | "firstTokenMs" | "idleMs" | "attemptMs" | "signal">;

/**
 * Starts the waits. A whole answer comes at the end, so only a stream is held to `firstTokenMs` and `idleMs`.
 * `stop` must be called.
 */
export function startAttempt(waits: Waits, server: string): AttemptClock {
  const controller = new AbortController();
  const giveUp = (what: string, waitMs: number): NodeJS.Timeout =>
    setTimeout(() => controller.abort(tooLong(server, what, waitMs)), waitMs);
  const cancel = (): void => controller.abort(abortError(waits.signal));
  const isStream = waits.transport === "stream";
  const attempt = giveUp("did not finish", waits.attemptMs);
  let quiet = isStream ? giveUp("sent nothing", waits.firstTokenMs) : undefined;
  waits.signal.addEventListener("abort", cancel, { once: true });
  if (waits.signal.aborted) cancel();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(quiet);
      if (isStream) quiet = giveUp("stopped in the middle and sent nothing more", waits.idleMs);
    },
    stop() {
      clearTimeout(attempt);
      clearTimeout(quiet);
      waits.signal.removeEventListener("abort", cancel);
    },
  };
}

function tooLong(server: string, what: string, waitMs: number): OnrecordError {
  return new OnrecordError(
    `The model server ${server} ${what} within ${waitMs / 1000} s. Give it more time, a shorter text or a smaller model.`,
    { code: "timeout" },
  );
}
