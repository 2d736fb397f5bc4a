import { OnrecordError } from "../errors.ts";
import type { AnswerFormat } from "./adapter.ts";
import { type AnswerShape, createAnswerShape, linesTask, type NamedLines } from "./answer-shape.ts";
import type { PromptTexts } from "./count-tokens.ts";
import type { Message, ModelRequest } from "./model.ts";
import { type ReadJson, readJson } from "./read-json.ts";
import { sketchSchema } from "./sketch-schema.ts";
import { stripThoughts } from "./strip-thoughts.ts";

/** A prompt with the form its answer must have. */
export interface LadderPrompt extends PromptTexts {
  readonly format: AnswerFormat;
}

/** A whole answer as the ladder read it; `value` and `named` where a schema was asked for. */
export interface LadderAnswer<T> {
  readonly text: string;
  readonly value?: unknown;
  readonly named: NamedLines;
  /** The call whose answer was read. */
  readonly from: T;
}

/** What one call gave; the ladder reads its text alone. */
interface Called {
  readonly text: string;
}

/** How a server can be held to a form. */
export interface FormatAbilities {
  readonly jsonSchema?: boolean;
  readonly jsonMode?: boolean;
}

/** Makes the calls that a request needs: one, and one more when an answer could not be read. */
export interface SchemaLadder {
  ask<T extends Called>(
    request: ModelRequest,
    call: (prompt: LadderPrompt) => Promise<T>,
  ): Promise<LadderAnswer<T>>;
}

type ChangeMessages = (messages: readonly Message[]) => readonly Message[];
type Rung = AnswerFormat["kind"];

/** Most of a wrong answer and of its faults that is shown to its model again, in characters. */
const quotedChars = 4_000;
const problemChars = 1_200;

/**
 * The server's JSON Schema, else its JSON mode with the schema in the prompt, else text that JSON is taken out of.
 * A server that refuses a form is not asked for it again. Throws `bad_answer` when the second answer is no better.
 */
export function createSchemaLadder(spec: string, abilities: FormatAbilities): SchemaLadder {
  const rungs: Rung[] = [];
  // Nobody knows of it: a server that does not take it says so, and is not asked again.
  if (abilities.jsonSchema !== false) rungs.push("schema");
  if (abilities.jsonMode === true) rungs.push("json");
  rungs.push("text");
  return {
    async ask(request, call) {
      if (request.schema === undefined) return await askForText(spec, request, call);
      const shape = createAnswerShape(request.schema, request);
      return await askForValue({ spec, request, shape, call, rungs });
    },
  };
}

interface Asking<T extends Called> {
  readonly spec: string;
  readonly request: ModelRequest;
  readonly shape: AnswerShape;
  readonly call: (prompt: LadderPrompt) => Promise<T>;
  /** Forms left to ask for, best first; shared by all calls to the model. */
  readonly rungs: Rung[];
}

async function askForText<T extends Called>(
  spec: string,
  { system, messages }: ModelRequest,
  call: (prompt: LadderPrompt) => Promise<T>,
): Promise<LadderAnswer<T>> {
  const from = await call({ system, messages, format: { kind: "text" } });
  const text = stripThoughts(from.text) ?? "";
  if (text !== "") return { text, named: {}, from };
  throw new OnrecordError(
    `The answer of ${spec} holds only thoughts. Switch thinking off (?think=off), allow a longer answer, or name another model.`,
    { code: "empty_answer" },
  );
}

async function askForValue<T extends Called>(asking: Asking<T>): Promise<LadderAnswer<T>> {
  const first = await climb(asking, 0, (messages) => messages);
  const read = readJson(first.text, asking.shape.validate);
  if (read.kind === "read") return toAnswer(asking, first, read.value);
  // A form that the server ignored will not help the second time: the schema then stands in the prompt.
  const step = read.kind === "unreadable" && asking.rungs.length > 1 ? 1 : 0;
  const second = await askAgain(asking, step, (messages) => addProblem(messages, first.text, read));
  const again = readJson(second.text, asking.shape.validate);
  if (again.kind === "read") return toAnswer(asking, second, again.value);
  throw badAnswer(asking.spec, again.problem);
}

