import type { IncomingMessage, ServerResponse } from "node:http";
import { ClientGone } from "../client-gone.ts";
import { rpcCode } from "../protocol-error.ts";
import { checkRequest, tooLarge } from "./check-request.ts";
import { carriesToken } from "./check-token.ts";
import { answerPreflight, letPageRead } from "./cross-origin.ts";
import type { HttpHost } from "./http-host.ts";
import { type HttpOptions, maxCallsInFlight } from "./http-options.ts";
import { type HttpRefusal, refuseWithBody, sendRefusal } from "./http-refusal.ts";
import { createInFlight } from "./in-flight.ts";
import { createOpenCalls } from "./open-calls.ts";
import { describePosted } from "./posted-message.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readBody } from "./read-body.ts";
import { sendWebResponse, toWebRequest } from "./web-exchange.ts";

/** Requests a minute that the door lets in when nothing else is said: a client at full speed, but not for ever. */
const usualRequestsPerMinute = 6_000;

/** Wrong tokens: some at once, then one every six seconds. */
const wrongTokens = { burst: 20, perMinute: 10 };

/** What comes in: judged, limited, read, and handed to the host; all that is refused is told why, in JSON. */
export function createDoor(
  host: HttpHost,
  options: HttpOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const perMinute = options.requestsPerMinute ?? usualRequestsPerMinute;
  const rate = createRateLimit({ burst: perMinute, perMinute }, options.nowMs);
  const failures = createRateLimit(wrongTokens, options.nowMs);
  const bodies = createInFlight(maxCallsInFlight);
  const enter = createEntrance(host, options);

  const judge = (request: IncomingMessage): HttpRefusal | undefined => {
    const { method = "", url = "", headers } = request;
    const refusal = checkRequest({ method, url, headers }, options);
    if (refusal !== undefined || method === "OPTIONS") return refusal;
    const seconds = rate.take();
    if (seconds > 0) return tooMany("Too many requests", seconds);
    if (options.token === undefined || carriesToken(headers.authorization, options.token)) return undefined;
    const pause = failures.take();
    return pause > 0 ? tooMany("Too many wrong tokens", pause) : noToken;
  };
  const read = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const free = bodies.take(1);
    if (free === undefined) return refuseWithBody(request, response, busy);
    // The client may wait to be asked for the body.
    if (request.headers.expect !== undefined) response.writeContinue();
    const text = await readBody(request).finally(free);
    if (text === undefined) return refuseWithBody(request, response, tooLarge);
    const body = parseJson(text);
    if (body === undefined) sendRefusal(response, notJson);
    return body;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = judge(request);
    letPageRead(request, response, options);
    if (refusal !== undefined) return refuseWithBody(request, response, refusal);
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    if (request.method !== "POST") return enter(request, response, undefined);
    const body = await read(request, response);
    if (body !== undefined) await enter(request, response, body);
  };
  return (request, response) => {
    handle(request, response).catch((fault) => {
      if (!request.destroyed) options.report?.(fault);
      sendRefusal(response, { status: 500, message: "The server has a fault.", code: rpcCode.internal });
    });
  };
}

/** Hands a request to the host; its body is what was read of it. */
type Enter = (request: IncomingMessage, response: ServerResponse, body: unknown) => Promise<void>;

/** Hands what was let in to the host, and aborts it when the client cancels or goes away. */
function createEntrance(host: HttpHost, options: HttpOptions): Enter {
  const calls = createInFlight(maxCallsInFlight);
  const open = createOpenCalls();
  return async (request, response, body) => {
    const posted = describePosted(body);
    const free = calls.take(posted.calls);
    if (free === undefined) return sendRefusal(response, busy);
    const session = toSession(request);
    if (posted.cancels !== undefined) open.cancel(session, posted.cancels);
    // Nothing is kept under this name: it only tells one client's calls from another's when they are cancelled.
    if (posted.opens === "session" && options.sessions !== "kept") {
      response.setHeader("mcp-session-id", options.newId());
    }
    const call = open.open(session, posted.id);
    const gone = new AbortController();
    response.on("close", () => {
      // By the rules of 2026-07-28 closing the answer's stream is how a call is cancelled; before, it says nothing.
      gone.abort(posted.era === "modern" ? undefined : new ClientGone());
      free();
      call.close();
    });
    const asked = toWebRequest(request, AbortSignal.any([gone.signal, call.signal]));
    await sendWebResponse(await host.answer(asked, body), response);
  };
}

function toSession(request: IncomingMessage): string | undefined {
  const session = request.headers["mcp-session-id"];
  return Array.isArray(session) ? session[0] : session;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const noToken: HttpRefusal = {
  status: 401,
  message:
    'Send the token of this server as "authorization: Bearer TOKEN". It stands in the file http-token in the folder of the store.',
  headers: { "www-authenticate": "Bearer" },
};

const notJson: HttpRefusal = {
  status: 400,
  message: "Parse error: the body is no JSON.",
  code: rpcCode.parseError,
};

const busy: HttpRefusal = {
  status: 503,
  message: `${maxCallsInFlight} calls are being answered. Send this one again in a second.`,
  headers: { "retry-after": "1" },
};

function tooMany(what: string, seconds: number): HttpRefusal {
  return {
    status: 429,
    message: `${what}. Wait ${seconds} s.`,
    headers: { "retry-after": String(seconds) },
  };
}
