import { ClientGone } from "../client-gone.ts";
import type { GivenInput } from "../needed-input.ts";
import type { CallContext } from "../tool.ts";

/** What a host knows of the request that it answers. */
export interface HostedRequest {
  readonly signal: AbortSignal;
  /** Asked when the signal has aborted: whether the client went away, rather than cancel the call. */
  isGone(): boolean;
  /** Absent: the client did not ask for progress. */
  readonly progressToken?: string | number | undefined;
  readonly clientAbilities?: Readonly<Record<string, unknown>> | undefined;
  readonly given?: GivenInput | undefined;
  readonly log?: ((text: string) => Promise<void>) | undefined;
  notifyProgress(params: {
    readonly progressToken: string | number;
    readonly progress: number;
    readonly total?: number;
    readonly message: string;
  }): Promise<void>;
}

/**
 * Runs `work` with a call's context. Progress only ever grows, and none is sent once the call is cancelled or answered,
 * as the protocol asks.
 */
export async function withCallContext<T>(
  request: HostedRequest,
  work: (context: CallContext) => Promise<T>,
): Promise<T> {
  const { progressToken, clientAbilities, given, log } = request;
  const abortion = createAbortion(request);
  let sent = Number.NEGATIVE_INFINITY;
  let answered = false;
  const progress: CallContext["progress"] = (done, total, message) => {
    if (progressToken === undefined || answered || request.signal.aborted || !(done > sent)) return;
    sent = done;
    const params = { progressToken, progress: done, ...(total === undefined ? {} : { total }), message };
    // A client that has gone does not hear of progress; the call itself ends by its signal.
    request.notifyProgress(params).catch(() => undefined);
  };
  try {
    return await work({
      get signal() {
        return abortion.signal();
      },
      progress,
      ...(clientAbilities === undefined ? {} : { clientAbilities }),
      ...(given === undefined ? {} : { given }),
      ...(log === undefined ? {} : { log }),
    });
  } finally {
    answered = true;
    abortion.release();
  }
}

/** The SDKs abort without saying why, which a tool that keeps working when its client has gone has to know. */
function createAbortion(request: HostedRequest): { signal(): AbortSignal; release(): void } {
  let controller: AbortController | undefined;
  const abort = (): void => controller?.abort(request.isGone() ? new ClientGone() : undefined);
  return {
    // Made when a tool first asks for it: most calls are answered before they could be cancelled.
    signal() {
      if (controller !== undefined) return controller.signal;
      controller = new AbortController();
      if (request.signal.aborted) abort();
      else request.signal.addEventListener("abort", abort, { once: true });
      return controller.signal;
    },
    release() {
      if (controller !== undefined) request.signal.removeEventListener("abort", abort);
    },
  };
}
