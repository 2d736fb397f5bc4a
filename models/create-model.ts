import { setMaxListeners } from "node:events";
import { OnrecordError } from "../errors.ts";
import type { ContentCapture } from "../tracing/content-capture.ts";
import type { AdapterAnswer, AdapterRequest, ModelAdapter } from "./adapter.ts";
import type { RunBudget } from "./budget.ts";
import { type CallCache, cacheKeyOf, findCached, saveAnswer } from "./call-cache.ts";
import { type CallSpan, inCallSpan } from "./call-span.ts";
import type { ModelPrice } from "./card.ts";
import { type ContextLimits, planContext } from "./context-plan.ts";
import { createTokenCounter, type TokenCounter } from "./count-tokens.ts";
import type { Model, ModelAnswer, ModelRequest } from "./model.ts";
import { type PaidAnswer, payAttempt } from "./paid-attempt.ts";
import { refuseRemote } from "./privacy-gate.ts";
import { judgeCount, judgeCoverage, type PromptCounts } from "./read-coverage.ts";
import type { RetriedCall, Retry } from "./retry.ts";
import { createSchemaLadder, type LadderPrompt, type SchemaLadder } from "./schema-ladder.ts";
import { createTokenCalibration, type TokenCalibration } from "./token-calibration.ts";

/** What the wrappers must know of a model and its server. */
export interface ModelFacts {
  readonly contextTokens: number;
  readonly maxOutputTokens?: number;
  readonly jsonSchema?: boolean;
  readonly jsonMode?: boolean;
  /** null: not known. */
  readonly price: ModelPrice | null;
}

/** What a model is put together of. */
export interface ModelParts {
  readonly spec: string;
  readonly adapter: ModelAdapter;
  readonly facts: ModelFacts;
  readonly privacy: "local_only" | "any";
  /** Absent: every call is made anew. */
  readonly cache?: CallCache;
  readonly budget: RunBudget;
  readonly retry: Retry;
  /** Most calls at once that its server is given; absent: the limits' own number. */
  readonly maxInFlight?: number;
  readonly seed?: number;
  readonly nowMs: () => number;
  /** Absent: left out. */
  readonly content?: ContentCapture;
  /** Share one among models: its tables are loaded once. */
  readonly counter?: TokenCounter;
  /** Longest that one attempt may take, over what a request says; a call of several has half as much again. */
  readonly answerMs?: number;
  /** How long a local server may take to load the model before its first call; absent: that call waits for it. */
  readonly warmUpMs?: number;
}

/**
 * A model behind its server's adapter, in layers from outside in: privacy, span, cache, form of the answer, context, retries,
 * and for each attempt budget and ledger; what comes back is checked for having been read whole before it is kept.
 */
export function createModel(parts: ModelParts): Model {
  const { spec, facts, content = "left_out" } = parts;
  const kept: Kept = {
    parts,
    counter: parts.counter ?? createTokenCounter(),
    calibration: createTokenCalibration(),
    ladder: createSchemaLadder(spec, facts),
    warmed: undefined,
    underWay: new Map(),
  };
  return {
    spec,
    contextTokens: facts.contextTokens,
    async generate(asked) {
      refuseRemote(spec, parts.adapter.location, parts.privacy);
      // All calls of a run listen to its one signal; Node would warn of a leak from the eleventh on.
      setMaxListeners(0, asked.signal);
      const request = limitOutput(withTime(asked, parts.answerMs), facts);
      return await inCallSpan({ spec, request, content }, (span) => findOrAsk(kept, request, span));
    },
  };
}

async function findOrAsk(kept: Kept, request: ModelRequest, span: CallSpan): Promise<ModelAnswer> {
  const { spec, cache } = kept.parts;
  if (cache === undefined) return await ask(kept, request, span);
  // A kept answer was planned when it was made; each call below is planned with all that the ladder adds to it.
  const key = cacheKeyOf(spec, request);
  for (let other = kept.underWay.get(key); other !== undefined; other = kept.underWay.get(key)) await other;
  const look = async (): Promise<ModelAnswer> => {
    const found = await findCached(cache, key, request);
    if (found !== undefined) return found;
    const answer = await ask(kept, request, span);
    await saveAnswer(cache, key, answer);
    return answer;
  };
  const asking = look();
  kept.underWay.set(key, asking.then(noted, noted));
  try {
    return await asking;
  } finally {
    kept.underWay.delete(key);
  }
}

