import type { Ollama } from "ollama";
import type { AdapterAnswer, AdapterRequest, AnswerFormat, ModelAdapter, Thinking } from "../adapter.ts";
import { createScrubber } from "../scrub-secrets.ts";
import { startAttempt } from "./attempt-clock.ts";
import { callThrough, type Exchange } from "./exchange.ts";
import type { ServerCall } from "./explain-status.ts";
import { endsOllamaAnswer, readOllamaAnswer } from "./read-ollama-answer.ts";
import { readServerAddress } from "./read-server-address.ts";

export interface OllamaAdapterOptions {
  readonly baseUrl: string;
  readonly model: string;
  /** Sent with each call; their values are taken out of errors. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the server keeps the model loaded after a call, such as `10m`. */
  readonly keepAlive?: string;
  /** Absent: by the address; a model of Ollama's cloud is remote wherever the server is. */
  readonly location?: "local" | "remote";
  readonly fetch: typeof globalThis.fetch;
}

/**
 * A client of one model on an Ollama server. Every call sets the window and forbids the server to cut the prompt
 * (it does so silently otherwise); thinking is off unless asked for, and the temperature is 0.
 */
export function createOllamaAdapter(
  options: OllamaAdapterOptions,
): ModelAdapter & Required<Pick<ModelAdapter, "warmUp">> {
  const { model, keepAlive = "10m" } = options;
  const address = readServerAddress(options.baseUrl);
  const scrubber = createScrubber([options.baseUrl, ...Object.values(options.headers ?? {})]);
  const headers = { ...address.headers, ...options.headers };
  const location = /[:-]cloud$/.test(model) ? "remote" : (options.location ?? address.location);

  const run = async (request: AdapterRequest, path: string, call: OllamaCall): Promise<AdapterAnswer> => {
    const { Ollama } = await import("ollama");
    const called = toServerCall(request, address.server, model);
    const clock = startAttempt(request, address.server);
    try {
      const exchange = {
        ...toExchange(called),
        clock,
        headers,
        url: `${address.url}${path}`,
        fetch: options.fetch,
      };
      return await callThrough(exchange, (guarded) =>
        call(new Ollama({ host: address.url, fetch: guarded })),
      );
    } catch (cause) {
      throw scrubber.error(cause);
    } finally {
      clock.stop();
    }
  };

  return {
    kind: "ollama",
    location,
    server: address.server,
    call: (request) =>
      run(request, "/api/chat", (client) => chat(client, toBody(request, model, keepAlive), request)),
    async warmUp({ contextTokens, attemptMs, signal }) {
      const body = { model, messages: [], keep_alive: keepAlive, options: { num_ctx: contextTokens } };
      const request = { ...silent, contextTokens, attemptMs, signal };
      await run(request, "/api/chat", (client) => client.chat(body)).catch(forgiveEmpty);
    },
  };
}

type OllamaCall = (client: Ollama) => Promise<unknown>;

/** What a warm-up asks: nothing. */
const silent = {
  system: "",
  messages: [],
  format: { kind: "text" },
  transport: "whole",
  maxOutputTokens: 1,
  thinking: "off",
  firstTokenMs: 0,
  idleMs: 0,
} as const satisfies Partial<AdapterRequest>;

// A server that only loads a model answers nothing, which is no failure here.
function forgiveEmpty(cause: unknown): void {
  const isEmpty = cause instanceof Error && "code" in cause && cause.code === "empty_answer";
  if (!isEmpty) throw cause;
}

function toServerCall(request: AdapterRequest, server: string, model: string): ServerCall {
  const { transport, maxOutputTokens } = request;
  return { kind: "ollama", server, model, transport, maxOutputTokens };
}

function toExchange(
  called: ServerCall,
): Pick<Exchange, "called" | "maxBytes" | "endsWith" | "read" | "show"> {
  return {
    called,
    // A streamed token comes in some 150 bytes of JSON, with its thinking in some more.
    maxBytes: 1_000_000 + called.maxOutputTokens * 2_000,
    endsWith: endsOllamaAnswer,
    read: (text) => readOllamaAnswer(text, called),
    show: ({ text }) => `${JSON.stringify({ message: { role: "assistant", content: text }, done: true })}\n`,
  };
}

async function chat(client: Ollama, body: ReturnType<typeof toBody>, request: AdapterRequest): Promise<void> {
  if (request.transport === "whole") {
    await client.chat({ ...body, stream: false });
    return;
  }
  const pieces = await client.chat({ ...body, stream: true });
  for await (const piece of pieces) if (piece.done) return;
}

function toBody(request: AdapterRequest, model: string, keepAlive: string) {
  const format = formatOf(request.format);
  const system = request.system === "" ? [] : [{ role: "system", content: request.system }];
  return {
    model,
    messages: [...system, ...request.messages.map(({ role, content }) => ({ role, content }))],
    truncate: false,
    keep_alive: keepAlive,
    think: thinkOf(request.thinking),
    ...(format === undefined ? {} : { format }),
    options: {
      num_ctx: request.contextTokens,
      num_predict: request.maxOutputTokens,
      temperature: 0,
      ...(request.seed === undefined ? {} : { seed: request.seed }),
    },
  };
}

function formatOf(format: AnswerFormat): string | object | undefined {
  switch (format.kind) {
    case "text":
      return undefined;
    case "json":
      return "json";
    case "schema":
      return format.schema;
    default:
      return format satisfies never;
  }
}

function thinkOf(thinking: Thinking): boolean | "low" | "high" {
  return thinking === "off" ? false : thinking;
}
