import { z } from "zod";
import type { AdapterAnswer } from "../adapter.ts";
import { explainErrorBody, type ServerCall } from "./explain-status.ts";
import { failed, type Gathered, judgeAnswer } from "./judge-answer.ts";
import { findErrorBody, oneLine } from "./read-error-body.ts";

const count = z.int().nonnegative().optional().catch(undefined);
const Content = z
  .union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))])
  .nullish();
const Said = z.object({
  content: Content,
  refusal: z.string().nullish().catch(undefined),
  tool_calls: z.array(z.unknown()).nullish().catch(undefined),
});
const Usage = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined);
const Choice = z.object({
  index: z.number().nullish(),
  finish_reason: z.string().nullish(),
  message: Said.nullish(),
  delta: Said.nullish(),
});
/** A chat completion or a chunk of one, as far as it is looked at. */
const Completion = z.object({
  model: z.string().nullish().catch(undefined),
  system_fingerprint: z.string().nullish().catch(undefined),
  choices: z.array(Choice).nullish(),
  usage: Usage,
});
type Completion = z.infer<typeof Completion>;

/** Whether a line of a stream is the last one: nothing after it belongs to the answer. */
export function endsCompletion(line: string): boolean {
  return /^data:\s*\[DONE\]/.test(line);
}

/**
 * Reads a chat completion, whole or as server-sent events, by what it holds and not by its content type. Throws
 * `OnrecordError`: `bad_response` when it is no completion, `stream_broken` when its stream ends before it is finished.
 */
export function readCompletion(text: string, called: ServerCall): AdapterAnswer {
  if (/^\s*(?:data|event|id|retry)?:/.test(text)) return readStream(text, called);
  if (text.trim() === "" && called.transport === "stream") throw broken(called);
  const value = parseJson(text);
  if (value === undefined) {
    throw failed(called, "bad_response", `gave no completion but "${oneLine(text).slice(0, 80)}"`);
  }
  const completion = toCompletion(value, called, "whole");
  if (completion.choices?.[0]?.message === undefined) {
    throw failed(called, "bad_response", "gave a completion without a message");
  }
  return judgeAnswer(gather([completion], called), called);
}

function readStream(text: string, called: ServerCall): AdapterAnswer {
  const events = readEvents(text);
  const end = events.findIndex((event) => event.startsWith("[DONE]"));
  const completions = (end < 0 ? events : events.slice(0, end)).map((event, position) => {
    const value = parseJson(event);
    if (value !== undefined) return toCompletion(value, called, position === 0 ? "whole" : "piece");
    const isLast = position === events.length - 1;
    throw isLast ? broken(called) : failed(called, "bad_response", "sent a piece that is no JSON");
  });
  const gathered = gather(completions, called);
  if (gathered.finish !== undefined || gathered.refusal !== "") return judgeAnswer(gathered, called);
  throw end === 0 ? failed(called, "empty_answer", "ended its stream without an answer") : broken(called);
}

function broken(called: ServerCall): Error {
  return failed(called, "stream_broken", "ended its stream before the answer was finished");
}

/** The data of server-sent events; a last one without its empty line counts, too. */
function readEvents(text: string): string[] {
  const events: string[] = [];
  let data: string[] = [];
  const close = (): void => {
    if (data.length > 0) events.push(data.join("\n").trim());
    data = [];
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === "") close();
    else if (line.startsWith("data:")) data.push(line.slice("data:".length));
  }
  close();
  return events.filter((event) => event !== "");
}

function toCompletion(value: unknown, called: ServerCall, part: "whole" | "piece"): Completion {
  const error = findErrorBody(value);
  if (error !== undefined) {
    throw explainErrorBody(error, called, part === "whole" ? "bad_response" : "stream_broken");
  }
  const completion = Completion.safeParse(value);
  if (completion.success) return completion.data;
  throw failed(called, "bad_response", "gave something of another shape than a completion");
}

function gather(completions: readonly Completion[], called: ServerCall): Gathered {
  const choices = completions.flatMap((completion) => {
    const choice = (completion.choices ?? []).find(({ index }) => (index ?? 0) === 0);
    return choice === undefined ? [] : [choice];
  });
  const said = choices.flatMap((choice) => choice.message ?? choice.delta ?? []);
  const usage = completions.findLast((completion) => completion.usage)?.usage;
  return {
    text: said.map((one) => textOf(one.content)).join(""),
    refusal: said.map((one) => one.refusal ?? "").join(""),
    calledTool: said.some((one) => (one.tool_calls ?? []).length > 0),
    finish: choices.findLast((choice) => choice.finish_reason)?.finish_reason ?? undefined,
    inputTokens: usage?.prompt_tokens,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens,
    outputTokens: usage?.completion_tokens,
    servedBy: servedBy(completions, called),
  };
}

function servedBy(completions: readonly Completion[], called: ServerCall): string {
  const model = completions.find((completion) => completion.model)?.model ?? called.model;
  const version = completions.find((completion) => completion.system_fingerprint)?.system_fingerprint;
  return oneLine(version === undefined || version === null ? model : `${model} (${version})`);
}

function textOf(content: z.infer<typeof Content>): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => (part.type === "text" ? (part.text ?? "") : "")).join("");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
