import { z } from "zod";

/** What a server says of its failure. */
export interface ErrorBody {
  /** One line, cut to 200 characters. */
  readonly message: string;
  /** Its `type` and `code`, in a line. */
  readonly kind: string;
  /** An HTTP status that the body names. */
  readonly status?: number;
  /** llama.cpp's counts of a prompt that does not fit. */
  readonly promptTokens?: number;
  readonly contextTokens?: number;
}

const word = z.union([z.string(), z.number()]).nullish().catch(undefined);
const count = z.number().optional().catch(undefined);
const Details = z.object({
  message: z.string().optional().catch(undefined),
  type: word,
  code: word,
  status: word,
  n_prompt_tokens: count,
  n_ctx: count,
});
type Details = z.infer<typeof Details>;
const Nested = z.object({ error: z.union([z.string(), Details]) });
const Flat = Details.extend({ detail: z.unknown() });

/** Reads an error of OpenAI's, llama.cpp's, vLLM's or Ollama's shape; plain text as its message; absent when there is none. */
export function readErrorBody(text: string): ErrorBody | undefined {
  const value = parse(text);
  if (value === undefined) return text.trim() === "" ? undefined : { message: oneLine(text), kind: "" };
  return toErrorBody(value) ?? { message: oneLine(text), kind: "" };
}

/** The error object that a parsed answer holds under `error`; absent when it holds none. */
export function findErrorBody(value: unknown): ErrorBody | undefined {
  const nested = Nested.safeParse(value);
  if (!nested.success) return undefined;
  const { error } = nested.data;
  return typeof error === "string" ? { message: oneLine(error), kind: "" } : fromDetails(error);
}

/** A server's words as one printable line of at most 200 characters. */
export function oneLine(text: string): string {
  const line = text
    .replace(/<[^>]*>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function toErrorBody(value: unknown): ErrorBody | undefined {
  const nested = findErrorBody(value);
  if (nested !== undefined) return nested;
  const flat = Flat.safeParse(value);
  if (!flat.success) return undefined;
  const { detail, message = detail === undefined ? undefined : JSON.stringify(detail) } = flat.data;
  return message === undefined ? undefined : fromDetails({ ...flat.data, message });
}

function fromDetails(details: Details): ErrorBody {
  const kind = [details.type, details.code, details.status].filter(
    (part) => part !== null && part !== undefined,
  );
  const status = Number(details.code ?? details.status ?? Number.NaN);
  const { n_prompt_tokens: promptTokens, n_ctx: contextTokens } = details;
  return {
    message: oneLine(details.message ?? kind.join(" ")),
    kind: kind.join(" "),
    ...(status >= 400 && status < 600 ? { status } : {}),
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
