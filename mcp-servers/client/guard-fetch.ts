/** What a guarded `fetch` is held to, and whom it tells. */
export interface FetchGuard {
  /** Most bytes of one answer. */
  readonly maxBytes: number;
  tooLarge(): Error;
  /** A request is about to be sent; an answer that is given here is taken, and nothing is sent. */
  onRequest(method: string, headers: Headers): Response | StreamEnd;
}

/** What happens when the answer to one request is a stream of events that ends, and the client cannot ask for the rest. */
export interface StreamEnd {
  /** Is added to the stream as its last event. */
  readonly lastEvent: string;
  /** The stream has broken. */
  onBreak(): void;
}

/** Of an answer that tells of a failure, no more is read. */
const mostOfAnError = 4_000;

/** Of a stream, as much is looked at to find out whether its events have ids. */
const longestStart = 16_384;

/** A `fetch` whose answers are bounded, and that tells when a stream of events ends. */
export function guardFetch(send: typeof fetch, guard: FetchGuard): typeof fetch {
  return async (input, init) => {
    const method = init?.method ?? "GET";
    const given = guard.onRequest(method, new Headers(init?.headers));
    if (given instanceof Response) return given;
    const response = await send(input, init);
    const { status, headers, body } = response;
    if (body === null) return response;
    if (!response.ok) return new Response(cut(body, mostOfAnError), { status, headers });
    if (!/^text\/event-stream\b/i.test(headers.get("content-type") ?? ""))
      return new Response(watch(body, guard), { status, headers });
    return new Response(watch(body, guard, notingIds(given)), { status, headers });
  };
}

interface WatchedStream extends StreamEnd {
  onChunk(chunk: Uint8Array): void;
  /** Whether its events have ids, by the last of which the client asks for the rest. */
  canResume(): boolean;
}

function notingIds(end: StreamEnd): WatchedStream {
  let start = "";
  return {
    ...end,
    onChunk(chunk) {
      if (start.length < longestStart) start += Buffer.from(chunk).toString("latin1").slice(0, longestStart);
    },
    canResume: () => /^id:/m.test(start),
  };
}

function watch(
  body: ReadableStream<Uint8Array>,
  guard: FetchGuard,
  stream?: WatchedStream,
): ReadableStream<Uint8Array> {
  let size = 0;
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await reader.read();
        size += value?.length ?? 0;
        if (done) {
          if (stream?.canResume() === false) controller.enqueue(new TextEncoder().encode(stream.lastEvent));
          controller.close();
        } else if (size <= guard.maxBytes) {
          stream?.onChunk(value);
          controller.enqueue(value);
        } else {
          controller.error(guard.tooLarge());
          await reader.cancel();
        }
      } catch (error) {
        controller.error(error);
        if (stream?.canResume() === false) stream.onBreak();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function cut(body: ReadableStream<Uint8Array>, bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await reader.read();
      if (value !== undefined) controller.enqueue(value.subarray(0, left));
      left -= value?.length ?? 0;
      if (!done && left > 0) return;
      controller.close();
      await reader.cancel();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
