import { z } from "zod";

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** What a client may send to a tool; unknown arguments are refused, whatever the zod schema does with them. */
export function inputSchema(input: z.ZodObject): JsonSchema {
  return { ...asObject(onlyText(convert(input, "input"))), additionalProperties: false };
}

/**
 * What a tool answers, or `error` in place of all else: SDK 1.x's client holds failed calls to this schema too, and
 * would hide the error from the model.
 */
export function outputSchema(output: z.ZodObject): JsonSchema {
  const { properties, required, ...rest } = convert(output, "output");
  const schema = { ...rest, properties: { ...asObject(properties), error: { type: "object" } } };
  if (!Array.isArray(required) || required.length === 0) return schema;
  return { ...schema, anyOf: [{ required }, { required: ["error"] }] };
}

/** The part of a schema that a path of an issue leads to; `undefined` where the schema does not say. */
export function schemaAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const next = typeof step === "number" ? schema["items"] : asObject(schema["properties"])[String(step)];
  return isObject(next) ? schemaAt(next, rest) : undefined;
}

function convert(schema: z.ZodObject, io: "input" | "output"): JsonSchema {
  const converted = { ...z.toJSONSchema(schema, { io, unrepresentable: "any", override: trim }) };
  // The dialect is the protocol's own; it stays only where a definition spells it out.
  if (schema.meta()?.["$schema"] !== dialect) delete converted.$schema;
  return { ...converted };
}

// Zod bounds every integer by the safe ones, which costs each number 60 characters of `tools/list` and says nothing.
function trim({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (Array.isArray(jsonSchema.type) && String(jsonSchema.type) === "string,number")
    jsonSchema.type = "string";
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** Of a text or a number only the text is told: not every host can map a list of types, and both are read. */
function onlyText(schema: unknown): unknown {
  if (Array.isArray(schema))
    return /^(?:string,number|number,string)$/.test(String(schema)) ? "string" : schema.map(onlyText);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, onlyText(value)]));
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): JsonSchema {
  return isObject(value) ? value : {};
}
