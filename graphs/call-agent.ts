import { type Agent, type AgentContext, type AgentResult, runAgent } from "../agents/agent.ts";
import { type CallLog, createCallLog } from "../agents/call-log.ts";
import type { Recording } from "../agents/recording.ts";
import type { Tier } from "../agents/tier.ts";
import { engineVersion } from "../grounding/engine-version.ts";
import type { Model } from "../models/model.ts";
import { hashContent } from "../store/blob-store.ts";
import { isDiskFull } from "../store/disk-full.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import type { AgentRecord } from "../store/run.ts";
import { attributes, operations, ownProvider } from "../tracing/gen-ai-names.ts";
import { inSpan, type OpenSpan, type SpanStart } from "../tracing/in-span.ts";
import { type AgentModels, isBuiltin, labelOf, specsFor } from "./agent-models.ts";
import type { GraphServices } from "./services.ts";

/** The run an agent is called in. `total` is the number of steps the run will have, once known. */
export interface Thread {
  readonly runId: string;
  readonly recording: Recording;
  readonly models: AgentModels;
  readonly signal: AbortSignal;
}

export interface AgentCall<I, O> {
  readonly agent: Agent<I, O>;
  readonly input: I;
  /** Unique in the run, such as `summarize:ideas`. */
  readonly task: string;
  /** What does the work, where the specs do not tell: a translating program. */
  readonly by?: string;
}

export type CallResult<O> =
  | { readonly status: "done"; readonly output: O; readonly blob: string }
  | { readonly status: "failed"; readonly message: string };

/**
 * Calls an agent once: a call that finished before, in this run or another, is read from the store by its key
 * (recording, versions of reader, engine, agent and prompt, model, input) and not paid again. A failure is a value and is recorded.
 */
export async function callAgent<I, O>(
  services: GraphServices,
  thread: Thread,
  call: AgentCall<I, O>,
): Promise<CallResult<O>> {
  return await inSpan(toSpan(thread, call), (span) => callInSpan({ services, thread, span }, call));
}

/** Where a call is made. */
interface Surroundings {
  readonly services: GraphServices;
  readonly thread: Thread;
  readonly span: OpenSpan;
}

async function callInSpan<I, O>(around: Surroundings, call: AgentCall<I, O>): Promise<CallResult<O>> {
  const { services, thread } = around;
  const key = keyOf(thread, call);
  const found = await services.store.findResult(key);
  if (found !== undefined) {
    await record(around, { ...emptyRecord(thread, call), status: "cached" });
    const output = await getJson(services.store.blobs, found, call.agent.output);
    return { status: "done", output, blob: found };
  }
  const startedMs = services.nowMs();
  const log = createCallLog();
  const faults: unknown[] = [];
  const result = await runAgent(call.agent, call.input, contextOf(services, thread, { call, log, faults }));
  // An agent makes do without a call that failed; what it gives then must not stand for what could not be stored.
  const [fault] = faults;
  if (fault !== undefined) throw fault;
  const seconds = Math.max(0, services.nowMs() - startedMs) / 1000;
  if (result.status === "failed") {
    await record(around, {
      ...emptyRecord(thread, call),
      ...usedBy(log),
      status: "failed",
      seconds,
      error: { code: result.code, message: result.message },
    });
    return { status: "failed", message: result.message };
  }
  const blob = await putJson(services.store.blobs, result.output);
  await services.store.saveResult(key, blob);
  await record(around, { ...emptyRecord(thread, call), ...doneFields(result), seconds });
  return { status: "done", output: result.output, blob };
}

function keyOf<I, O>({ recording, models }: Thread, call: AgentCall<I, O>): string {
  const { sha256, readerVersion } = recording.transcript;
  const specs = specsFor(models, call.agent.name);
  const { name, version, promptVersion } = call.agent;
  return hashContent(
    JSON.stringify([sha256, readerVersion, engineVersion, name, version, promptVersion, specs, call.input]),
  );
}

/** What an agent used that gave no output to tell it with. */
function usedBy(log: CallLog): Pick<AgentRecord, "attempts" | "usage" | "costUsd"> {
  const { attempts, calls, inputTokens, outputTokens, costUsd } = log.sums();
  return { attempts: Math.max(1, attempts), usage: { calls, inputTokens, outputTokens }, costUsd };
}

function contextOf<I, O>(
  services: GraphServices,
  thread: Thread,
  {
    call,
    log,
    faults,
  }: { readonly call: AgentCall<I, O>; readonly log: CallLog; readonly faults: unknown[] },
): AgentContext & { readonly timeoutMs: number } {
  const translator = services.findTranslator();
  const counted = (model: Model): Model => ({
    ...model,
    async generate(request) {
      try {
        return await log.ask(model, request);
      } catch (cause) {
        if (isDiskFull(cause)) faults.push(cause);
        throw cause;
      }
    },
  });
  const find = (spec: string): Tier => {
    const model = services.findModel(spec);
    return model === undefined ? "builtin" : counted(model);
  };
  return {
    recording: thread.recording,
    signal: thread.signal,
    timeoutMs: services.agentTimeoutMs,
    tiers: specsFor(thread.models, call.agent.name).map(find),
    ...(translator === undefined ? {} : { translator }),
  };
}

function emptyRecord<I, O>({ models }: Thread, { agent, task, by }: AgentCall<I, O>): AgentRecord {
  return {
    agent: agent.name,
    task,
    model: by ?? labelOf(models, agent.name),
    promptVersion: isBuiltin(models, agent.name) ? "builtin" : agent.promptVersion,
    status: "skipped",
    attempts: 0,
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    costUsd: 0,
    seconds: 0,
  };
}

function doneFields<O>(result: Extract<AgentResult<O>, { status: "done" }>) {
  const { usage, costUsd, attempts, tiers } = result;
  return {
    status: "done" as const,
    attempts,
    usage,
    costUsd,
    ...(tiers === undefined ? {} : { tiers: [...tiers] }),
  };
}

async function record({ services, thread, span }: Surroundings, agentRecord: AgentRecord): Promise<void> {
  await services.store.recordAgent(thread.runId, agentRecord);
  const { model, status, error } = agentRecord;
  span.set({ [attributes.model]: model, [attributes.status]: status });
  if (error !== undefined) span.fail(error.code);
}

/** Tokens and money stand in the spans of the agent's calls, and in those alone: sums over spans are then true. */
function toSpan<I, O>({ runId }: Thread, { agent, task }: AgentCall<I, O>): SpanStart {
  return {
    name: `${operations.agent} ${agent.name}`,
    kind: "internal",
    attributes: {
      [attributes.operation]: operations.agent,
      [attributes.provider]: ownProvider,
      [attributes.agentName]: agent.name,
      [attributes.agentVersion]: agent.version,
      [attributes.conversation]: runId,
      [attributes.task]: task,
    },
  };
}
