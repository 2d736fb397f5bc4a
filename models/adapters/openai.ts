import type { BaseMessage } from "@langchain/core/messages";
import type { ChatOpenAICompletions } from "@langchain/openai";
import type { AdapterAnswer, AdapterRequest, AnswerFormat, ModelAdapter } from "../adapter.ts";
import { createScrubber } from "../scrub-secrets.ts";
import { startAttempt } from "./attempt-clock.ts";
import { callThrough, type Exchange } from "./exchange.ts";
import type { ServerCall } from "./explain-status.ts";
import { isStrictSchema } from "./is-strict-schema.ts";
import { endsCompletion, readCompletion } from "./read-completion.ts";
import { readServerAddress } from "./read-server-address.ts";

export interface OpenAiAdapterOptions {
  readonly kind: "openai" | "compatible";
  /** Absent: OpenAI's own. */
  readonly baseUrl?: string;
  /** Absent: none is sent; keys of the environment never are. */
  readonly apiKey?: string;
  readonly model: string;
  /** Absent: by the address. */
  readonly location?: "local" | "remote";
  readonly fetch: typeof globalThis.fetch;
}

/**
 * A client of one model at OpenAI or on a server that speaks its chat completions. Nothing is traced unless the user
 * switched LangChain's tracing on in the environment.
 */
export function createOpenAiAdapter(options: OpenAiAdapterOptions): ModelAdapter {
  const { kind, model, apiKey } = options;
  const baseUrl = options.baseUrl ?? "https://api.openai.com/v1";
  const address = readServerAddress(baseUrl);
  const scrubber = createScrubber([baseUrl, ...(apiKey === undefined ? [] : [apiKey])]);
  const headers = {
    ...address.headers,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  return {
    kind,
    location: options.location ?? address.location,
    server: address.server,
    async call(request) {
      const libraries = await loadLibraries();
      const { transport, maxOutputTokens } = request;
      const called = { kind, server: address.server, model, transport, maxOutputTokens };
      const clock = startAttempt(request, address.server);
      const url = `${address.url}/chat/completions`;
      const exchange = { ...toExchange(called), clock, headers, url, fetch: options.fetch };
      try {
        return await callThrough(exchange, (guarded) => {
          const client = createClient(libraries, { kind, model, baseUrl: address.url, guarded, request });
          return complete(client, libraries, { ...request, signal: clock.signal });
        });
      } catch (cause) {
        throw scrubber.error(cause);
      } finally {
        clock.stop();
      }
    },
  };
}

async function loadLibraries() {
  const [openai, messages] = await Promise.all([
    import("@langchain/openai"),
    import("@langchain/core/messages"),
  ]);
  return { ...openai, ...messages };
}
type Libraries = Awaited<ReturnType<typeof loadLibraries>>;

interface ClientParts {
  readonly kind: "openai" | "compatible";
  readonly model: string;
  readonly baseUrl: string;
  readonly guarded: typeof globalThis.fetch;
  readonly request: AdapterRequest;
}

// ChatOpenAI itself calls /responses for some names ("codex") whatever it is told; this half of it never does.
function createClient(libraries: Libraries, parts: ClientParts): ChatOpenAICompletions {
  const { kind, model, baseUrl, guarded, request } = parts;
  return new libraries.ChatOpenAICompletions({
    model,
    // Without one the library takes a key from the environment. The header that is sent is set by the exchange.
    apiKey: "unused",
    maxRetries: 0,
    maxTokens: request.maxOutputTokens,
    streamUsage: true,
    verbose: false,
    ...(kind === "compatible" ? { temperature: 0 } : {}),
    ...thinkingOf(kind, model, request),
    // The waits are ours (attempt-clock.ts); the library's own must not end a long call.
    timeout: 2_147_483_647,
    configuration: { baseURL: baseUrl, fetch: guarded, logLevel: "off", organization: null, project: null },
  });
}

async function complete(
  client: ChatOpenAICompletions,
  libraries: Libraries,
  request: AdapterRequest,
): Promise<void> {
  const messages = toMessages(libraries, request);
  const options = {
    ...responseFormat(request.format),
    // Without one LangChain hands down the graph's, and the client leaves a listener on it with each call.
    signal: request.signal,
    ...(request.seed === undefined ? {} : { seed: request.seed }),
  };
  if (request.transport === "whole") {
    await client.invoke(messages, options);
    return;
  }
  const pieces = await client.stream(messages, options);
  const reader = pieces.getReader();
  for (let isDone = false; !isDone; ) isDone = (await reader.read()).done;
}

function toMessages(libraries: Libraries, request: AdapterRequest): BaseMessage[] {
  const { AIMessage, HumanMessage, SystemMessage } = libraries;
  const system = request.system === "" ? [] : [new SystemMessage(request.system)];
  const rest = request.messages.map(({ role, content }) =>
    role === "user" ? new HumanMessage(content) : new AIMessage(content),
  );
  return [...system, ...rest];
}

function responseFormat(format: AnswerFormat) {
  switch (format.kind) {
    case "text":
      return {};
    case "json":
      return { response_format: { type: "json_object" as const } };
    case "schema": {
      const name = format.name.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 64);
      const strict = isStrictSchema(format.schema);
      const json_schema = { name, schema: { ...format.schema }, strict };
      return { response_format: { type: "json_schema" as const, json_schema } };
    }
    default:
      return format satisfies never;
  }
}

type Effort = "none" | "minimal" | "low" | "high";

/** OpenAI's models that think cannot all be told not to: then the least that they know. */
function leastEffort(model: string): Effort | undefined {
  if (/^gpt-5.*(?:codex|pro)/.test(model)) return "low";
  if (/^gpt-5(?:-(?!chat)|$)/.test(model)) return "minimal";
  if (/^gpt-5\.\d/.test(model)) return "none";
  return /^o\d/.test(model) ? "low" : undefined;
}

function thinkingOf(kind: "openai" | "compatible", model: string, { thinking }: AdapterRequest) {
  if (kind === "compatible") return thinking === "off" ? {} : { modelKwargs: { reasoning_effort: thinking } };
  const effort = thinking === "off" ? leastEffort(model) : thinking;
  return effort === undefined ? {} : { reasoning: { effort } };
}

function toExchange(
  called: ServerCall,
): Pick<Exchange, "called" | "maxBytes" | "endsWith" | "read" | "show"> {
  return {
    called,
    // A streamed token comes in some 300 bytes of JSON, with its thinking in some more.
    maxBytes: 1_000_000 + called.maxOutputTokens * 2_000,
    endsWith: endsCompletion,
    read: (text) => readCompletion(text, called),
    show: (answer) => show(answer, called),
  };
}

function show(answer: AdapterAnswer, called: ServerCall): string {
  const { text, finish, inputTokens = 0, outputTokens = 0 } = answer;
  const usage = {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
  const said = { role: "assistant", content: text };
  const about = { id: "answer", created: 0, model: called.model, usage };
  if (called.transport === "whole") {
    const choices = [{ index: 0, finish_reason: finish, message: said }];
    return JSON.stringify({ ...about, object: "chat.completion", choices });
  }
  const choices = [{ index: 0, finish_reason: finish, delta: said }];
  return `data: ${JSON.stringify({ ...about, object: "chat.completion.chunk", choices })}\n\ndata: [DONE]\n\n`;
}
