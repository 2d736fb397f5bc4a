/** The calls of clients that gave themselves a session's name, so that a cancel that comes by another request ends them. */
export interface OpenCalls {
  /** Notes a call until `close`; its signal aborts when the same session cancels it. */
  open(session: string | undefined, id: string | number | undefined): OpenCall;
  cancel(session: string | undefined, id: string | number): void;
}

export interface OpenCall {
  readonly signal: AbortSignal;
  close(): void;
}

export function createOpenCalls(): OpenCalls {
  const calls = new Map<string, AbortController>();
  const keyOf = (session: string, id: string | number): string => JSON.stringify([session, id]);
  return {
    open(session, id) {
      const controller = new AbortController();
      if (session === undefined || id === undefined)
        return { signal: controller.signal, close: () => undefined };
      const key = keyOf(session, id);
      calls.set(key, controller);
      return {
        signal: controller.signal,
        close() {
          if (calls.get(key) === controller) calls.delete(key);
        },
      };
    },
    cancel(session, id) {
      if (session !== undefined) calls.get(keyOf(session, id))?.abort();
    },
  };
}
