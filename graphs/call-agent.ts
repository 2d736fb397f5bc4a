import { type Agent, type AgentContext, type AgentResult, runAgent } from "../agents/agent.ts";
import type { Recording } from "../agents/recording.ts";
import { hashContent } from "../store/blob-store.ts";
import type { AgentRecord } from "../store/run.ts";
import { getJson, putJson } from "../store/store.ts";
import type { GraphServices } from "./services.ts";

/** The run an agent is called in. `total` is the number of steps the run will have, once known. */
export interface Thread {
  readonly runId: string;
  readonly recording: Recording;
  readonly signal: AbortSignal;
}

export interface AgentCall<I, O> {
  readonly agent: Agent<I, O>;
  readonly input: I;
  /** Unique in the run, such as `summarize:ideas`. */
  readonly task: string;
  /** Model spec. */
  readonly model: string;
}

export type CallResult<O> =
  | { readonly status: "done"; readonly output: O; readonly blob: string }
  | { readonly status: "failed"; readonly message: string };

/**
 * Calls an agent once: a call that finished before, in this run or another, is read from the store by its key
 * (recording, agent version, model, prompt, input) and not paid again. A failure is a value and is recorded.
 */
export async function callAgent<I, O>(
  services: GraphServices,
  thread: Thread,
  call: AgentCall<I, O>,
): Promise<CallResult<O>> {
  const key = keyOf(thread.recording, call);
  const found = services.store.findResult(key);
  if (found !== undefined) {
    record(services, thread, { ...emptyRecord(call), status: "cached" });
    return { status: "done", output: getJson(services.store.blobs, found, call.agent.output), blob: found };
  }
  const startedMs = services.nowMs();
  const result = await runAgent(call.agent, call.input, contextOf(services, thread, call.model));
  const seconds = Math.max(0, services.nowMs() - startedMs) / 1000;
  if (result.status === "failed") {
    record(services, thread, {
      ...emptyRecord(call),
      status: "failed",
      attempts: 1,
      seconds,
      error: { code: result.code, message: result.message },
    });
    return { status: "failed", message: result.message };
  }
  const blob = putJson(services.store.blobs, result.output);
  services.store.saveResult(key, blob);
  record(services, thread, doneRecord(call, result, seconds));
  return { status: "done", output: result.output, blob };
}

function keyOf<I, O>(recording: Recording, call: AgentCall<I, O>): string {
  const { sha256, readerVersion } = recording.transcript;
  const { name, version, promptVersion } = call.agent;
  return hashContent(
    JSON.stringify([sha256, readerVersion, name, version, promptVersion, call.model, call.input]),
  );
}

function contextOf(
  services: GraphServices,
  thread: Thread,
  spec: string,
): AgentContext & { readonly timeoutMs: number } {
  const model = services.findModel(spec);
  const translator = services.findTranslator();
  return {
    recording: thread.recording,
    signal: thread.signal,
    timeoutMs: services.agentTimeoutMs,
    tiers: [model ?? "builtin"],
    ...(translator === undefined ? {} : { translator }),
  };
}

function emptyRecord<I, O>(call: AgentCall<I, O>): AgentRecord {
  return {
    agent: call.agent.name,
    task: call.task,
    model: call.model,
    promptVersion: call.model === "builtin" ? "builtin" : call.agent.promptVersion,
    status: "skipped",
    attempts: 0,
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    costUsd: 0,
    seconds: 0,
  };
}

function doneRecord<I, O>(
  call: AgentCall<I, O>,
  result: Extract<AgentResult<O>, { status: "done" }>,
  seconds: number,
): AgentRecord {
  const { usage, costUsd, attempts } = result;
  return { ...emptyRecord(call), status: "done", attempts, usage, costUsd, seconds };
}

function record(services: GraphServices, thread: Thread, agentRecord: AgentRecord): void {
  services.store.recordAgent(thread.runId, agentRecord);
}