/** Whoever waits for a call that another makes looks for its answer in the cache, and asks itself if there is none. */
function noted(): void {}

/** What a model keeps from one call to the next. */
interface Kept {
  readonly parts: ModelParts;
  readonly counter: TokenCounter;
  readonly calibration: TokenCalibration;
  readonly ladder: SchemaLadder;
  warmed: Promise<void> | undefined;
  /** Calls that are being made, by their key: agents that read the same part at once pay for it once. */
  readonly underWay: Map<string, Promise<void>>;
}

/** Loading a large model takes longer than an attempt may; what goes wrong here, the call itself will say. */
async function warmUp(kept: Kept, signal: AbortSignal): Promise<void> {
  const { adapter, warmUpMs, facts } = kept.parts;
  if (warmUpMs === undefined || adapter.warmUp === undefined || adapter.location === "remote") return;
  kept.warmed ??= adapter
    .warmUp({ contextTokens: facts.contextTokens, attemptMs: warmUpMs, signal })
    .catch(() => undefined);
  await kept.warmed;
}

function withTime(request: ModelRequest, answerMs: number | undefined): ModelRequest {
  if (answerMs === undefined) return request;
  const deadlineMs = Math.max(request.timeouts.deadlineMs, answerMs * 1.5);
  return { ...request, timeouts: { attemptMs: answerMs, deadlineMs } };
}

function limitOutput(request: ModelRequest, { maxOutputTokens = Number.POSITIVE_INFINITY }: ModelFacts) {
  return { ...request, maxOutputTokens: Math.min(request.maxOutputTokens, maxOutputTokens) };
}

function limitsOf({ spec, facts }: ModelParts, { maxOutputTokens }: ModelRequest): ContextLimits {
  return { spec, contextTokens: facts.contextTokens, maxOutputTokens };
}

/** One request with the calls that it has taken so far. */
interface Asking {
  readonly request: ModelRequest;
  readonly span: CallSpan;
  readonly paid: (PaidAnswer & { readonly attempts: number })[];
  /** When its first attempt began; a wait for a place at the server is not its own time. */
  startedMs?: number;
}

async function ask(kept: Kept, request: ModelRequest, span: CallSpan): Promise<ModelAnswer> {
  const { parts, calibration } = kept;
  await warmUp(kept, request.signal);
  const asking: Asking = { request, span, paid: [] };
  const read = await kept.ladder.ask(request, (prompt) => call(kept, asking, prompt));
  const { counts, servedBy } = read.from;
  const sent = request.schema === undefined ? undefined : request.lines;
  const coverage = judgeCoverage({ spec: parts.spec, counts, sent, named: read.named });
  if (coverage === "proven") calibration.learn(counts);
  return {
    text: read.text,
    ...(read.value === undefined ? {} : { value: read.value }),
    finish: "stop",
    ...addUp(asking.paid),
    ...(coverage === undefined ? {} : { coverage }),
    servedBy,
    seconds: (parts.nowMs() - (asking.startedMs ?? parts.nowMs())) / 1000,
  };
}

interface Called {
  readonly text: string;
  readonly servedBy: string;
  readonly counts: PromptCounts;
}

