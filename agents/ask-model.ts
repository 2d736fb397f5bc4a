import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import type { Model, ReadCoverage, SentLines } from "../models/model.ts";
import { type AnswerBounds, toAnswerSchema } from "./answer-schema.ts";
import type { CallLog } from "./call-log.ts";
import { outputTokensOf } from "./context-fit.ts";
import type { Prompt } from "./prompt-text.ts";

/** Who is asked, and where the call is counted. */
export interface Asker {
  readonly model: Model;
  readonly log: CallLog;
  readonly signal: AbortSignal;
}

/** What is asked. `answer` reads leniently: extra keys are dropped, what counts is checked after. */
export interface Question<T> {
  readonly prompt: Prompt;
  readonly answer: z.ZodType<T>;
  /** What fields may hold in this call. */
  readonly bounds?: AnswerBounds;
  readonly purpose: string;
  /** First and last line of the recording in the prompt, when it must have been read whole. */
  readonly lines?: SentLines;
  /** Tokens that the answer may have; absent: as many as the model's window allows. */
  readonly mostTokens?: number;
}

/** Longest one attempt and one call may take: a small model on a processor reads 7,000 tokens in two minutes. */
const timeouts = { attemptMs: 240_000, deadlineMs: 600_000 };

/** Asks a model once and reads its answer. Throws `bad_answer` for another shape, and what the model throws. */
export async function askModel<T>(
  { model, log, signal }: Asker,
  question: Question<T>,
): Promise<{ readonly value: T; readonly coverage: ReadCoverage | undefined }> {
  const answer = await log.ask(model, {
    system: question.prompt.system,
    messages: [{ role: "user", content: question.prompt.user }],
    schema: toAnswerSchema(question.answer, question.bounds),
    validate: (value) => {
      const read = question.answer.safeParse(value);
      return read.success ? undefined : z.prettifyError(read.error);
    },
    ...(question.lines === undefined ? {} : { lines: question.lines }),
    maxOutputTokens: Math.min(outputTokensOf(model), question.mostTokens ?? Number.POSITIVE_INFINITY),
    timeouts,
    signal,
    purpose: question.purpose,
  });
  const read = question.answer.safeParse(answer.value);
  if (read.success) return { value: read.data, coverage: answer.coverage };
  throw new OnrecordError(
    `The answer of ${model.spec} is not of the asked shape: ${z.prettifyError(read.error)}. Run again, or name another model.`,
    { code: "bad_answer", cause: read.error },
  );
}
