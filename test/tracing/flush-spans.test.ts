import { trace } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { flushSpans } from "../../tracing/flush-spans.ts";

const api = Symbol.for("opentelemetry.js.api.1");

function register(forceFlush: () => Promise<void>): void {
  trace.setGlobalTracerProvider(Object.assign({ getTracer: () => trace.getTracer("none") }, { forceFlush }));
  onTestFinished(() => trace.disable());
}

test("waits until the user's tracer has sent what it holds", async () => {
  let isSent = false;
  register(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    isSent = true;
  });
  await flushSpans(5_000);
  expect(isSent).toBe(true);
});

test("finds the user's tracer behind the proxy of another copy of the API", async () => {
  let flushed = 0;
  const forceFlush = async (): Promise<void> => {
    flushed += 1;
  };
  const proxy = { getTracer: () => trace.getTracer("none"), getDelegate: () => ({ forceFlush }) };
  // What a second copy does: it puts its own proxy where all copies look.
  Reflect.set(globalThis, api, { version: "1.10.0", trace: proxy });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, api));
  await flushSpans(5_000);
  expect(flushed).toBe(1);
});

test("an exporter that hangs or fails is waited for no longer than the limit, and is no failure", async () => {
  register(() => new Promise(() => undefined));
  const startedMs = performance.now();
  await flushSpans(30);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  trace.disable();
  register(() => Promise.reject(new Error("no receiver")));
  await expect(flushSpans(30)).resolves.toBeUndefined();
});

test("nothing is waited for where no tracer is registered", async () => {
  await expect(flushSpans(5_000)).resolves.toBeUndefined();
});
