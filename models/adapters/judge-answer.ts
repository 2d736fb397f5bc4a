import { type ErrorCode, OnrecordError } from "../../errors.ts";
import type { AdapterAnswer } from "../adapter.ts";
import type { Called } from "./explain-status.ts";
import { oneLine } from "./read-error-body.ts";

/** What was found in a server's answer, before it is known whether it is one. */
export interface Gathered {
  readonly text: string;
  readonly refusal: string;
  readonly calledTool: boolean;
  /** The server's word for why it stopped. */
  readonly finish: string | undefined;
  readonly inputTokens: number | undefined;
  readonly cachedTokens: number | undefined;
  readonly outputTokens: number | undefined;
  readonly servedBy: string;
}

const cutWords = new Set(["length", "max_tokens", "max_output_tokens", "limit"]);
const filterWords = new Set(["content_filter", "safety", "refusal"]);
const toolWords = new Set(["tool_calls", "function_call"]);

/**
 * The whole answer of what was gathered. Throws `refused`, `empty_answer`, or `bad_response` when the model called
 * a tool or the server does not say that it finished.
 */
export function judgeAnswer(gathered: Gathered, called: Called): AdapterAnswer {
  const { text, finish, refusal } = gathered;
  if (refusal.trim() !== "") throw failed(called, "refused", `refused to answer: "${oneLine(refusal)}"`);
  if (finish === undefined || finish === "") {
    throw failed(called, "bad_response", "does not say whether its answer is whole");
  }
  if (filterWords.has(finish))
    throw failed(called, "refused", `stopped the answer by its filter (${finish})`);
  const counts = countsOf(gathered);
  if (cutWords.has(finish)) return { text, finish: "length", ...counts };
  if (toolWords.has(finish) || (text.trim() === "" && gathered.calledTool)) {
    throw failed(called, "bad_response", "called a tool, though none was offered, instead of answering");
  }
  if (text.trim() === "") throw failed(called, "empty_answer", "gave an empty answer");
  return { text, finish: "stop", ...counts };
}

/** An error about an answer of status 200 that is none; `what` goes on from the server's and the model's name. */
export function failed(called: Called, code: ErrorCode, what: string): OnrecordError {
  return new OnrecordError(
    `${called.model} on ${called.server} ${what}. Try again, or choose another model or the built-in engine.`,
    { code },
  );
}

function countsOf(gathered: Gathered): Omit<AdapterAnswer, "text" | "finish"> {
  const { inputTokens, cachedTokens, outputTokens, servedBy } = gathered;
  return {
    // A prompt has tokens: zero is what servers say that did not count.
    ...(inputTokens === undefined || inputTokens === 0 ? {} : { inputTokens }),
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    servedBy,
  };
}
