import type { Span } from "@opentelemetry/api";
import { OnrecordError } from "../errors.ts";
import { attributes } from "./gen-ai-names.ts";
import { hasTracer } from "./has-tracer.ts";

/** What may stand in a span; no spoken word, unless content capture is on. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | string[]>>;

/** What is known of a span when it starts. */
export interface SpanStart {
  readonly name: string;
  /** `client`: the work is done by a server. */
  readonly kind: "internal" | "client";
  readonly attributes: SpanAttributes;
}

/** A span whose work is under way. */
export interface OpenSpan {
  /** False where nobody listens: then nothing need be gathered for it. */
  readonly isRecorded: boolean;
  set(values: SpanAttributes): void;
  addEvent(name: string, values: SpanAttributes): void;
  /** Marks the work as failed, for work whose failure is a value. */
  fail(errorType: string): void;
  /** Runs `work` inside the span, also from a queue that somebody else's work empties. */
  run<T>(work: () => T): T;
}

const unrecorded: OpenSpan = {
  isRecorded: false,
  set: () => undefined,
  addEvent: () => undefined,
  fail: () => undefined,
  run: (work) => work(),
};

/**
 * Does `work` inside a span, which is a child of the span that this is called in. What is thrown marks it as failed
 * with its code and is thrown on; the message stays out, because it may hold words of a recording. Without a tracer of
 * the user's own, nothing is recorded, and nothing loaded.
 */
export async function inSpan<T>(start: SpanStart, work: (span: OpenSpan) => Promise<T>): Promise<T> {
  if (!hasTracer()) return await work(unrecorded);
  const api = await import("@opentelemetry/api");
  const kind = start.kind === "client" ? api.SpanKind.CLIENT : api.SpanKind.INTERNAL;
  const options = { kind, attributes: start.attributes };
  return await api.trace.getTracer("onrecord").startActiveSpan(start.name, options, async (span) => {
    const opened = toOpenSpan(api, span);
    try {
      return await work(opened);
    } catch (cause) {
      opened.fail(errorTypeOf(cause));
      throw cause;
    } finally {
      span.end();
    }
  });
}

/** A short name of what went wrong, which holds no word of its message. */
export function errorTypeOf(cause: unknown): string {
  if (cause instanceof OnrecordError) return cause.code;
  return cause instanceof Error ? cause.name : "_OTHER";
}

type Api = typeof import("@opentelemetry/api");

function toOpenSpan({ context, trace, SpanStatusCode }: Api, span: Span): OpenSpan {
  const inside = trace.setSpan(context.active(), span);
  return {
    isRecorded: span.isRecording(),
    set: (values) => void span.setAttributes(values),
    addEvent: (name, values) => void span.addEvent(name, values),
    fail(errorType) {
      span.setAttribute(attributes.errorType, errorType);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    run: (work) => context.with(inside, work),
  };
}
