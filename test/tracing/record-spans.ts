import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  type SpanStatus,
  trace,
} from "@opentelemetry/api";
import { onTestFinished } from "vitest";

/** A span as it was when it ended. */
export interface RecordedSpan {
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly kind: number | undefined;
  readonly attributes: Attributes;
  readonly events: { readonly name: string; readonly attributes: unknown }[];
  status: SpanStatus | undefined;
}

/** Registers a tracer that keeps every span, and what carries it across awaits, until the test ends. */
export function recordSpans(): readonly RecordedSpan[] {
  const ended: RecordedSpan[] = [];
  const storage = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (...[active, work, self, ...given]) => storage.run(active, () => work.apply(self, given)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  let started = 0;
  const startSpan = (name: string, options: SpanOptions = {}, from: Context = context.active()): Span => {
    started += 1;
    const parent = trace.getSpanContext(from)?.spanId;
    return openSpan({ id: String(started), parent, name, ...options }, ended);
  };
  const tracer = {
    startSpan,
    startActiveSpan(name: string, options: SpanOptions, work: (span: Span) => unknown) {
      const span = startSpan(name, options);
      return context.with(trace.setSpan(context.active(), span), work, undefined, span);
    },
  };
  // The interface asks for three forms of startActiveSpan; the project uses this one.
  trace.setGlobalTracerProvider({ getTracer: () => tracer as ReturnType<typeof trace.getTracer> });
  onTestFinished(() => {
    trace.disable();
    context.disable();
  });
  return ended;
}

function openSpan(
  about: SpanOptions & { readonly id: string; readonly parent: string | undefined; readonly name: string },
  ended: RecordedSpan[],
): Span {
  const attributes: Attributes = { ...about.attributes };
  const { id, parent, name, kind } = about;
  const recorded: RecordedSpan = { id, parent, name, kind, attributes, events: [], status: undefined };
  const span: Span = {
    spanContext: () => ({ traceId: "1".repeat(32), spanId: id, traceFlags: 1 }),
    setAttribute(key, value) {
      attributes[key] = value;
      return span;
    },
    setAttributes(values) {
      Object.assign(attributes, values);
      return span;
    },
    addEvent(event, values) {
      recorded.events.push({ name: event, attributes: values });
      return span;
    },
    setStatus(status) {
      recorded.status = status;
      return span;
    },
    end: () => void ended.push(recorded),
    isRecording: () => true,
    recordException: () => undefined,
    updateName: () => span,
    addLink: () => span,
    addLinks: () => span,
  };
  return span;
}