/** A wrong value is shown with its faults; an unreadable text is not shown again, for models then repeat it. */
function addProblem(
  messages: readonly Message[],
  text: string,
  { kind, problem }: Exclude<ReadJson, { kind: "read" }>,
): readonly Message[] {
  const faults = clip(problem, problemChars);
  if (kind === "unreadable") {
    return addToLast(messages, [
      `An earlier answer to this could not be used. ${faults} Give the whole answer as one JSON value.`,
    ]);
  }
  return [
    ...messages,
    { role: "assistant", content: clip(text, quotedChars) },
    {
      role: "user",
      content: `That answer cannot be used:\n${faults}\nGive the whole answer again as one JSON value that fits the schema, and nothing else.`,
    },
  ];
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} …`;
}

async function askAgain<T extends Called>(
  asking: Asking<T>,
  step: number,
  change: ChangeMessages,
): Promise<T> {
  try {
    return await climb(asking, step, change);
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || cause.code !== "context_exceeded") throw cause;
    throw badAnswer(asking.spec, "there was no room in its window to ask again", cause);
  }
}

function badAnswer(spec: string, problem: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    `The answer of ${spec} cannot be used, and it was asked twice: ${clip(problem, 300)} Run again, or name another model.`,
    { code: "bad_answer", cause },
  );
}

function toAnswer<T extends Called>({ shape }: Asking<T>, from: T, wire: unknown): LadderAnswer<T> {
  return { text: from.text, ...shape.toValue(wire), from };
}

/** Asks in the best form left, from `step` on; goes one down, for good, each time the server refuses the form. */
async function climb<T extends Called>(asking: Asking<T>, step: number, change: ChangeMessages): Promise<T> {
  for (;;) {
    const rung = asking.rungs[step] ?? "text";
    try {
      return await asking.call(toPrompt(asking, rung, change));
    } catch (cause) {
      if (rung === "text" || !isFormRefused(cause)) throw cause;
      const at = asking.rungs.indexOf(rung);
      if (at >= 0) asking.rungs.splice(at, 1);
    }
  }
}

/** A 400 about the form: OpenAI-compatible servers name the field, llama.cpp its grammar. */
function isFormRefused(cause: unknown): boolean {
  if (!(cause instanceof OnrecordError)) return false;
  const codes = ["bad_input", "bad_usage", "bad_response", "server_error", "model_failed"];
  const reason = cause.cause instanceof Error ? cause.cause.message : "";
  return (
    codes.includes(cause.code) &&
    /response_?format|json_?(?:schema|object)|grammar|\bformat\b|structured/i.test(
      `${cause.message} ${reason}`,
    )
  );
}

function toPrompt<T extends Called>(
  { request, shape }: Asking<T>,
  rung: Rung,
  change: ChangeMessages,
): LadderPrompt {
  const schema = `Answer with one JSON value and nothing else. Its JSON Schema:\n${JSON.stringify(shape.schema)}\nIts form:\n${sketchSchema(shape.schema)}`;
  const parts = [...(request.lines === undefined ? [] : [linesTask]), ...(rung === "schema" ? [] : [schema])];
  return {
    system: request.system,
    messages: change(addToLast(request.messages, parts)),
    format:
      rung === "schema" ? { kind: "schema", name: nameOf(request), schema: shape.schema } : { kind: rung },
  };
}

/** The additions stand at the end, so that the prompt begins with the same bytes and servers' caches hit. */
function addToLast(messages: readonly Message[], parts: readonly string[]): readonly Message[] {
  const last = messages.at(-1);
  if (parts.length === 0) return messages;
  if (last?.role !== "user") return [...messages, { role: "user", content: parts.join("\n\n") }];
  return [...messages.slice(0, -1), { role: "user", content: [last.content, ...parts].join("\n\n") }];
}

function nameOf({ purpose }: ModelRequest): string {
  return purpose.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 64) || "answer";
}
