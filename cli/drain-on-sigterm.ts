import type { RunCall } from "../app/app.ts";
import type { Session } from "./session.ts";

/**
 * Fires when the system first asks the process to end (SIGTERM): steps in hand are finished and kept, and no new one
 * begins. Ctrl-C, or a second signal, fires the terminal's own signal instead.
 */
export function drainOnSigterm({ terminal, remark }: Session): AbortSignal {
  const drain = new AbortController();
  terminal.onFirstStop("sigterm", () => {
    drain.abort();
    remark("Stopping after the steps in hand; once more stops at once.");
  });
  return drain.signal;
}

/** How the one run of a command is shown, and how it ends before its end. */
export function openCall(session: Session): RunCall {
  const { terminal, showStep } = session;
  return { signal: terminal.signal, drain: drainOnSigterm(session), onProgress: showStep };
}
