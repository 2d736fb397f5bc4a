import { z } from "zod";
import type { AdapterAnswer } from "../adapter.ts";
import { explainErrorBody, type ServerCall } from "./explain-status.ts";
import { failed, judgeAnswer } from "./judge-answer.ts";
import { findErrorBody, oneLine } from "./read-error-body.ts";

const count = z.int().nonnegative().optional().catch(undefined);
/** An answer of Ollama's chat or a line of one, as far as it is looked at. */
const Piece = z.object({
  model: z.string().optional().catch(undefined),
  message: z
    .object({ content: z.string().nullish(), tool_calls: z.array(z.unknown()).nullish().catch(undefined) })
    .nullish(),
  done: z.boolean().optional(),
  done_reason: z.string().nullish(),
  prompt_eval_count: count,
  eval_count: count,
});
type Piece = z.infer<typeof Piece>;

/** Whether a line of a stream is the last one. */
export function endsOllamaAnswer(line: string): boolean {
  return line.includes('"done"') && Piece.safeParse(parseJson(line)).data?.done === true;
}

/**
 * Reads an answer of Ollama's chat, one object or a line for each piece. Throws `OnrecordError`: `bad_response` when
 * it is none, `stream_broken` when the last piece does not say `done`.
 */
export function readOllamaAnswer(text: string, call: ServerCall): AdapterAnswer {
  const pieces: Piece[] = [];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  for (const [position, line] of lines.entries()) {
    const isLast = position === lines.length - 1;
    pieces.push(toPiece(line, call, { isFirst: position === 0, isLast }));
    if (pieces.at(-1)?.done === true) break;
  }
  const last = pieces.at(-1);
  if (last?.done !== true) throw unfinished(call);
  return judgeAnswer(
    {
      text: pieces.map((piece) => piece.message?.content ?? "").join(""),
      refusal: "",
      calledTool: pieces.some((piece) => (piece.message?.tool_calls ?? []).length > 0),
      finish: last.done_reason ?? finishByCount(last, call),
      inputTokens: last.prompt_eval_count,
      cachedTokens: undefined,
      outputTokens: last.eval_count,
      servedBy: oneLine(last.model ?? call.model),
    },
    call,
  );
}

// Servers before 0.1.40 give no reason: as many tokens as were allowed means that more were to come.
function finishByCount(last: Piece, call: ServerCall): string {
  return (last.eval_count ?? 0) >= call.maxOutputTokens ? "length" : "stop";
}

function unfinished(call: ServerCall): Error {
  if (call.transport === "stream") {
    return failed(call, "stream_broken", "ended its stream before the answer was finished");
  }
  return failed(call, "bad_response", "does not say that its answer is whole");
}

function toPiece(line: string, call: ServerCall, at: { isFirst: boolean; isLast: boolean }): Piece {
  const value = parseJson(line);
  if (value === undefined) {
    if (at.isLast && !at.isFirst) throw unfinished(call);
    throw failed(call, "bad_response", `gave no answer of Ollama's but "${oneLine(line).slice(0, 80)}"`);
  }
  const error = findErrorBody(value);
  if (error !== undefined) throw explainErrorBody(error, call, at.isFirst ? "bad_response" : "stream_broken");
  const piece = Piece.safeParse(value);
  if (piece.success) return piece.data;
  throw failed(call, "bad_response", "gave something of another shape than an answer of Ollama's");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
