import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import type { AdapterRequest, ModelAdapter } from "../adapter.ts";
import { abortError } from "../until-aborted.ts";

/** One recorded call: what was asked, as a key, and what came. */
export const RecordedCall = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  answer: z.strictObject({
    text: z.string(),
    finish: z.enum(["stop", "length", "refused"]),
    inputTokens: z.exactOptional(z.int().nonnegative()),
    cachedTokens: z.exactOptional(z.int().nonnegative()),
    outputTokens: z.exactOptional(z.int().nonnegative()),
    servedBy: z.string(),
  }),
});
export type RecordedCall = z.infer<typeof RecordedCall>;

/** Key of a call: SHA-256 of all that shapes an answer; waits, transport and window are left out. */
export function recordingKey(request: AdapterRequest): string {
  const { system, messages, format, maxOutputTokens, thinking, seed } = request;
  const asked = { system, messages, format, maxOutputTokens, thinking, seed };
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(asked)))
    .digest("hex");
}

/** Reads recorded calls, a line of JSON each; throws `not_readable` or, with the line's number, `bad_input`. */
export function readRecordedCalls(path: string): RecordedCall[] {
  return readLines(path).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const call = RecordedCall.safeParse(parseJson(line));
    if (call.success) return [call.data];
    throw new OnrecordError(
      `Line ${index + 1} of the recorded calls in ${path} is no {"key": …, "answer": {"text": …}}. Record the calls anew.`,
      { code: "bad_input" },
    );
  });
}

/** Answers from recorded calls (of several with one key: the last); throws `not_found` for a call that is not on record. */
export function createReplayAdapter(name: string, calls: readonly RecordedCall[]): ModelAdapter {
  const answers = new Map(calls.map((call) => [call.key, call.answer]));
  return {
    kind: "replay",
    location: "local",
    server: `replay/${name}`,
    async call(request) {
      if (request.signal.aborted) throw abortError(request.signal);
      const key = recordingKey(request);
      const answer = answers.get(key);
      if (answer !== undefined) return answer;
      throw new OnrecordError(
        `The recording "${name}" has ${answers.size} calls and not this one (${key.slice(0, 12)}): the text, the prompt or the settings have changed. Record it anew.`,
        { code: "not_found" },
      );
    },
  };
}

/** The same adapter, that also hands each whole answer to `write` as a line of a recording. */
export function recordCalls(adapter: ModelAdapter, write: (line: string) => void): ModelAdapter {
  return {
    ...adapter,
    async call(request) {
      const answer = await adapter.call(request);
      const call: RecordedCall = { key: recordingKey(request), answer };
      write(`${JSON.stringify(call)}\n`);
      return answer;
    },
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (cause) {
    throw new OnrecordError(`The recorded calls in ${path} cannot be read. Check that the file is there.`, {
      code: "not_readable",
      cause,
    });
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
