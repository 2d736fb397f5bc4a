import { z } from "zod";
import { type ErrorCode, OnrecordError } from "../../errors.ts";
import { type ErrorBody, readErrorBody } from "./read-error-body.ts";

/** What a server's failing answer said, kept as the cause of the error made of it. */
export const HttpCause = z.object({
  status: z.number(),
  retryAfterMs: z.exactOptional(z.number()),
  message: z.exactOptional(z.string()),
});
export type HttpCause = z.infer<typeof HttpCause>;

/** The HTTP cause of an error or of one of its causes, where it has one. */
export function readHttpCause(error: unknown): HttpCause | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const found = HttpCause.safeParse(at.cause);
    if (found.success && !(at.cause instanceof Error)) return found.data;
  }
  return undefined;
}

/** Who was called, for messages. */
export interface Called {
  readonly kind: "ollama" | "openai" | "compatible";
  readonly server: string;
  readonly model: string;
}

/** One call to it. */
export interface ServerCall extends Called {
  readonly transport: "whole" | "stream";
  readonly maxOutputTokens: number;
}

export interface FailingAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The error that a status outside 200-299 stands for. */
export function explainStatus(answer: FailingAnswer, called: Called): OnrecordError {
  const body = readErrorBody(answer.text);
  const code = codeOfWords(body, answer.status) ?? codeOfStatus(answer.status);
  const retryAfterMs = readRetryAfter(answer.headers);
  const cause: HttpCause = {
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(body === undefined ? {} : { message: body.message }),
  };
  const said = body === undefined ? `status ${answer.status}` : `status ${answer.status}: ${body.message}`;
  return new OnrecordError(describe({ code, said, body, retryAfterMs }, called), { code, cause });
}

/** The error that an error object inside an answer of status 200 stands for; `otherwise` when its words tell nothing. */
export function explainErrorBody(body: ErrorBody, called: Called, otherwise: ErrorCode): OnrecordError {
  const status = body.status ?? 0;
  const code = codeOfWords(body, status) ?? (status >= 400 ? codeOfStatus(status) : otherwise);
  const said = `an error inside its answer: ${body.message}`;
  return new OnrecordError(describe({ code, said, body, retryAfterMs: undefined }, called), { code });
}

const words: readonly (readonly [RegExp, ErrorCode, (status: number) => boolean])[] = [
  [
    /exceed_context_size|context_length_exceeded|context (?:length|window|size)|maximum context|prompt is too long/i,
    "context_exceeded",
    (status) => status !== 401 && status !== 404 && status !== 429,
  ],
  [
    /insufficient_quota|billing_hard_limit|exceeded your current quota|insufficient (?:credits?|balance|funds)/i,
    "quota",
    () => true,
  ],
  [
    /content_filter|content_policy|content management policy/i,
    "refused",
    (status) => status < 404 && status !== 401,
  ],
  [/invalid_api_key|api key not valid|incorrect api key/i, "auth", (status) => status < 404],
  [/model_not_found|model .{0,80}not found/i, "model_missing", (status) => status < 500],
  [/rate_limit|too many requests/i, "rate_limited", (status) => status < 400],
];

function codeOfWords(body: ErrorBody | undefined, status: number): ErrorCode | undefined {
  if (body === undefined) return undefined;
  const text = `${body.kind} ${body.message}`;
  return words.find(([pattern, , fits]) => fits(status) && pattern.test(text))?.[1];
}

const statusCodes: Readonly<Record<number, ErrorCode>> = {
  401: "auth",
  402: "quota",
  403: "auth",
  404: "model_missing",
  408: "timeout",
  409: "server_error",
  425: "server_error",
  429: "rate_limited",
};

function codeOfStatus(status: number): ErrorCode {
  const known = statusCodes[status];
  if (known !== undefined) return known;
  if (status >= 500) return "server_error";
  // A redirect is not followed; what is left of 4xx will not get better by asking again.
  return status >= 400 ? "model_failed" : "bad_response";
}

/** Seconds, milliseconds (`retry-after-ms`) or a date, which is taken against the server's own `date`. */
function readRetryAfter(headers: Headers): number | undefined {
  const exact = headers.get("retry-after-ms");
  if (exact !== null && /^\d+(?:\.\d+)?$/.test(exact)) return Number(exact);
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const waitMs = Date.parse(text) - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

interface Failure {
  readonly code: ErrorCode;
  readonly said: string;
  readonly body: ErrorBody | undefined;
  readonly retryAfterMs: number | undefined;
}

function describe({ code, said, body, retryAfterMs }: Failure, called: Called): string {
  const { server, model, kind } = called;
  switch (code) {
    case "auth":
      return `${server} did not let us in (${said}). It needs a valid key; set it in the environment variable of this server.`;
    case "quota":
      return `The account at ${server} is used up (${said}). Top it up or choose another model.`;
    case "model_missing":
      return kind === "ollama"
        ? `Ollama at ${server} has no model "${model}" (${said}). Get it with "ollama pull ${model}".`
        : `${server} has no model "${model}" (${said}). Check the model's name, and that the base URL ends where its API starts, often in /v1.`;
    case "rate_limited":
      return `${server} asks us to wait (${said})${retryAfterMs === undefined ? "" : `, ${Math.ceil(retryAfterMs / 1000)} s`}. Try later or allow fewer calls at once.`;
    case "context_exceeded":
      return `The text is longer than ${model} on ${server} can read (${counts(body)}${said}). Send shorter parts or choose a model with a larger window.`;
    case "refused":
      return `${server} refused to answer (${said}). Choose another model or the built-in engine.`;
    case "bad_response":
      return `${server} gave no answer of a model (${said}). Check its base URL.`;
    case "model_failed":
      return `${server} does not accept the call (${said}). Check the model's settings or choose another model.`;
    default:
      return `${server} failed (${said}). Try again later or choose another model.`;
  }
}

function counts(body: ErrorBody | undefined): string {
  if (body?.promptTokens === undefined || body.contextTokens === undefined) return "";
  return `${body.promptTokens} tokens, window ${body.contextTokens}; `;
}
