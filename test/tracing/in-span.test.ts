import { setTimeout as sleep } from "node:timers/promises";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { readContentCapture } from "../../tracing/content-capture.ts";
import { inSpan, type OpenSpan } from "../../tracing/in-span.ts";
import { recordSpans } from "./record-spans.ts";

const named = (name: string) => ({ name, kind: "internal", attributes: { at: name } }) as const;

test("without a tracer of the user's own the work is done and nothing is recorded", async () => {
  const seen = await inSpan(named("a"), async (span) => {
    span.set({ more: 1 });
    return [span.isRecorded, span.run(() => "done")];
  });
  expect(seen).toEqual([false, "done"]);
});

test("spans begun at once in one span are its children, also after a wait", async () => {
  const ended = recordSpans();
  await inSpan(named("top"), async () => {
    await Promise.all(
      ["left", "right"].map((side) =>
        inSpan(named(side), async () => {
          await sleep(1);
          await inSpan({ ...named(`under ${side}`), kind: "client" }, async () => undefined);
        }),
      ),
    );
  });
  const nameOf = (id: string | undefined) => ended.find((span) => span.id === id)?.name;
  expect(Object.fromEntries(ended.map(({ name, parent }) => [name, nameOf(parent)]))).toEqual({
    top: undefined,
    left: "top",
    right: "top",
    "under left": "left",
    "under right": "right",
  });
  expect(ended.find(({ name }) => name === "under left")?.kind).toBe(SpanKind.CLIENT);
});

test("work that a queue starts from elsewhere is put back under its own span", async () => {
  const ended = recordSpans();
  let waiting: (() => Promise<void>) | undefined;
  await inSpan(named("owner"), async (span: OpenSpan) => {
    waiting = () => span.run(() => inSpan(named("queued"), async () => undefined));
  });
  await inSpan(named("other"), async () => await waiting?.());
  const owner = ended.find(({ name }) => name === "owner");
  expect(ended.find(({ name }) => name === "queued")?.parent).toBe(owner?.id);
});

test.each([
  [new OnrecordError('Nobody said "the ferry".', { code: "bad_answer" }), "bad_answer"],
  [new TypeError("the ferry"), "TypeError"],
  ["the ferry", "_OTHER"],
])("a failure is thrown on and marked by its kind, without its message", async (failure, type) => {
  const ended = recordSpans();
  const work = inSpan(named("a"), async () => await Promise.reject(failure));
  await expect(work).rejects.toBe(failure);
  expect(ended).toMatchObject([
    { attributes: { at: "a", "error.type": type }, status: { code: SpanStatusCode.ERROR } },
  ]);
  expect(JSON.stringify(ended)).not.toContain("ferry");
});

test.each([
  [undefined, "any", "left_out"],
  ["false", "any", "left_out"],
  ["event_only", "any", "left_out"],
  ["True", "any", "captured"],
  ["SPAN_ONLY", "any", "captured"],
  ["true", "local_only", "left_out"],
] as const)("content capture set to %s in a run that may use %s is %s", (value, privacy, expected) => {
  const variables = { OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: value };
  expect(readContentCapture(variables, privacy)).toBe(expected);
});
