import type { ContentCapture } from "../tracing/content-capture.ts";
import { attemptEvent, attributes, operations } from "../tracing/gen-ai-names.ts";
import { errorTypeOf, inSpan, type OpenSpan, type SpanAttributes } from "../tracing/in-span.ts";
import type { ModelAnswer, ModelRequest } from "./model.ts";
import { formatModelSpec, parseModelSpec } from "./model-spec.ts";
import type { PaidAnswer } from "./paid-attempt.ts";

/** A request to a model that is to be seen in a span. */
export interface TracedCall {
  readonly spec: string;
  readonly request: ModelRequest;
  readonly content: ContentCapture;
}

/** The span of a call, as the call itself sees it. */
export interface CallSpan {
  /** Makes one attempt and counts what the server reported for it, also where the answer will be of no use. */
  attempt(pay: () => Promise<PaidAnswer>): Promise<PaidAnswer>;
}

/**
 * Makes a call inside its span. Its tokens are those that the server reported, over all attempts, and stand in no
 * other span, so that sums over spans are true; a kept answer has none.
 */
export async function inCallSpan(
  call: TracedCall,
  work: (span: CallSpan) => Promise<ModelAnswer>,
): Promise<ModelAnswer> {
  const { provider, model } = namesOf(call.spec);
  const { request } = call;
  const start = {
    name: `${operations.call} ${model}`,
    kind: "client",
    attributes: {
      [attributes.operation]: operations.call,
      [attributes.provider]: provider,
      [attributes.requestModel]: model,
      [attributes.maxTokens]: request.maxOutputTokens,
      [attributes.outputType]: request.schema === undefined ? "text" : "json",
      [attributes.purpose]: request.purpose,
      ...(request.transport === "stream" ? { [attributes.isStream]: true } : {}),
    },
  } as const;
  return await inSpan(start, (span) => (span.isRecorded ? record(call, span, work) : work(unrecorded)));
}

const unrecorded: CallSpan = { attempt: (pay) => pay() };

async function record(
  call: TracedCall,
  span: OpenSpan,
  work: (span: CallSpan) => Promise<ModelAnswer>,
): Promise<ModelAnswer> {
  const isCaptured = call.content === "captured";
  const paid: PaidAnswer[] = [];
  let attempts = 0;
  if (isCaptured) span.set(contentOf(call.request));
  try {
    const answer = await work({
      attempt(pay) {
        attempts += 1;
        return span.run(() => attempt({ span, paid, number: attempts }, pay));
      },
    });
    span.set({
      [attributes.responseModel]: answer.servedBy,
      ...(answer.attempts === 0 ? { [attributes.isCached]: true } : {}),
      ...(isCaptured ? { [attributes.outputMessages]: toJson("assistant", answer.text) } : {}),
    });
    return answer;
  } finally {
    span.set({ ...reportedOf(paid), ...(attempts === 0 ? {} : { [attributes.attempts]: attempts }) });
  }
}

async function attempt(
  { span, paid, number }: { readonly span: OpenSpan; readonly paid: PaidAnswer[]; readonly number: number },
  pay: () => Promise<PaidAnswer>,
): Promise<PaidAnswer> {
  try {
    const answered = await pay();
    paid.push(answered);
    span.addEvent(attemptEvent, { [attributes.attempt]: number });
    return answered;
  } catch (cause) {
    span.addEvent(attemptEvent, {
      [attributes.attempt]: number,
      [attributes.errorType]: errorTypeOf(cause),
    });
    throw cause;
  }
}

/** What servers said of their answers; what they did not count is absent, never estimated. */
function reportedOf(paid: readonly PaidAnswer[]): SpanAttributes {
  const last = paid.at(-1);
  if (last === undefined) return {};
  const costUsd = sum(paid.map((one) => one.costUsd ?? undefined));
  const inputTokens = sum(
    paid.map(({ answer, usage }) => (answer.inputTokens === undefined ? undefined : usage.inputTokens)),
  );
  const cachedTokens = sum(paid.map(({ answer }) => answer.cachedTokens));
  const outputTokens = sum(paid.map(({ answer }) => answer.outputTokens));
  return {
    [attributes.responseModel]: last.answer.servedBy,
    [attributes.finishReasons]: [finishNames[last.answer.finish]],
    ...(inputTokens === undefined ? {} : { [attributes.inputTokens]: inputTokens }),
    ...(cachedTokens === undefined ? {} : { [attributes.cachedTokens]: cachedTokens }),
    ...(outputTokens === undefined ? {} : { [attributes.outputTokens]: outputTokens }),
    ...(costUsd === undefined ? {} : { [attributes.costUsd]: costUsd }),
  };
}

/** As the conventions and most servers call them. */
const finishNames = { stop: "stop", length: "length", refused: "content_filter" } as const;

function sum(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, count) => total + count, 0);
}

/** Who serves a model, and its name there. */
function namesOf(text: string): { readonly provider: string; readonly model: string } {
  const spec = parseModelSpec(text);
  if (spec.kind !== "served") return { provider: spec.kind, model: formatModelSpec(spec) };
  return { provider: spec.server, model: spec.model ?? spec.server };
}

function contentOf({ system, messages }: ModelRequest): SpanAttributes {
  return {
    [attributes.systemInstructions]: JSON.stringify([{ type: "text", content: system }]),
    [attributes.inputMessages]: JSON.stringify(
      messages.map(({ role, content }) => ({ role, parts: [{ type: "text", content }] })),
    ),
  };
}

function toJson(role: string, content: string): string {
  return JSON.stringify([{ role, parts: [{ type: "text", content }], finish_reason: "stop" }]);
}
