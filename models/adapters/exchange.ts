import { OnrecordError } from "../../errors.ts";
import type { AdapterAnswer } from "../adapter.ts";
import { abortError, untilAborted } from "../until-aborted.ts";
import type { AttemptClock } from "./attempt-clock.ts";
import { type Called, explainStatus, type ServerCall } from "./explain-status.ts";
import { failed } from "./judge-answer.ts";

export interface Exchange {
  readonly called: ServerCall;
  readonly fetch: typeof globalThis.fetch;
  /** Where the call goes, whatever address the client library would choose. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: AttemptClock;
  /** Longest answer that is read; a longer one is `bad_response`. */
  readonly maxBytes: number;
  /** Whether nothing that follows a line belongs to the answer. */
  readonly endsWith: (line: string) => boolean;
  readonly read: (text: string) => AdapterAnswer;
  /** The answer as the client library is shown it. */
  readonly show: (answer: AdapterAnswer) => string;
}

/** What a client library is given to make its call with. */
export type LibraryCall = (guardedFetch: typeof globalThis.fetch) => Promise<unknown>;

/**
 * Makes one call through a client library, and reads the answer before the library does: libraries drop pieces that
 * they cannot read, print them, and take an answer that was cut for a whole one. So a library builds the request and
 * is shown an answer that is known to be good; what it makes of it is not used.
 */
export async function callThrough(exchange: Exchange, call: LibraryCall): Promise<AdapterAnswer> {
  if (exchange.clock.signal.aborted) throw abortError(exchange.clock.signal);
  const seen: { answer?: AdapterAnswer; failure?: unknown } = {};
  const guarded: typeof globalThis.fetch = async (_input, init) => {
    try {
      seen.answer = await sendAndRead(exchange, String(init?.body ?? ""));
      return new Response(exchange.show(seen.answer), { headers: { "content-type": contentType(exchange) } });
    } catch (cause) {
      seen.failure = cause;
      throw cause;
    }
  };
  try {
    await untilAborted(call(guarded), exchange.clock.signal);
  } catch (cause) {
    seen.failure ??= cause;
  }
  if (exchange.clock.signal.aborted && seen.answer === undefined) throw abortError(exchange.clock.signal);
  if (seen.answer !== undefined) return seen.answer;
  throw toOnrecordError(seen.failure, exchange.called);
}

function contentType({ called }: Exchange): string {
  if (called.transport === "whole") return "application/json";
  return called.kind === "ollama" ? "application/x-ndjson" : "text/event-stream";
}

async function sendAndRead(exchange: Exchange, body: string): Promise<AdapterAnswer> {
  const response = await send(exchange, body);
  if (response.status < 200 || response.status > 299) {
    const { text } = await readBody(response, { ...exchange, maxBytes: 65_536 });
    throw explainStatus({ status: response.status, headers: response.headers, text }, exchange.called);
  }
  const { text, failure } = await readBody(response, exchange);
  if (failure === undefined) return exchange.read(text);
  return readCut(exchange, text, failure);
}

async function send(exchange: Exchange, body: string): Promise<Response> {
  const { clock, called } = exchange;
  try {
    const response = await exchange.fetch(exchange.url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...exchange.headers },
      redirect: "manual",
      signal: clock.signal,
    });
    return response;
  } catch (cause) {
    if (clock.signal.aborted) throw abortError(clock.signal);
    throw networkError(cause, called);
  }
}

/** Node's and zlib's codes of an answer that is no HTTP, no UTF-8, or not packed as it says. */
const garbled = /^(?:HPE_|Z_|ERR_INVALID_|ERR__ERROR_|ERR_HTTP_|ERR_ENCODING_)/;

function networkError(cause: unknown, called: Called): OnrecordError {
  const codes = [...codesOf(cause)];
  if (codes.some((code) => garbled.test(code)) || cause instanceof RangeError) {
    return failed(called, "bad_response", `gave something that is no HTTP answer (${codes.join(", ")})`);
  }
  const why = codes.at(-1) ?? "no connection";
  return new OnrecordError(
    `${called.server} cannot be reached (${why}). Is the server running, and is its address right?`,
    { code: "unreachable", cause },
  );
}

function* codesOf(error: unknown): Generator<string> {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") yield at.code;
  }
}

interface Body {
  readonly text: string;
  /** Why the body ended too early. */
  readonly failure?: unknown;
}

async function readBody(response: Response, exchange: Exchange): Promise<Body> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = response.body?.getReader();
  const lines = watchLines(exchange.called.transport === "stream" ? exchange.endsWith : () => false);
  let sizeBytes = 0;
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read();
      if (done) break;
      exchange.clock.heard();
      sizeBytes += value.byteLength;
      if (sizeBytes > exchange.maxBytes)
        throw failed(exchange.called, "bad_response", "gave far too long an answer");
      if (lines.add(decoder.decode(value, { stream: true })) === "ended") return { text: lines.text() };
    }
    lines.add(decoder.decode());
    return { text: lines.text() };
  } catch (failure) {
    if (exchange.clock.signal.aborted) throw abortError(exchange.clock.signal);
    return { text: lines.text(), failure };
  } finally {
    // Nothing more is wanted: the socket closes, whatever the server would still send.
    reader?.cancel().catch(() => undefined);
  }
}

interface LineWatch {
  text(): string;
  add(piece: string): "open" | "ended";
}

/** Puts pieces of text together and sees the line that ends an answer. */
function watchLines(endsWith: (line: string) => boolean): LineWatch {
  let text = "";
  let lineStart = 0;
  return {
    text: () => text,
    add(piece) {
      text += piece;
      if (!piece.includes("\n")) return "open";
      const end = text.lastIndexOf("\n");
      const lines = text.slice(lineStart, end).split("\n");
      lineStart = end + 1;
      return lines.some(endsWith) ? "ended" : "open";
    },
  };
}

// A connection may break after the last piece: then the answer is whole all the same.
function readCut(exchange: Exchange, text: string, failure: unknown): AdapterAnswer {
  if (failure instanceof OnrecordError) throw failure;
  const isGarbled = [...codesOf(failure)].some((code) => garbled.test(code));
  if (exchange.called.transport === "stream" && !isGarbled) {
    try {
      return exchange.read(text);
    } catch {
      throw failed(exchange.called, "stream_broken", "broke its stream off in the middle of an answer");
    }
  }
  throw failed(exchange.called, "bad_response", "broke off or garbled its answer");
}

function toOnrecordError(cause: unknown, called: Called): OnrecordError {
  if (cause instanceof OnrecordError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new OnrecordError(
    `The call to ${called.model} on ${called.server} failed: ${message}. Choose another model.`,
    { code: "model_failed", cause },
  );
}