/** One call with its retries; throws when it is refused, cut, or its prompt was. */
async function call(kept: Kept, asking: Asking, prompt: LadderPrompt): Promise<Called> {
  const { parts, calibration } = kept;
  const { spec, adapter, facts, budget } = parts;
  const { purpose } = asking.request;
  const { ourCount, expectedTokens } = await planContext(prompt, limitsOf(parts, asking.request), kept);
  const payment = { spec, purpose, adapter, budget, price: facts.price, expectedTokens };
  const { value, attempts } = await parts.retry(retriedCall(parts, asking), async ({ signal }) => {
    asking.startedMs ??= parts.nowMs();
    const sent = toAdapterRequest(parts, asking.request, { prompt, signal });
    const paid = await asking.span.attempt(() => payAttempt(payment, sent));
    refuseEmpty(spec, paid.answer);
    return paid;
  });
  asking.paid.push({ ...value, attempts });
  refuseUnfinished(spec, value.answer, asking.request.maxOutputTokens);
  const { text, servedBy, inputTokens, cachedTokens } = value.answer;
  const counts: PromptCounts = {
    ourCount,
    reported: inputTokens,
    cached: cachedTokens,
    contextTokens: facts.contextTokens,
    lowestRatio: calibration.lowest(),
  };
  // A cut prompt has mostly lost its task: its answer is not worth asking again for.
  if (judgeCount(counts) === "cut") judgeCoverage({ spec, counts, named: {} });
  return { text, servedBy, counts };
}

function retriedCall(
  { adapter, nowMs, maxInFlight }: ModelParts,
  { request, startedMs }: Asking,
): RetriedCall {
  const spentMs = startedMs === undefined ? 0 : nowMs() - startedMs;
  return {
    server: adapter.server,
    location: adapter.location,
    ...(maxInFlight === undefined ? {} : { maxInFlight }),
    deadlineMs: Math.max(1, request.timeouts.deadlineMs - spentMs),
    signal: request.signal,
  };
}

/** Longest silence within an answer that has begun. */
const idleMs = 60_000;

function toAdapterRequest(
  { facts, seed }: ModelParts,
  { transport, maxOutputTokens, timeouts, thinking }: ModelRequest,
  { prompt, signal }: { readonly prompt: LadderPrompt; readonly signal: AbortSignal },
): AdapterRequest {
  return {
    ...prompt,
    transport: transport ?? "whole",
    maxOutputTokens,
    contextTokens: facts.contextTokens,
    thinking: thinking ?? "off",
    ...(seed === undefined ? {} : { seed }),
    firstTokenMs: timeouts.attemptMs,
    idleMs: Math.min(idleMs, timeouts.attemptMs),
    attemptMs: timeouts.attemptMs,
    signal,
  };
}

function refuseEmpty(spec: string, { text, finish }: AdapterAnswer): void {
  if (finish !== "stop" || text.trim() !== "") return;
  throw new OnrecordError(`${spec} gave an empty answer. Run again, or name another model.`, {
    code: "empty_answer",
  });
}

function refuseUnfinished(spec: string, { finish }: AdapterAnswer, maxOutputTokens: number): void {
  switch (finish) {
    case "stop":
      return;
    case "length":
      throw new OnrecordError(
        `The answer of ${spec} was cut after ${maxOutputTokens} tokens, and a part of an answer is not used. Allow a longer answer, or ask for less at once.`,
        { code: "truncated" },
      );
    case "refused":
      throw new OnrecordError(
        `${spec} refused to answer. Name another model, or leave the recording's words out of the request.`,
        { code: "refused" },
      );
    default:
      finish satisfies never;
  }
}

function addUp(paid: Asking["paid"]): Pick<ModelAnswer, "usage" | "costUsd" | "attempts"> {
  const sum = (count: (one: Asking["paid"][number]) => number): number =>
    paid.reduce((total, one) => total + count(one), 0);
  return {
    usage: {
      inputTokens: sum(({ usage }) => usage.inputTokens),
      cachedTokens: sum(({ usage }) => usage.cachedTokens),
      outputTokens: sum(({ usage }) => usage.outputTokens),
      source: paid.every(({ usage }) => usage.source === "reported") ? "reported" : "estimated",
    },
    costUsd: paid.some(({ costUsd }) => costUsd === null) ? null : sum(({ costUsd }) => costUsd ?? 0),
    attempts: sum(({ attempts }) => attempts),
  };
}
