import {
  completion,
  cutInsideLetter,
  type FaultRow,
  type FaultRows,
  good,
  hex,
  json,
  nameRows,
  sentence,
} from "./fault-row.ts";

const whole = completion({ content: sentence });
const error = (message: string, type: string, rest: object = {}): string =>
  JSON.stringify({ error: { message, type, ...rest } });

const wholeRows: FaultRows = {
  "head-comes-late": { steps: [{ ...json(whole), wait_ms: 150 }], expected: good, requests: 1 },
  "body-dribbles-in-time": {
    steps: [{ chunks: [...whole.matchAll(/.{1,40}/gs)].map(([data]) => ({ data, every_ms: 10 })) }],
    expected: good,
    requests: 1,
  },
  "body-dribbles-without-end": {
    steps: [{ chunks: [{ data: " ", times: 100, every_ms: 30 }] }],
    expected: { code: "timeout" },
    requests: 3,
  },
  "says-gzip-and-is-not": {
    steps: [{ ...json(whole), headers: { "content-type": "application/json", "content-encoding": "gzip" } }],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "unknown-packing": {
    steps: [{ ...json(whole), headers: { "content-encoding": "rot13" } }],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "json-called-plain-text": {
    steps: [{ ...json(whole), headers: { "content-type": "text/plain" } }],
    expected: good,
    requests: 1,
  },
  "byte-order-mark": { steps: [json(`\uFEFF${whole}`)], expected: good, requests: 1 },
  "letter-cut-in-two": {
    steps: [{ chunks: cutInsideLetter(whole).map((bytes) => ({ hex: bytes, every_ms: 20 })) }],
    expected: good,
    requests: 1,
  },
  "bytes-that-are-no-text": {
    steps: [{ chunks: [{ hex: `${hex(whole.slice(0, 80))}fffe${hex(whole.slice(80))}` }] }],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "error-body-in-200": {
    steps: [json(error("the backend is gone", "internal"))],
    expected: { code: "bad_response" },
    requests: 3,
    says: "the backend is gone",
  },
  "wait-in-200": {
    steps: [json(error("too many", "busy", { code: 429 })), json(whole)],
    expected: good,
    requests: 2,
  },
  "tool-instead-of-answer": {
    steps: [
      json(
        completion(
          {
            content: null,
            tool_calls: [{ id: "t", type: "function", function: { name: "f", arguments: "{}" } }],
          },
          { finish: "tool_calls" },
        ),
      ),
    ],
    expected: { code: "bad_response" },
    requests: 3,
    says: "tool",
  },
  "stopped-by-filter": {
    steps: [json(completion({ content: "Sie" }, { finish: "content_filter" }))],
    expected: { code: "refused" },
    requests: 1,
  },
  "no-usage": {
    steps: [json(completion({ content: sentence }, { usage: {} }))],
    expected: good,
    requests: 1,
  },
  "does-not-say-why-it-stopped": {
    steps: [json(completion({ content: "Sie verlegen" }, { finish: null }))],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "blank-answer": {
    steps: [json(completion({ content: " \n " }))],
    expected: { code: "empty_answer" },
    requests: 3,
  },
  "thoughts-ate-the-answer": {
    steps: [json(completion({ content: "", reasoning_content: "hm" }, { finish: "length" }))],
    expected: { code: "truncated" },
    requests: 1,
  },
  "content-in-parts": {
    steps: [json(completion({ content: [{ type: "text", text: sentence }] }))],
    expected: good,
    requests: 1,
  },
  "empty-200": { steps: [json("")], expected: { code: "bad_response" }, requests: 3 },
  "204-no-content": { steps: [{ status: 204 }], expected: { code: "bad_response" }, requests: 3 },
  "redirect-elsewhere": {
    steps: [{ status: 307, headers: { location: "http://127.0.0.1:9/v1/chat/completions" } }],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "not-http": { steps: [{ raw: "SSH-2.0-server\r\n" }], expected: { code: "bad_response" }, requests: 3 },
  "shorter-than-announced": {
    steps: [{ raw: 'HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"choices":[' }],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "reset-in-the-body": {
    steps: [{ chunks: [{ data: whole.slice(0, 60) }], ends: "reset" }, json(whole)],
    expected: good,
    requests: 2,
  },
  "far-too-long": {
    steps: [{ chunks: [{ data: { repeat: "x", times: 100_000 }, times: 20 }] }],
    expected: { code: "bad_response" },
    requests: 3,
    says: "too long",
  },
  forbidden: {
    steps: [json(error("no access", "permission"), 403)],
    expected: { code: "auth" },
    requests: 1,
  },
  "money-is-gone": {
    steps: [json(error("You exceeded it", "insufficient_quota"), 429)],
    expected: { code: "quota" },
    requests: 1,
  },
  "wait-an-hour": {
    steps: [{ ...json(error("slow down", "rate"), 429), headers: { "retry-after": "3600" } }],
    expected: { code: "rate_limited" },
    requests: 1,
    says: "3600 s",
  },
  "overloaded-then-good": {
    steps: [json("<h1>503</h1>", 503), json(error("loading model", "x"), 503), json(whole)],
    expected: good,
    requests: 3,
  },
  "does-not-know-a-parameter": {
    steps: [json(error("response_format is not supported", "invalid_request_error"), 400)],
    expected: { code: "model_failed" },
    requests: 1,
    says: "response_format is not supported",
  },
  "longer-than-the-window": {
    steps: [
      json(
        error("request (9000 tokens) exceeds the available context size", "exceed_context_size_error", {
          code: 400,
          n_prompt_tokens: 9_000,
          n_ctx: 4_096,
        }),
        400,
      ),
    ],
    expected: { code: "context_exceeded" },
    requests: 1,
    says: "9000 tokens, window 4096",
  },
  "no-such-model": {
    steps: [json(error("no such model", "not_found"), 404)],
    expected: { code: "model_missing" },
    requests: 1,
  },
};

/** What a server that speaks OpenAI's chat completions can do wrong, without streaming. */
export const wholeOpenAiRows: readonly FaultRow[] = nameRows(wholeRows, "openai", "whole");
