interface FlushingProvider {
  forceFlush(): Promise<void>;
}

/** Where every copy of OpenTelemetry's API keeps what was registered with it. */
const registered = Symbol.for("opentelemetry.js.api.1");

/**
 * Waits, at most `limitMs`, until the spans of this process are sent: an exporter sends them in batches, and a short
 * command would end before the first. At once, and without loading anything, where no tracer was registered.
 */
export async function flushSpans(limitMs: number): Promise<void> {
  if (!(registered in globalThis)) return;
  const { ProxyTracerProvider, trace } = await import("@opentelemetry/api");
  const provider: unknown = trace.getTracerProvider();
  const own: unknown = provider instanceof ProxyTracerProvider ? provider.getDelegate() : provider;
  if (!canFlush(own)) return;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  // A receiver that is not there is no failure of the command.
  await Promise.race([own.forceFlush().catch(() => undefined), limit]);
  clearTimeout(timer);
}

function canFlush(provider: unknown): provider is FlushingProvider {
  return (
    typeof provider === "object" &&
    provider !== null &&
    "forceFlush" in provider &&
    typeof provider.forceFlush === "function"
  );
}
