import { appendFileSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import type { Model, ModelAnswer, ModelRequest } from "./model.ts";

/** What a scripted model does: the first row whose `purpose` the request's begins with answers it. */
export const Script = z.strictObject({
  answers: z.array(
    z.strictObject({
      purpose: z.string().describe("beginning of the request's purpose; empty fits all"),
      text: z.exactOptional(z.string()),
      value: z.exactOptional(z.unknown()),
      delayMs: z.exactOptional(z.number().nonnegative()),
      error: z.exactOptional(z.string()).describe("fails with this message"),
      hang: z.exactOptional(z.boolean()).describe("never answers, and ignores being cancelled"),
    }),
  ),
  log: z.exactOptional(z.string()).describe("file that gets a line for each call, answered or not"),
});
export type Script = z.infer<typeof Script>;

/** A model that answers by a script: for tests and for trying a graph out. It counts four characters a token. */
export function createScriptedModel(name: string, script: Script): Model {
  return {
    spec: `scripted/${name}`,
    contextTokens: 1_000_000,
    async generate(request) {
      log(script, `asked ${request.purpose}`);
      const row = script.answers.find((answer) => request.purpose.startsWith(answer.purpose));
      if (row === undefined || row.error !== undefined) {
        throw new OnrecordError(row?.error ?? `The script "${name}" has no answer for ${request.purpose}.`, {
          code: "model_failed",
        });
      }
      if (row.hang === true) await new Promise<never>(() => undefined);
      if (row.delayMs !== undefined) await wait(row.delayMs, request.signal);
      log(script, `answered ${request.purpose}`);
      return toAnswer(row, request);
    },
  };
}

/** What a function model gives: a value of the schema, a text, or an error that it throws. */
export type AnswerFunction = (request: ModelRequest) => unknown;

/** A model whose answers a function makes; a string is a text, anything else a value. May be asynchronous and may throw. */
export function createFunctionModel(
  name: string,
  answer: AnswerFunction,
  options: { readonly contextTokens?: number; readonly costUsd?: number | null } = {},
): Model {
  return {
    spec: `scripted/${name}`,
    contextTokens: options.contextTokens ?? 1_000_000,
    async generate(request) {
      const given = await answer(request);
      const row = typeof given === "string" ? { purpose: "", text: given } : { purpose: "", value: given };
      return { ...toAnswer(row, request), costUsd: options.costUsd === undefined ? 0 : options.costUsd };
    },
  };
}

/** Reads a script from a JSON file; throws `unknown_model` when it is absent or of another shape. */
export function readScript(path: string): Script {
  try {
    return Script.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new OnrecordError(
      `No script for the scripted model at ${path}. It must be a JSON file {"answers": [{"purpose": "", "value": …}]}.`,
      { code: "unknown_model", cause },
    );
  }
}

function log(script: Script, line: string): void {
  if (script.log !== undefined) appendFileSync(script.log, `${line}\n`);
}

async function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(delayMs, undefined, { signal });
  } catch (cause) {
    throw new OnrecordError("The call was cancelled.", { code: "cancelled", cause });
  }
}

function toAnswer(row: Script["answers"][number], request: ModelRequest): ModelAnswer {
  const text = row.text ?? JSON.stringify(row.value ?? null);
  const sent =
    request.system.length + request.messages.reduce((sum, message) => sum + message.content.length, 0);
  return {
    text,
    ...(row.value === undefined ? {} : { value: row.value }),
    finish: "stop",
    usage: {
      inputTokens: Math.ceil(sent / 4),
      cachedTokens: 0,
      outputTokens: Math.ceil(text.length / 4),
      source: "estimated",
    },
    costUsd: 0,
    attempts: 1,
    servedBy: "scripted",
    seconds: (row.delayMs ?? 0) / 1000,
  };
}
