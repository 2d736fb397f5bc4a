import { hasTracer } from "./has-tracer.ts";
import { inSpan, type OpenSpan, type SpanStart } from "./in-span.ts";

/**
 * Gives what `items` gives; all its work is done inside one span, from the first item asked for to the last, or to
 * where its reader stops. What it throws marks the span as failed and is thrown on.
 */
export async function* eachInSpan<T>(start: SpanStart, items: AsyncGenerator<T>): AsyncGenerator<T> {
  if (!hasTracer()) return yield* items;
  const { span, close, fail } = await openSpan(start);
  try {
    for (;;) {
      const { done, value } = await span.run(() => items.next());
      if (done === true) return;
      yield value;
    }
  } catch (cause) {
    await fail(cause);
    throw cause;
  } finally {
    await span.run(() => items.return(undefined));
    await close();
  }
}

/** A span that stays open until it is told to close. */
async function openSpan(start: SpanStart): Promise<{
  readonly span: OpenSpan;
  close(): Promise<void>;
  fail(cause: unknown): Promise<void>;
}> {
  let release: () => void = () => undefined;
  let spoil: (cause: unknown) => void = () => undefined;
  const end = new Promise<void>((resolve, reject) => {
    release = resolve;
    spoil = reject;
  });
  let ended: Promise<void> = Promise.resolve();
  const span = await new Promise<OpenSpan>((resolve, reject) => {
    ended = inSpan(start, (opened) => {
      resolve(opened);
      return end;
    });
    ended.catch(reject);
  });
  // Who fails it throws the cause on.
  const closed = ended.catch(() => undefined);
  return {
    span,
    close: () => {
      release();
      return closed;
    },
    fail: (cause) => {
      spoil(cause);
      return closed;
    },
  };
}
