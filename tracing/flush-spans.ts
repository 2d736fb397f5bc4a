import { hasTracer } from "./has-tracer.ts";

/**
 * Waits, at most `limitMs`, until the spans of this process are sent: an exporter sends them in batches, and a short
 * command would end before the first. At once where the user registered no tracer.
 */
export async function flushSpans(limitMs: number): Promise<void> {
  if (!hasTracer()) return;
  const { trace } = await import("@opentelemetry/api");
  const flush = findMethod(unwrap(trace.getTracerProvider()), "forceFlush");
  if (flush === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  // A receiver that is not there is no failure of the command.
  await Promise.race([Promise.resolve(flush()).catch(() => undefined), limit]);
  clearTimeout(timer);
}

/** The user's own provider. It stands behind a proxy of their copy of the API, whose class is not that of ours. */
function unwrap(provider: unknown): unknown {
  return findMethod(provider, "getDelegate")?.() ?? provider;
}

function findMethod(of: unknown, name: string): (() => unknown) | undefined {
  if (typeof of !== "object" || of === null) return undefined;
  const method: unknown = Reflect.get(of, name);
  return typeof method === "function" ? () => Reflect.apply(method, of, []) : undefined;
}
