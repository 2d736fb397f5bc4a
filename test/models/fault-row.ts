import type { ErrorCode } from "../../errors.ts";
import type { Step } from "./fault-server.ts";

/** A server's misbehaviour and what has to come of it: a text, or an error's code, after how many requests. */
export interface FaultRow {
  readonly id: string;
  readonly server: "openai" | "ollama";
  readonly transport: "whole" | "stream";
  readonly steps: readonly Step[];
  readonly expected: { readonly text: string } | { readonly code: ErrorCode };
  readonly requests: number;
  /** Stands in the message. */
  readonly says?: string;
}

/** Rows by id. */
export type FaultRows = Readonly<Record<string, Omit<FaultRow, "id" | "server" | "transport">>>;

/** What the servers of the rows say when they answer well. */
export const sentence = "Sie verlegen den Start auf März.";
export const good = { text: sentence };

/** A step that answers with a JSON body. */
export function json(body: string, status?: number): Step {
  return { ...(status === undefined ? {} : { status }), body };
}

/** Rows with their ids, all of one server and transport. */
export function nameRows(
  rows: FaultRows,
  server: FaultRow["server"],
  transport: FaultRow["transport"],
): FaultRow[] {
  return Object.entries(rows).map(([id, row]) => ({ id, server, transport, ...row }));
}

interface ChoiceParts {
  readonly finish?: string | null;
  readonly usage?: object;
}

/** A chat completion as OpenAI gives it. */
export function completion(message: object, { finish = "stop", usage }: ChoiceParts = {}): string {
  return JSON.stringify({
    id: "c1",
    object: "chat.completion",
    model: "fake-1",
    choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish }],
    usage: usage ?? { prompt_tokens: 31, completion_tokens: 9, total_tokens: 40 },
  });
}

/** A text's bytes in hexadecimal digits. */
export function hex(text: string): string {
  return Buffer.from(text, "utf8").toString("hex");
}

/** A text's bytes in hexadecimal digits, cut inside its first letter of several bytes. */
export function cutInsideLetter(text: string): string[] {
  const at = Buffer.from(text.slice(0, text.search(/[^\0-\x7F]/)), "utf8").length + 1;
  const bytes = hex(text);
  return [bytes.slice(0, at * 2), bytes.slice(at * 2)];
}
