import { z } from "zod";
import type { SentLines } from "./model.ts";
import type { Validate } from "./read-json.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** First and last line that an answer says it saw. */
export interface NamedLines {
  readonly first?: string;
  readonly last?: string;
}

/** What an answer must look like on the wire, and how to get from there to what was asked for. */
export interface AnswerShape {
  /** The schema that the server or the prompt is given. */
  readonly schema: JsonSchema;
  readonly validate: Validate;
  /** Value without what was added to it. */
  toValue(wire: unknown): { readonly value: unknown; readonly named: NamedLines };
}

/** Asked schema as it is, or with `firstLine` and `lastLine` before its fields when lines must be named. */
export function createAnswerShape(
  asked: JsonSchema,
  options: { readonly lines?: SentLines | undefined; readonly validate?: Validate | undefined } = {},
): AnswerShape {
  const { $schema: _, ...schema } = asked;
  const bySchema = validateBySchema(schema);
  const validate: Validate = (value) => bySchema(value) ?? options.validate?.(value);
  if (options.lines === undefined) {
    return { schema, validate, toValue: (value) => ({ value, named: {} }) };
  }
  const isFlat = canHoldLines(schema);
  const toValue = (wire: unknown) => splitLines(wire, isFlat);
  return {
    schema: isFlat ? addLines(schema) : wrapWithLines(schema),
    validate: (wire) => validate(toValue(wire).value),
    toValue,
  };
}

const lineFields = {
  firstLine: { type: "string", description: "id of the first numbered line you were given" },
  lastLine: { type: "string", description: "id of the last numbered line you were given" },
};

/** Why the lines' ids are not in this text: a model must find them, not copy them from the task. */
export const linesTask =
  "In firstLine give the id of the first numbered line that you were given, in lastLine the id of the last one.";

function canHoldLines(schema: JsonSchema): boolean {
  const { properties } = schema;
  if (typeof properties !== "object" || properties === null) return false;
  return !("firstLine" in properties) && !("lastLine" in properties);
}

function addLines(schema: JsonSchema): JsonSchema {
  return {
    ...schema,
    properties: { ...lineFields, ...Object(schema["properties"]) },
    required: ["firstLine", "lastLine", ...(Array.isArray(schema["required"]) ? schema["required"] : [])],
  };
}

function wrapWithLines({ $defs, ...schema }: JsonSchema): JsonSchema {
  return {
    type: "object",
    properties: { ...lineFields, answer: schema },
    required: ["firstLine", "lastLine", "answer"],
    additionalProperties: false,
    ...($defs === undefined ? {} : { $defs }),
  };
}

function splitLines(wire: unknown, isFlat: boolean): { readonly value: unknown; readonly named: NamedLines } {
  if (typeof wire !== "object" || wire === null || Array.isArray(wire)) return { value: wire, named: {} };
  const fields = new Map(Object.entries(wire));
  const [first, last] = [fields.get("firstLine"), fields.get("lastLine")];
  const named = {
    ...(typeof first === "string" ? { first: first.trim() } : {}),
    ...(typeof last === "string" ? { last: last.trim() } : {}),
  };
  // A server without a schema may leave the wrapper away.
  if (!isFlat) return { value: fields.has("answer") ? fields.get("answer") : wire, named };
  fields.delete("firstLine");
  fields.delete("lastLine");
  return { value: Object.fromEntries(fields), named };
}

/** Validation by the JSON Schema; extra keys are no fault. A schema that zod cannot read validates everything. */
function validateBySchema(schema: JsonSchema): Validate {
  let read: z.ZodType;
  try {
    read = z.fromJSONSchema(withoutClosing(schema));
  } catch {
    return () => undefined;
  }
  return (value) => {
    const parsed = read.safeParse(value);
    return parsed.success ? undefined : z.prettifyError(parsed.error);
  };
}

/** Bounds that guide a server while it writes: what is beyond them is for the caller to cut, not to ask again for. */
const guides: readonly string[] = ["minItems", "maxItems", "pattern"];

/** A copy whose objects take extra keys, without the bounds of lists and texts. */
function withoutClosing(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === "additionalProperties" && value === false))
      .filter(([key, value]) => !(guides.includes(key) && typeof value !== "object"))
      .map(([key, value]) => [key, openValue(value)]),
  );
}

function openValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openValue);
  if (typeof value !== "object" || value === null) return value;
  return withoutClosing(Object.fromEntries(Object.entries(value)));
}
