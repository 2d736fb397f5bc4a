import { z } from "zod";

type JsonSchema = Readonly<Record<string, unknown>>;

/** What a field may hold in one call; `pattern` is of a text, or of each text of a list. */
export interface FieldBounds {
  readonly least?: number;
  readonly most?: number;
  readonly pattern?: string;
}

/**
 * Bounds by field name. They only guide a server that holds answers to a schema: small models fill lists until their
 * answer is cut, and name lines that do not exist. An answer beyond them is no fault; its reader cuts and drops.
 */
export type AnswerBounds = Readonly<Record<string, FieldBounds>>;

const lineId = "^s[0-9]{4,6}$";

/** First and last line that a model names of those it was given. */
export const seenLineBounds: AnswerBounds = { firstLine: { pattern: lineId }, lastLine: { pattern: lineId } };

/** Ids of the lines that say one thing: at least `least` of them. */
export function lineIdBounds(least: 0 | 1): FieldBounds {
  return { least, most: 6, pattern: lineId };
}

/**
 * The JSON Schema that a server is asked to hold an answer to: every field required, no others allowed, as strict
 * modes want it. What the lenient `type` lets pass is not in it.
 */
export function toAnswerSchema(type: z.ZodType, bounds: AnswerBounds = {}): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
      if (jsonSchema.properties === undefined) return;
      jsonSchema.required = Object.keys(jsonSchema.properties);
      jsonSchema.additionalProperties = false;
    },
  });
  return bound(schema, bounds);
}

function bound(schema: JsonSchema, bounds: AnswerBounds): JsonSchema {
  const properties = isSchema(schema["properties"]) ? schema["properties"] : undefined;
  const items = isSchema(schema["items"]) ? schema["items"] : undefined;
  return {
    ...schema,
    ...(items === undefined ? {} : { items: bound(items, bounds) }),
    ...(properties === undefined ? {} : { properties: boundFields(properties, bounds) }),
  };
}

function boundFields(properties: JsonSchema, bounds: AnswerBounds): JsonSchema {
  const fields = Object.entries(properties).map(([name, field]) => {
    const inner = isSchema(field) ? bound(field, bounds) : {};
    const own = bounds[name];
    return [name, own === undefined ? inner : boundField(inner, own)];
  });
  return Object.fromEntries(fields);
}

function boundField(field: JsonSchema, { least, most, pattern }: FieldBounds): JsonSchema {
  const held = pattern === undefined ? {} : { pattern };
  if (field["type"] !== "array") return { ...field, ...held };
  return {
    ...field,
    ...(least === undefined ? {} : { minItems: least }),
    ...(most === undefined ? {} : { maxItems: most }),
    items: { ...(isSchema(field["items"]) ? field["items"] : {}), ...held },
  };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
